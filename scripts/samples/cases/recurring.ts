import type { Invoice } from '../../../lib/invoice/schema';
import { buildInvoice } from '../build-invoice';
import { germanCreditorId } from '../check-digits';
import { addDays, monthOf } from '../dates';
import { ordinaryDraft } from '../draft';
import { BUYER_IBAN, SUPPLIERS } from '../parties';

/**
 * @param today `YYYY-MM-DD`
 * @returns IT service by the hour for the month before
 */
export function itServiceInvoice(today: string): Invoice {
	const period = monthOf(today, -1);
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.itService, addDays(today, -2), {
			series: ['NM', '00312'],
			delivery: { date: null, ...period },
			contractReference: 'WV-2023-08',
			lines: [
				{
					name: 'Wartung Serverraum, Pauschale',
					quantity: '1',
					unit: 'MON',
					netPrice: '390.00',
					vatRate: '19',
					period,
				},
				{
					name: 'Techniker vor Ort',
					description: 'Austausch Firewall, Einrichtung VPN',
					quantity: '6.5',
					unit: 'HUR',
					netPrice: '104.00',
					vatRate: '19',
				},
				{
					name: 'Firewall-Gerät Modell Muster 40',
					sellerItemId: 'FW-M40',
					quantity: '1',
					unit: 'C62',
					netPrice: '612.50',
					vatRate: '19',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns software subscription collected by SEPA direct debit
 */
export function softwareInvoice(today: string): Invoice {
	const period = monthOf(today);
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.software, addDays(today, -1), {
			series: ['CM-', '9920114'],
			dueAfter: 7,
			delivery: { date: null, ...period },
			payment: {
				ibans: [],
				accountName: null,
				bic: null,
				meansCode: '59',
				meansText: 'SEPA-Lastschrift',
				mandateReference: 'MUSTERBAU-0001',
				creditorId: germanCreditorId('00099920012'),
				debitedIban: BUYER_IBAN,
				terms: 'Der Betrag wird per SEPA-Lastschrift eingezogen.',
			},
			lines: [
				{
					name: 'Bauakte online, Tarif Team',
					description: 'Monatsgebühr je Benutzer',
					quantity: '12',
					unit: 'MON',
					netPrice: '19.90',
					vatRate: '19',
					period,
				},
			],
		}),
	);
}

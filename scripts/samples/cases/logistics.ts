import type { Invoice } from '../../../lib/invoice/schema';
import { allowance, buildInvoice, skontoStep } from '../build-invoice';
import { addDays } from '../dates';
import { ordinaryDraft } from '../draft';
import { SUPPLIERS } from '../parties';

/**
 * @param today `YYYY-MM-DD`
 * @returns freight with two steps of cash discount in the XRechnung form of BT-20
 */
export function forwarderInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.forwarder, addDays(today, -1), {
			series: ['F', '60718'],
			dueAfter: 30,
			orderReference: 'B-20902',
			deliverTo: {
				name: 'Musterbau Hansen GmbH, Baustelle Hafenstraße',
				address: {
					line1: 'Hafenstraße 7',
					line2: null,
					line3: null,
					postCode: '24103',
					city: 'Kiel',
					subdivision: null,
					country: 'DE',
				},
			},
			payment: {
				terms: [
					'#SKONTO#TAGE=8#PROZENT=3.00#',
					'#SKONTO#TAGE=14#PROZENT=2.00#',
					'Zahlbar innerhalb von 30 Tagen netto.',
				].join('\n'),
				skonto: [skontoStep('3.00', 8), skontoStep('2.00', 14)],
			},
			lines: [
				{
					name: 'Sattelzug Bremen - Kiel, Fertigteile 22 t',
					quantity: '2',
					unit: 'C62',
					netPrice: '685.00',
					vatRate: '19',
				},
				{ name: 'Maut', quantity: '446', unit: 'KMT', netPrice: '0.348', vatRate: '19' },
				{
					name: 'Standzeit Entladestelle',
					quantity: '1.5',
					unit: 'HUR',
					netPrice: '55.00',
					vatRate: '19',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns machine rental with allowances and charges on document and line
 */
export function machineRentalInvoice(today: string): Invoice {
	const issueDate = addDays(today, -5);
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.machineRental, issueDate, {
			series: ['MM-', '2214'],
			delivery: { date: null, from: addDays(issueDate, -12), to: addDays(issueDate, -2) },
			payment: {
				terms: '2 % Skonto bei Zahlung innerhalb von 10 Tagen, sonst 14 Tage netto.',
				skonto: [skontoStep('2.00', 10)],
			},
			lines: [
				{
					name: 'Minibagger 1,8 t, Tagesmiete',
					quantity: '10',
					unit: 'DAY',
					netPrice: '115.00',
					vatRate: '19',
					allowances: [
						allowance({
							amount: '57.50',
							baseAmount: '1150.00',
							percentage: '5',
							reason: 'Wochenrabatt',
						}),
					],
				},
				{
					name: 'Rüttelplatte 90 kg, Tagesmiete',
					quantity: '10',
					unit: 'DAY',
					netPrice: '28.00',
					vatRate: '19',
				},
			],
			allowances: [
				allowance({
					amount: '41.18',
					baseAmount: '1372.50',
					percentage: '3',
					reason: 'Stammkundenrabatt',
					reasonCode: '95',
					vatCategory: 'S',
					vatRate: '19',
				}),
			],
			charges: [
				allowance({
					amount: '90.00',
					reason: 'An- und Abtransport',
					reasonCode: 'FC',
					vatCategory: 'S',
					vatRate: '19',
				}),
			],
		}),
	);
}

import type { Invoice } from '../../../lib/invoice/schema';
import { buildInvoice } from '../build-invoice';
import { addDays } from '../dates';
import { ordinaryDraft } from '../draft';
import { SUPPLIERS } from '../parties';

/** Reverse-charge note demanded by § 14a (5) UStG. */
export const REVERSE_CHARGE_NOTE = 'Steuerschuldnerschaft des Leistungsempfängers';

/**
 * @param today `YYYY-MM-DD`
 * @returns painting work, one VAT rate
 */
export function painterInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.painter, addDays(today, -4), {
			series: ['RE-', '0457'],
			orderReference: 'B-20871',
			projectReference: 'BV Hafenstraße 7',
			notes: [{ subjectCode: null, text: 'Vielen Dank für Ihren Auftrag.' }],
			lines: [
				{
					name: 'Innenwände spachteln und streichen',
					description: 'Treppenhaus, 2 Anstriche Dispersionsfarbe weiß',
					quantity: '186.5',
					unit: 'MTK',
					netPrice: '11.80',
					vatRate: '19',
				},
				{
					name: 'Türzargen lackieren',
					quantity: '14',
					unit: 'C62',
					netPrice: '48.00',
					vatRate: '19',
				},
				{ name: 'Anfahrt', quantity: '1', unit: 'LS', netPrice: '35.00', vatRate: '19' },
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns electrical installation
 */
export function electricianInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.electrician, addDays(today, -11), {
			series: ['AR-', '1093'],
			dueAfter: 30,
			lines: [
				{
					name: 'Baustromverteiler liefern und anschließen',
					quantity: '2',
					unit: 'C62',
					netPrice: '478.00',
					vatRate: '19',
				},
				{
					name: 'Leitung NYM-J 5x2,5',
					quantity: '150',
					unit: 'MTR',
					netPrice: '238.00',
					priceBaseQuantity: '100',
					vatRate: '19',
				},
				{ name: 'Monteurstunde', quantity: '9', unit: 'HUR', netPrice: '62.40', vatRate: '19' },
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns construction work under § 13b (2) no. 4 UStG: no VAT, reverse-charge note
 */
export function dryWallerInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.dryWaller, addDays(today, -7), {
			series: ['TB', '0086'],
			exemption: { reason: REVERSE_CHARGE_NOTE, code: 'VATEX-EU-AE' },
			notes: [{ subjectCode: null, text: `${REVERSE_CHARGE_NOTE} (§ 13b UStG).` }],
			lines: [
				{
					name: 'Metallständerwand, doppelt beplankt',
					quantity: '74.25',
					unit: 'MTK',
					netPrice: '58.90',
					vatCategory: 'AE',
					vatRate: '0',
				},
				{
					name: 'Revisionsklappe einbauen',
					quantity: '3',
					unit: 'C62',
					netPrice: '67.00',
					vatCategory: 'AE',
					vatRate: '0',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns garden plants and planting, 7 % and 19 %
 */
export function gardenerInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.gardener, addDays(today, -10), {
			series: ['GM-', '148'],
			lines: [
				{ name: 'Hainbuche 100/125', quantity: '45', unit: 'C62', netPrice: '6.40', vatRate: '7' },
				{ name: 'Pflanzarbeiten', quantity: '8', unit: 'HUR', netPrice: '46.00', vatRate: '19' },
			],
		}),
	);
}

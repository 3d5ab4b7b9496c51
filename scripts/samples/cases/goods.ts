import type { Invoice } from '../../../lib/invoice/schema';
import { buildInvoice } from '../build-invoice';
import { addDays } from '../dates';
import { ordinaryDraft } from '../draft';
import { SUPPLIERS } from '../parties';

/**
 * @param today `YYYY-MM-DD`
 * @returns office supplies with books and coffee: 19 % and 7 %
 */
export function officeSuppliesInvoice(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.officeSupplies, addDays(today, -9), {
			series: ['', '118204'],
			suppliedBefore: 1,
			despatchAdviceReference: 'LS-77310',
			lines: [
				{
					name: 'Kopierpapier A4, 80 g/m²',
					sellerItemId: 'KP-80-A4',
					quantity: '40',
					unit: 'XPK',
					netPrice: '4.29',
					vatRate: '19',
				},
				{
					name: 'Ordner breit, grau',
					sellerItemId: 'OR-B-GR',
					quantity: '25',
					unit: 'C62',
					netPrice: '2.15',
					vatRate: '19',
				},
				{
					name: 'Fachbuch Bauabrechnung, 3. Auflage',
					quantity: '2',
					unit: 'C62',
					netPrice: '46.73',
					vatRate: '7',
				},
				{
					name: 'Kaffee, ganze Bohne',
					quantity: '6',
					unit: 'KGM',
					netPrice: '13.90',
					vatRate: '7',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns credit note for returned goods of the office supplies invoice
 */
export function officeSuppliesCreditNote(today: string): Invoice {
	const original = officeSuppliesInvoice(today);
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.officeSupplies, addDays(today, -3), {
			series: ['G-', '004417'],
			typeCode: '381',
			precedingInvoices: [{ number: original.number, issueDate: original.issueDate }],
			notes: [{ subjectCode: null, text: 'Rechnungskorrektur: Rücknahme von 5 Ordnern.' }],
			payment: { terms: 'Der Betrag wird mit der nächsten Rechnung verrechnet.' },
			lines: [
				{
					name: 'Ordner breit, grau',
					sellerItemId: 'OR-B-GR',
					quantity: '5',
					unit: 'C62',
					netPrice: '2.15',
					vatRate: '19',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns catering, held to the fields of the profile BASIC
 */
export function catererInvoice(today: string): Invoice {
	const { party } = SUPPLIERS.caterer;
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.caterer, addDays(today, -6), {
			series: ['R', '231'],
			seller: { ...party, contact: null },
			payment: { accountName: null, bic: null, meansText: null },
			lines: [
				{
					name: 'Richtfest: Buffet für 60 Personen',
					quantity: '60',
					unit: 'C62',
					netPrice: '18.50',
					vatRate: '7',
				},
				{
					name: 'Getränkepauschale',
					quantity: '60',
					unit: 'C62',
					netPrice: '7.20',
					vatRate: '19',
				},
			],
		}),
	);
}

import { toAmount, toBig } from '../../../lib/invoice/money';
import type { Invoice } from '../../../lib/invoice/schema';
import { buildInvoice } from '../build-invoice';
import { addDays, monthOf } from '../dates';
import { ordinaryDraft } from '../draft';
import { SUPPLIERS } from '../parties';
import { dryWallerInvoice, painterInvoice, REVERSE_CHARGE_NOTE } from './trades';

/**
 * @param today `YYYY-MM-DD`
 * @returns electricity whose gross amount is 90 EUR more than net and VAT
 */
export function invoiceWithWrongSum(today: string): Invoice {
	const period = monthOf(today, -1);
	const invoice = buildInvoice(
		ordinaryDraft(SUPPLIERS.energy, addDays(today, -8), {
			series: ['VK-', '5520918'],
			delivery: { date: null, ...period },
			lines: [
				{
					name: 'Strom Gewerbe',
					quantity: '2318',
					unit: 'KWH',
					netPrice: '0.2394',
					vatRate: '19',
					period,
				},
				{
					name: 'Grundpreis',
					quantity: '1',
					unit: 'MON',
					netPrice: '14.50',
					vatRate: '19',
					period,
				},
			],
		}),
	);
	const gross = toAmount(toBig(invoice.totals.gross).plus('90'));
	return { ...invoice, totals: { ...invoice.totals, gross, payable: gross } };
}

/**
 * @param today `YYYY-MM-DD`
 * @returns roof repair whose IBAN has two digits swapped
 */
export function invoiceWithWrongIban(today: string): Invoice {
	const { iban } = SUPPLIERS.roofer;
	const swapped = `${iban.slice(0, -2)}${iban.at(-1)}${iban.at(-2)}`;
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.roofer, addDays(today, -3), {
			series: ['R-', '0734'],
			payment: { ibans: [swapped] },
			lines: [
				{
					name: 'Dachziegel austauschen',
					quantity: '38',
					unit: 'C62',
					netPrice: '21.50',
					vatRate: '19',
				},
				{
					name: 'Gerüst stellen, pauschal',
					quantity: '1',
					unit: 'LS',
					netPrice: '480.00',
					vatRate: '19',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns printed matter with 16 % VAT, the rate of the second half of 2020
 */
export function invoiceWithOldVatRate(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.printer, addDays(today, -6), {
			series: ['D', '4471'],
			lines: [
				{
					name: 'Bauzaunbanner 340 x 176 cm',
					quantity: '4',
					unit: 'C62',
					netPrice: '86.00',
					vatRate: '16',
				},
				{
					name: 'Visitenkarten, 500 Stück',
					quantity: '3',
					unit: 'C62',
					netPrice: '29.90',
					vatRate: '16',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns reverse-charge note, and VAT shown all the same (§ 14c (1) UStG)
 */
export function reverseChargeWithVat(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.dryWaller, addDays(today, -2), {
			series: ['TB', '0091'],
			notes: [{ subjectCode: null, text: `${REVERSE_CHARGE_NOTE} (§ 13b UStG).` }],
			lines: dryWallerInvoice(today).lines.map(({ name, quantity, unit, netPrice }) => ({
				name,
				quantity,
				unit,
				netPrice,
				vatRate: '19',
			})),
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns garden work without invoice number and without any tax id of the seller
 */
export function invoiceWithoutNumberAndTaxId(today: string): Invoice {
	return buildInvoice(
		ordinaryDraft(SUPPLIERS.gardener, addDays(today, -5), {
			series: ['', ''],
			number: null,
			seller: { ...SUPPLIERS.gardener.party, vatId: null, taxNumber: null },
			payment: { remittance: null },
			lines: [
				{
					name: 'Rollrasen verlegen',
					quantity: '120',
					unit: 'MTK',
					netPrice: '9.80',
					vatRate: '19',
				},
			],
		}),
	);
}

/**
 * @param today `YYYY-MM-DD`
 * @returns painting work whose VAT id has a wrong check digit
 */
export function invoiceWithWrongVatId(today: string): Invoice {
	const invoice = painterInvoice(today);
	const { vatId } = invoice.seller;
	const wrong = `${vatId?.slice(0, -1)}${(Number(vatId?.at(-1)) + 1) % 10}`;
	return { ...invoice, number: `${invoice.number}-2`, seller: { ...invoice.seller, vatId: wrong } };
}

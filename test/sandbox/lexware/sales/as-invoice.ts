import { emptyParty } from '../../../../lib/invoice/empty-invoice';
import type { Invoice, Party } from '../../../../lib/invoice/schema';
import { allowance, buildInvoice, type LineDraft } from '../../../../scripts/samples/build-invoice';
import { SUPPLIERS } from '../../../../scripts/samples/parties';
import { dayOf } from '../dates';
import { amount, big, total } from '../money';
import type { Office } from '../office';
import type { LineItem, SalesAddress, SalesDocument } from './record';

/** UNTDID 1001 */
const TYPE_CODES: Readonly<Record<string, string>> = {
	invoices: '380',
	'credit-notes': '381',
	'down-payment-invoices': '386',
};

/** UNTDID 5305 of what is not taxed */
const CATEGORIES: Readonly<Record<string, string>> = {
	vatfree: 'E',
	intraCommunitySupply: 'K',
	constructionService13b: 'AE',
	externalService13b: 'AE',
	thirdPartyCountryService: 'G',
	thirdPartyCountryDelivery: 'G',
	photovoltaicEquipment: 'Z',
};

/** UN/ECE Recommendation 20: one */
const PIECE = 'C62';

/**
 * @param office the vendor; its organisation is the seller
 * @param document an invoice, credit note or down payment invoice
 * @returns the same as an EN 16931 invoice
 */
export function asInvoice(office: Office, document: SalesDocument): Invoice {
	const { party, iban, bic } = SUPPLIERS.painter;
	const seller = { ...party, name: office.options.organization.companyName };
	const category = CATEGORIES[document.taxConditions.taxType];
	const lines = document.lineItems.flatMap((item) => lineDraft(item, category) ?? []);
	return buildInvoice({
		number: document.voucherNumber,
		typeCode: TYPE_CODES[document.kind] ?? '380',
		issueDate: dayOf(document.voucherDate),
		dueDate: document.dueDate === undefined ? null : dayOf(document.dueDate),
		delivery: { date: supplyDay(document), from: null, to: null },
		seller,
		buyer: buyerOf(document.address),
		buyerReference: document.xRechnung?.buyerReference ?? null,
		lines,
		allowances: discounts(document, category),
		...(category !== undefined && {
			exemption: {
				reason: document.taxConditions.taxTypeNote ?? 'Ohne Umsatzsteuer',
				code: 'VATEX-EU-O',
			},
		}),
		payment: {
			ibans: [iban],
			accountName: seller.name,
			bic,
			meansCode: '58',
			remittance: document.voucherNumber,
			terms: document.paymentConditions?.paymentTermLabel ?? null,
		},
	});
}

function supplyDay({ shippingConditions, voucherDate }: SalesDocument): string {
	return dayOf(shippingConditions?.shippingDate ?? voucherDate);
}

function lineDraft(item: LineItem, category: string | undefined): LineDraft | null {
	if (!item.unitPrice || item.optional || item.alternative) return null;
	const { netAmount, taxRatePercentage } = item.unitPrice;
	const share = big(100)
		.minus(big(item.discountPercentage ?? 0))
		.div(100);
	return {
		name: item.name,
		description: item.description ?? null,
		quantity: big(item.quantity ?? 0).toFixed(),
		unit: PIECE,
		netPrice: big(netAmount).times(share).round(4).toFixed(),
		vatRate: String(taxRatePercentage),
		vatCategory: category ?? (taxRatePercentage === 0 ? 'Z' : 'S'),
	};
}

/** What the document's own sums are below those of its lines, by rate. */
function discounts({ lineItems, taxAmounts, totalPrice }: SalesDocument, category?: string) {
	if (!totalPrice.totalDiscountAbsolute && !totalPrice.totalDiscountPercentage) return [];
	return taxAmounts.map(({ taxRatePercentage, netAmount }) => {
		const lines = lineItems.flatMap((item) => lineDraft(item, category) ?? []);
		const ofRate = lines.filter(({ vatRate }) => Number(vatRate) === taxRatePercentage);
		const sum = total(
			ofRate.map(({ quantity, netPrice }) => big(Number(quantity)).times(big(Number(netPrice)))),
		);
		return allowance({
			amount: big(amount(sum.minus(big(netAmount)))).toFixed(2),
			reason: 'Rabatt',
			vatCategory: category ?? 'S',
			vatRate: String(taxRatePercentage),
		});
	});
}

function buyerOf(address: SalesAddress): Party {
	const party = emptyParty();
	return {
		...party,
		name: address.name ?? null,
		address: {
			...party.address,
			line1: address.street ?? null,
			line2: address.supplement ?? null,
			postCode: address.zip ?? null,
			city: address.city ?? null,
			country: address.countryCode ?? null,
		},
		electronicAddress: { id: 'einkauf@kunde.example', scheme: 'EM' },
	};
}

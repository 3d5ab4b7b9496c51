import type { Invoice, VatBreakdown } from '../../invoice/schema';

/** Chooses a posting category; every condition that is given must hold. */
export interface CategoryRule {
	/** part of the seller's name, upper and lower case alike */
	readonly sellerContains?: string;
	/** VAT ID of the seller, blanks aside */
	readonly sellerVatId?: string;
	/** part of the text of any line, upper and lower case alike */
	readonly lineContains?: string;
	/** BT-118, e.g. `AE` */
	readonly vatCategory?: string;
	/** BT-119 in per cent */
	readonly vatRate?: number;
	/** id of the posting category */
	readonly categoryId: string;
}

/** How categories are chosen. */
export interface CategoryChoice {
	/** in their order: the first that fits counts */
	readonly rules: readonly CategoryRule[];
	/** id of the category for whatever no rule fits */
	readonly fallback: string;
}

/** A fitting category, or why there is none. */
export type ChosenCategory =
	| { readonly categoryId: string }
	/** VAT owed by the buyer must not end up in a category that knows none */
	| { readonly needsRule: string };

/** Reverse charge, acquisition within the EU, import: the buyer owes the VAT. */
const OWED_BY_BUYER = new Set(['AE', 'K', 'G']);

/**
 * @param invoice the invoice
 * @param group one of its VAT groups (BG-23)
 * @param choice rules and fallback
 * @returns the category of the group
 */
export function chooseCategory(
	invoice: Invoice,
	group: VatBreakdown,
	{ rules, fallback }: CategoryChoice,
): ChosenCategory {
	const vatCategory = group.category ?? '';
	const isOwedByBuyer = OWED_BY_BUYER.has(vatCategory);
	const rule = rules.find(
		(candidate) =>
			// A rule that only looks at the seller was hardly made with this in mind.
			(!isOwedByBuyer || candidate.vatCategory) && fits(candidate, invoice, group),
	);
	if (rule) return { categoryId: rule.categoryId };
	return isOwedByBuyer ? { needsRule: vatCategory } : { categoryId: fallback };
}

function fits(rule: CategoryRule, invoice: Invoice, group: VatBreakdown): boolean {
	const { sellerContains, sellerVatId, lineContains, vatCategory, vatRate } = rule;
	return (
		(!sellerContains || contains(invoice.seller.name, sellerContains)) &&
		(!sellerVatId || compact(invoice.seller.vatId) === compact(sellerVatId)) &&
		(!lineContains ||
			invoice.lines.some(
				({ name, description }) =>
					contains(name, lineContains) || contains(description, lineContains),
			)) &&
		(!vatCategory || group.category === vatCategory) &&
		(vatRate === undefined || Number(group.rate ?? 0) === vatRate)
	);
}

function contains(text: string | null, part: string): boolean {
	return text?.toLowerCase().includes(part.trim().toLowerCase()) ?? false;
}

function compact(vatId: string | null): string {
	return (vatId ?? '').replace(/[\s.-]/g, '').toUpperCase();
}

import { toBig } from '../../invoice/money';
import type { Invoice, VatBreakdown } from '../../invoice/schema';

/** Categories of UNTDID 5305 in EN 16931 that bear no VAT. */
const UNTAXED = new Set(['Z', 'E', 'AE', 'K', 'G', 'O']);

/** A VAT group and its place. */
export interface PlacedGroup {
	readonly group: VatBreakdown;
	/** index in `invoice.vatBreakdown` */
	readonly index: number;
}

/**
 * @param invoice any invoice
 * @returns its VAT groups with their places
 */
export function placedGroups(invoice: Invoice): readonly PlacedGroup[] {
	return invoice.vatBreakdown.map((group, index) => ({ group, index }));
}

/**
 * @param category BT-118 and the like
 * @returns whether the category bears no VAT
 */
export function isUntaxedCategory(category: string | null): boolean {
	return category !== null && UNTAXED.has(category);
}

/**
 * @param group VAT group
 * @returns whether it is taxed at a rate: category S, or no category but a rate (ZUGFeRD 1.0 BASIC)
 */
export function isTaxedGroup({ category, rate }: Pick<VatBreakdown, 'category' | 'rate'>): boolean {
	return category === 'S' || (category === null && toBig(rate).gt(0));
}

/**
 * @param invoice any invoice
 * @param category BT-118 and the like
 * @returns whether a VAT group, a line, an allowance or a charge has that category
 */
export function hasCategory(invoice: Invoice, category: string): boolean {
	return (
		invoice.vatBreakdown.some((group) => group.category === category) ||
		[...invoice.lines, ...invoice.allowances, ...invoice.charges].some(
			({ vatCategory }) => vatCategory === category,
		)
	);
}

/**
 * @param invoice any invoice
 * @returns whether it shows VAT anywhere
 */
export function showsVat({ totals, vatBreakdown }: Invoice): boolean {
	return !toBig(totals.tax).eq(0) || vatBreakdown.some(({ tax }) => !toBig(tax).eq(0));
}

import { amount, big, taxInGross, taxOnNet, total } from '../money';
import { findCategory } from '../lists/posting-categories';
import type { Issue } from '../wire/problems';
import { directionOf, type VoucherFields, type VoucherItem } from './record';

/** What the rules must know besides the voucher. */
export interface VoucherSurroundings {
	/** nearly everything may be missing as long as a voucher waits for a person to check it */
	readonly unchecked: boolean;
	hasContact(id: string): boolean;
	/** whether a file may hang on this voucher */
	mayAttach(fileId: string): boolean;
}

/** Tax may differ this much from rate times amount: suppliers round by line or by sum. */
const TAX_TOLERANCE = '0.01';

/**
 * Checks what goes beyond the type of each field.
 *
 * @param voucher the fields to be booked
 * @param around what the rules must know besides
 * @returns every rule that is broken, in the order of the fields
 */
export function brokenRules(voucher: VoucherFields, around: VoucherSurroundings): Issue[] {
	return [
		...(around.unchecked ? [] : missing(voucher)),
		...contactIssues(voucher, around),
		...categoryIssues(voucher),
		...taxIssues(voucher),
		...totalIssues(voucher),
		...voucher.files.flatMap((id, index) =>
			around.mayAttach(id) ? [] : [invalid(`files[${index}]`)],
		),
	];
}

function missing(voucher: VoucherFields): Issue[] {
	const required = [
		'voucherNumber',
		'voucherDate',
		'totalGrossAmount',
		'totalTaxAmount',
		'taxType',
	] as const;
	const issues = required
		.filter((name) => voucher[name] === undefined || voucher[name] === '')
		.map((source): Issue => ({ i18nKey: 'missing_entity', source }));
	if (voucher.voucherItems.length === 0) {
		issues.push({ i18nKey: 'missing_entity', source: 'voucherItems' });
	}
	return issues;
}

function contactIssues(voucher: VoucherFields, around: VoucherSurroundings): Issue[] {
	const { contactId, useCollectiveContact = false } = voucher;
	if (contactId !== undefined) {
		if (useCollectiveContact) return [invalid('useCollectiveContact')];
		return around.hasContact(contactId) ? [] : [invalid('contactId')];
	}
	const neither = !useCollectiveContact && !around.unchecked;
	const needsContact = voucher.voucherItems.some(
		({ categoryId }) => findCategory(categoryId)?.contactRequired,
	);
	const isRefused = neither || (useCollectiveContact && needsContact);
	return isRefused ? [{ i18nKey: 'missing_entity', source: 'contactId' }] : [];
}

function categoryIssues({ type, voucherItems }: VoucherFields): Issue[] {
	return voucherItems.flatMap(({ categoryId }, index) =>
		findCategory(categoryId)?.type === directionOf(type)
			? []
			: [invalid(`voucherItems[${index}].categoryId`)],
	);
}

function taxIssues({ taxType, voucherItems }: VoucherFields): Issue[] {
	if (taxType === undefined) return [];
	return voucherItems.flatMap((item, index) =>
		fits(item, taxType)
			? []
			: [{ i18nKey: 'invalid_taxamount', source: `voucherItems[${index}].taxAmount` }],
	);
}

function fits(item: VoucherItem, taxType: 'net' | 'gross'): boolean {
	const tax = big(item.taxAmount);
	if (findCategory(item.categoryId)?.noTax) return tax.eq(0);
	const rate = big(item.taxRatePercent);
	const value = big(item.amount);
	const expected = taxType === 'gross' ? taxInGross(value, rate) : taxOnNet(value, rate);
	return tax.minus(expected).abs().lte(TAX_TOLERANCE);
}

function totalIssues(voucher: VoucherFields): Issue[] {
	const { totalGrossAmount, totalTaxAmount, taxType, voucherItems } = voucher;
	if (voucherItems.length === 0) return [];
	const tax = total(voucherItems.map((item) => big(item.taxAmount)));
	const amounts = total(voucherItems.map((item) => big(item.amount)));
	const gross = taxType === 'net' ? amounts.plus(tax) : amounts;
	const issues: Issue[] = [];
	if (
		totalGrossAmount !== undefined &&
		taxType !== undefined &&
		amount(gross) !== totalGrossAmount
	) {
		issues.push({ i18nKey: 'invalid_total_amount', source: 'totalGrossAmount' });
	}
	if (totalTaxAmount !== undefined && amount(tax) !== totalTaxAmount) {
		issues.push({ i18nKey: 'invalid_total_amount', source: 'totalTaxAmount' });
	}
	return issues;
}

function invalid(source: string): Issue {
	return { i18nKey: 'invalid_value', source };
}

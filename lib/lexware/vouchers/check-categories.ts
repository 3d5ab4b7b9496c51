import { voucherError } from './errors';
import type { PostingCategory } from '../resources/posting-categories';
import type { VoucherContact, VoucherContent } from './body';

/**
 * Holds the categories of a voucher against the account's list, so that a mistake in the settings is found
 * in the preview and not by the first refusal.
 *
 * @param content the voucher
 * @param contact whose it is; null while it is not known
 * @param categories the account's
 * @throws BelegflussError LEXWARE_CATEGORY_UNKNOWN, LEXWARE_CATEGORY_DIRECTION, LEXWARE_CATEGORY_SPLIT or
 * LEXWARE_CATEGORY_CONTACT
 */
export function checkCategories(
	{ type, voucherItems }: VoucherContent,
	contact: VoucherContact | null,
	categories: readonly PostingCategory[],
): void {
	const byId = new Map(categories.map((category) => [category.id, category]));
	const used = new Set(voucherItems.map(({ categoryId }) => categoryId));
	const wanted = type.startsWith('purchase') ? 'outgo' : 'income';
	for (const id of used) {
		const category = byId.get(id);
		if (!category) throw voucherError('LEXWARE_CATEGORY_UNKNOWN', { id: id.slice(0, 60) });
		const { name } = category;
		if (category.type !== wanted) {
			throw voucherError('LEXWARE_CATEGORY_DIRECTION', { name, voucherType: type });
		}
		if (category.splitAllowed === false && used.size > 1) {
			throw voucherError('LEXWARE_CATEGORY_SPLIT', { name });
		}
		if (category.contactRequired === true && contact === 'collective') {
			throw voucherError('LEXWARE_CATEGORY_CONTACT', { name });
		}
	}
}

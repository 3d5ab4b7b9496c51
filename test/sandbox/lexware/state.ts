import { createHash } from 'node:crypto';
import type { Article } from './articles/record';
import type { Contact } from './contacts/record';
import type { Subscription } from './events/courier';
import type { FileFacts } from './files/record';
import type { RecurringTemplate } from './lists/recurring-templates';
import type { Office } from './office';
import type { SalesKind } from './sales/kinds';
import type { SalesDocument } from './sales/record';
import type { Voucher } from './vouchers/record';

/** What exists now, for tests; copies, oldest first. */
export interface LexwareState {
	contacts(): readonly Contact[];
	articles(): readonly Article[];
	/** bookkeeping vouchers, those that are still being recognised included */
	vouchers(): readonly Voucher[];
	/** @param kind only these; all without it */
	salesDocuments(kind?: SalesKind): readonly SalesDocument[];
	files(): readonly FileFacts[];
	subscriptions(): readonly Subscription[];
	recurringTemplates(): readonly RecurringTemplate[];
}

/** @returns the view of a test on everything the vendor holds */
export function stateOf(office: Office): LexwareState {
	return {
		contacts: () => structuredClone(office.contacts.all()),
		articles: () => structuredClone([...office.articles.values()]),
		vouchers: () => structuredClone([...office.vouchers.values()]),
		salesDocuments: (kind) =>
			structuredClone(
				[...office.salesDocuments.values()].filter(
					(document) => kind === undefined || document.kind === kind,
				),
			),
		files: () =>
			[...office.files.values()].map(({ bytes, ...facts }) => ({
				...facts,
				size: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('hex'),
			})),
		subscriptions: () => structuredClone(office.courier.all()),
		recurringTemplates: () => structuredClone([...office.recurringTemplates.values()]),
	};
}

import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';
import { readRows } from '../paging';

/** Calls about recurring invoices; the Public API only reads them. */
export const recurringTemplateEndpoints = {
	get: reads('/v1/recurring-templates/{id}'),
	list: reads('/v1/recurring-templates', ['page', 'size', 'sort']),
};

/** A template of a recurring invoice; rows of the list hold less than the record. */
export const recurringTemplateSchema = z.looseObject({ id: z.string() });

export type RecurringTemplate = z.infer<typeof recurringTemplateSchema>;

/** What the list can be sorted by. */
export type RecurringTemplateSort =
	| 'createdDate'
	| 'updatedDate'
	| 'lastExecutionDate'
	| 'nextExecutionDate';

/**
 * @param client for one organisation
 * @param id of the template
 * @returns the whole template, with its settings
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readRecurringTemplate(
	client: LexwareClient,
	id: string,
): Promise<RecurringTemplate> {
	return client.read(callOf(recurringTemplateEndpoints.get, { id }), recurringTemplateSchema);
}

/**
 * @param client for one organisation
 * @param sort field and direction; null for the vendor's order
 * @returns all templates, a page at a time
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export function listRecurringTemplates(
	client: LexwareClient,
	sort: `${RecurringTemplateSort},${'ASC' | 'DESC'}` | null,
): AsyncGenerator<RecurringTemplate> {
	return readRows(client, {
		endpoint: recurringTemplateEndpoints.list,
		query: { sort },
		row: recurringTemplateSchema,
	});
}

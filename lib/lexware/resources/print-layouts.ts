import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';

/** Calls about print layouts. */
export const printLayoutEndpoints = { list: reads('/v1/print-layouts') };

/** How sales documents are laid out. */
export const printLayoutSchema = z.looseObject({
	id: z.string(),
	name: z.string().nullish(),
	/** whether it is used when none is named */ default: z.boolean().nullish(),
});

export type PrintLayout = z.infer<typeof printLayoutSchema>;

/**
 * @param client for one organisation
 * @returns its print layouts; the list has no pages
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function listPrintLayouts(client: LexwareClient): Promise<PrintLayout[]> {
	return client.read(callOf(printLayoutEndpoints.list), z.array(printLayoutSchema));
}

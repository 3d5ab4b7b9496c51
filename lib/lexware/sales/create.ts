import type { Booked, Found, WriteTarget } from '../../guard/order';
import { beforeSending } from '../before-sending';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import type { JsonObject } from '../input/override';
import { permalink } from '../permalink';
import { creationOf } from '../resources/sales-documents';
import { savedSchema } from '../saved';
import { salesError } from './errors';
import { findSame, type SalesDraft } from './find';

/** A write that creates a sales document, and the request as it is sent. */
export interface SalesCreationWrite extends WriteTarget {
	readonly request: { readonly method: 'POST'; readonly path: string; readonly body: JsonObject };
}

/**
 * @param client for one organisation
 * @param draft the document
 * @param options `evenIfIdentical`: create it although there is one just like it
 * @returns how it is sent and found again, for the guard. Right before it is sent, a look makes sure that there
 * is none like it; so what is found afterwards is what was sent
 */
export function salesCreation(
	client: LexwareClient,
	draft: SalesDraft,
	{ evenIfIdentical }: { readonly evenIfIdentical: boolean },
): SalesCreationWrite {
	const { kind, body, finalize, preceding } = draft;
	const call = callOf(creationOf(kind), {
		query: {
			...(preceding ? { precedingSalesVoucherId: preceding.id } : {}),
			// Never sent as false: what the vendor makes of that is not known.
			...(finalize ? { finalize: true } : {}),
		},
	});
	const booked = (id: string, version: number | null): Booked => ({
		remoteId: id,
		result: {
			version,
			draft: !finalize,
			url: permalink(kind.permalink, id, finalize ? 'view' : 'edit'),
		},
	});
	return {
		request: { method: 'POST', path: call.url, body },
		async send(permit, signal) {
			if (!evenIfIdentical) await beforeSending(() => assertNone(client, draft));
			const { id, version } = await client.write(permit, call, { body, signal }, savedSchema);
			return booked(id, version ?? null);
		},
		async lookUp(): Promise<Found> {
			const same = await findSame(client, draft);
			const [first] = same;
			if (first === undefined) return { kind: 'none' };
			// Where there may have been one before, nobody but a person can tell them apart.
			if (same.length > 1 || evenIfIdentical) return { kind: 'several', remoteIds: same };
			return { kind: 'one', ...booked(first, null) };
		},
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS,
	};
}

/**
 * @param client for one organisation
 * @param draft a document that is to be created
 * @throws BelegflussError LEXWARE_SALES_EXISTS when there is one just like it
 */
export async function assertNone(client: LexwareClient, draft: SalesDraft): Promise<void> {
	const same = await findSame(client, draft);
	if (same.length > 0) {
		throw salesError('LEXWARE_SALES_EXISTS', { ids: same.slice(0, 5).join(', ') });
	}
}

import { z } from 'zod/v4';
import type { LexwareClient, LexwareFile } from '../client';
import { callOf, reads, writes, type Endpoint } from '../endpoint';
import { salesKinds, type SalesKind, type SalesKindName } from '../sales/kinds';

/** Calls about one kind of sales document; no kind can be listed, changed or deleted. */
export interface SalesEndpoints {
	readonly [call: string]: Endpoint;
	readonly get: Endpoint<'reads'>;
	readonly file: Endpoint<'reads'>;
}

/** Calls about sales documents, by kind. */
export const salesEndpoints = Object.fromEntries(
	Object.values(salesKinds).map((kind) => [kind.name, endpointsOf(kind)]),
) as Readonly<Record<SalesKindName, SalesEndpoints>>;

function endpointsOf({ path, create }: SalesKind): SalesEndpoints {
	const query = [
		...(create?.finalize ? ['finalize'] : []),
		...(create && create.preceding !== 'none' ? ['precedingSalesVoucherId'] : []),
	];
	return {
		get: reads(`${path}/{id}`),
		file: reads(`${path}/{id}/file`),
		...(create ? { create: writes('POST', path, query) } : {}),
	};
}

/**
 * @param kind of sales document
 * @returns the call that creates one
 * @throws TypeError when the API cannot create this kind; no operation offers it then
 */
export function creationOf({ name }: SalesKind): Endpoint<'writes'> {
	const { create } = salesEndpoints[name];
	if (create?.effect !== 'writes') throw new TypeError(`The API creates no ${name}.`);
	return create as Endpoint<'writes'>;
}

const optionalText = z.string().nullish();

/** A sales document as it is read. */
export const salesDocumentSchema = z.looseObject({
	id: z.string().min(1),
	voucherStatus: optionalText,
	voucherNumber: optionalText,
	/** instant with offset */ voucherDate: optionalText,
	address: z.looseObject({ contactId: optionalText, name: optionalText }).nullish(),
	lineItems: z.array(z.looseObject({ type: optionalText, name: optionalText })).nullish(),
	totalPrice: z.looseObject({ totalGrossAmount: z.number().nullish() }).nullish(),
	relatedVouchers: z.array(z.looseObject({ id: z.string(), voucherType: optionalText })).nullish(),
	/** `NONE`, or the kind of e-invoice */ electronicDocumentProfile: optionalText,
});

export type SalesDocument = z.infer<typeof salesDocumentSchema>;

/**
 * @param client for one organisation
 * @param kind of the document
 * @param id of the document; that of another kind is not found
 * @returns the document
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readSalesDocument(
	client: LexwareClient,
	kind: SalesKind,
	id: string,
): Promise<SalesDocument> {
	return client.read(callOf(salesEndpoints[kind.name].get, { id }), salesDocumentSchema);
}

/**
 * @param client for one organisation
 * @param kind of the document
 * @param id of the document
 * @param accept media type wanted
 * @returns its file
 * @throws BelegflussError LEXWARE_NO_FILE_YET for a draft; LEXWARE_… or HTTP_…
 */
export async function downloadSalesDocument(
	client: LexwareClient,
	kind: SalesKind,
	{ id, accept }: { readonly id: string; readonly accept: string },
): Promise<LexwareFile> {
	return client.download(callOf(salesEndpoints[kind.name].file, { id }), accept);
}

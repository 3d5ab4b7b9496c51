import { toBig } from '../../invoice/money';
import type { LexwareClient } from '../client';
import { decodeStored } from '../contacts/filters';
import { dayFrom } from '../dates';
import type { JsonObject } from '../input/override';
import { readSalesDocument, type SalesDocument } from '../resources/sales-documents';
import type { VoucherlistRow } from '../resources/voucherlist';
import { ALL_DOCUMENTS } from '../voucherlist/filters';
import { readVoucherlist } from '../voucherlist/read';
import { salesError } from './errors';
import type { SalesKind } from './kinds';
import { grossTotalOf, linesOf } from './totals';

/** A sales document as it was to be created. */
export interface SalesDraft {
	readonly kind: SalesKind;
	readonly body: JsonObject;
	readonly finalize: boolean;
	/** the document it follows from */
	readonly preceding: { readonly kind: SalesKind; readonly id: string } | null;
}

/** Most documents read one by one to compare them. */
const MOST_CANDIDATES = 50;

/** How far the vendor's total may lie from ours, for its rounding is not documented; EUR. */
const TOLERANCE = '0.05';

/**
 * Looks for documents like the one to be created. The API has no reference of our own, so everything that
 * makes a document is compared: kind, recipient, day, total, each line item, texts, and what it follows from.
 * Cancelled ones do not count.
 *
 * @param client for one organisation
 * @param draft what is looked for
 * @returns ids of all that are the same
 * @throws BelegflussError LEXWARE_SALES_TOO_MANY_ALIKE when they cannot all be compared; LEXWARE_… or HTTP_…
 */
export async function findSame(
	client: LexwareClient,
	draft: SalesDraft,
): Promise<readonly string[]> {
	const candidates = await candidatesFor(client, draft);
	if (candidates.length > MOST_CANDIDATES) {
		throw salesError('LEXWARE_SALES_TOO_MANY_ALIKE', { most: MOST_CANDIDATES });
	}
	const same: string[] = [];
	for (const id of candidates) {
		const document = await readSalesDocument(client, draft.kind, id);
		if (isSame(document, draft)) same.push(id);
	}
	return same;
}

async function candidatesFor(client: LexwareClient, draft: SalesDraft): Promise<string[]> {
	const { kind, body, preceding } = draft;
	if (kind.listedAs === null) return followersOf(client, kind, preceding);
	const day = dayOf(body['voucherDate']);
	const { contactId, name } = (body['address'] ?? {}) as { contactId?: string; name?: string };
	const rows = readVoucherlist(client, {
		...ALL_DOCUMENTS,
		types: [kind.listedAs],
		contactId: contactId ?? null,
		voucherDate: { from: day, to: day },
		sort: 'voucherDate,ASC',
	});
	const gross = grossTotalOf(body);
	const ids: string[] = [];
	for await (const row of rows) {
		const fits =
			row.voucherStatus !== 'voided' &&
			(contactId ? row.contactId === contactId : sameText(row.contactName, name)) &&
			isNear(row, gross);
		if (fits) ids.push(row.id);
	}
	return ids;
}

/** Dunnings are in no list; the invoice they belong to names them. */
async function followersOf(
	client: LexwareClient,
	kind: SalesKind,
	preceding: SalesDraft['preceding'],
): Promise<string[]> {
	if (preceding === null) return [];
	const document = await readSalesDocument(client, preceding.kind, preceding.id);
	return (document.relatedVouchers ?? [])
		.filter(({ voucherType }) => voucherType?.toLowerCase() === kind.name.toLowerCase())
		.map(({ id }) => id);
}

function isNear({ totalAmount }: VoucherlistRow, gross: string | null): boolean {
	// A delivery note shows no sums.
	if (gross === null || !totalAmount) return true;
	return toBig(String(totalAmount)).minus(gross).abs().lte(TOLERANCE);
}

function isSame(document: SalesDocument, { body, finalize, preceding }: SalesDraft): boolean {
	const [was, is] = [linesOf(document), linesOf(body)];
	const follows = preceding === null || isRelated(document, preceding.id);
	// A draft may have been finished in the app since; what was finished at once is no draft.
	return (
		follows &&
		!(finalize && document.voucherStatus === 'draft') &&
		dayOf(document.voucherDate) === dayOf(body['voucherDate']) &&
		TEXTS.every(
			(field) => !body[field] || sameText((document as JsonObject)[field], body[field]),
		) &&
		was.length === is.length &&
		is.every((line, index) => sameLine(was[index] ?? {}, line))
	);
}

const TEXTS = ['title', 'introduction', 'remark'] as const;
const LINE_NUMBERS = ['quantity', 'discountPercentage'] as const;
const PRICE_NUMBERS = ['netAmount', 'grossAmount', 'taxRatePercentage'] as const;

function isRelated({ relatedVouchers }: SalesDocument, id: string): boolean {
	return (relatedVouchers ?? []).some((related) => related.id === id);
}

function sameLine(was: JsonObject, is: JsonObject): boolean {
	const [price, wanted] = [was['unitPrice'] ?? {}, is['unitPrice'] ?? {}] as JsonObject[];
	return (
		was['type'] === is['type'] &&
		sameText(was['name'], is['name']) &&
		sameText(was['description'], is['description']) &&
		LINE_NUMBERS.every((field) => (was[field] ?? 0) === (is[field] ?? 0)) &&
		PRICE_NUMBERS.every(
			(field) => wanted?.[field] === undefined || price?.[field] === wanted[field],
		)
	);
}

/** Texts may come back with other blanks, and with HTML's way of writing three characters. */
function sameText(left: unknown, right: unknown): boolean {
	return plain(left) === plain(right);
}

function plain(value: unknown): string {
	return typeof value === 'string' ? decodeStored(value).replace(/\s+/g, ' ').trim() : '';
}

function dayOf(date: unknown): string | null {
	return dayFrom(date, 'voucherDate');
}

/**
 * @param client for one organisation
 * @param preceding the document another one is to follow from
 * @throws BelegflussError LEXWARE_SALES_PRECEDING_DRAFT; LEXWARE_NOT_FOUND
 */
export async function assertFinished(
	client: LexwareClient,
	{ kind, id }: NonNullable<SalesDraft['preceding']>,
): Promise<void> {
	const { voucherStatus } = await readSalesDocument(client, kind, id);
	if (voucherStatus === 'draft') throw salesError('LEXWARE_SALES_PRECEDING_DRAFT', { id });
}

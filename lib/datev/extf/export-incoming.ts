import type { ErrorData } from '../../errors/belegfluss-error';
import { toBelegfeld1 } from './belegfeld1';
import { type PostedDocument, type PostingFile, writeBatches } from './incoming/batches';
import { checkSettings } from './incoming/check-settings';
import { openItemKeys } from './incoming/open-item-keys';
import { postDocument } from './incoming/post-document';
import { refusal } from './incoming/reasons';
import { resolveClientAccounts, resolveDocumentAccounts } from './incoming/resolve-accounts';
import type { IncomingDocument, IncomingSettings } from './incoming/settings';
import { supplierKeys } from './incoming/supplier';

/** A document that is not in any file, and why. */
export interface RefusedDocument {
	readonly id: string;
	readonly reasons: readonly ErrorData[];
}

/** Result of an export. Every document is either in a file or refused. */
export interface IncomingExport {
	readonly files: readonly PostingFile[];
	readonly refused: readonly RefusedDocument[];
}

/**
 * Turns incoming invoices (Eingangsrechnungen) into DATEV posting batches (Buchungsstapel), one file per
 * booking period. What cannot be posted with certainty is refused with its reasons, never dropped.
 *
 * @param documents invoices, each with the id of its document
 * @param settings client, accounts and wording
 * @param now instant of the export, for "Erzeugt am"
 * @returns files and refused documents
 * @throws BelegflussError when a setting is wrong, naming it
 */
export function exportIncomingInvoices(
	documents: readonly IncomingDocument[],
	settings: IncomingSettings,
	now: Date,
): IncomingExport {
	checkSettings(settings, now);
	const client = resolveClientAccounts(settings);
	// Accounts of the settings are everybody's mistake, accounts of a document only that document's.
	resolveDocumentAccounts(settings, client);
	const keys = openItemKeys(documents);
	const posted: PostedDocument[] = [];
	const refused: RefusedDocument[] = [];
	const taken = new Map<string, string>();
	documents.forEach((document, index) => {
		const { id, invoice } = document;
		const number = invoice.number?.trim() ?? '';
		const places = supplierKeys(invoice).map((supplier) => `${supplier} ${number.toUpperCase()}`);
		const first = places.map((place) => taken.get(place)).find((found) => found !== undefined);
		if (number !== '' && first !== undefined) {
			const duplicate = refusal('DATEV_DUPLICATE', { number, first });
			refused.push({ id, reasons: [duplicate.describe(settings.language)] });
			return;
		}
		const result = postDocument(document, keys[index] ?? toBelegfeld1(number), settings, client);
		if ('reasons' in result) {
			refused.push({ id, reasons: result.reasons });
			return;
		}
		posted.push(result);
		for (const place of places) taken.set(place, id);
	});
	return { files: writeBatches(posted, settings, now), refused };
}

import { BelegflussError, type ErrorData } from '../../../errors/belegfluss-error';
import { attempt } from '../attempt';
import type { Belegfeld1 } from '../belegfeld1';
import { checkBuchungsstapel } from '../checks/check-buchungsstapel';
import { describeViolation } from '../checks/violation';
import { bookingPeriodOf } from '../dates';
import type { PostedDocument } from './batches';
import { type DocumentFacts, documentFacts } from './document-facts';
import { type DocumentPostings, postingsOf } from './postings';
import { note } from './reasons';
import { type ClientAccounts, resolveDocumentAccounts } from './resolve-accounts';
import type { IncomingDocument, IncomingSettings } from './settings';
import { supplierKeys } from './supplier';

/** Why a document is in no file. */
export interface Refusal {
	readonly reasons: readonly ErrorData[];
}

/**
 * Makes the postings of one document and checks them the way DATEV's import would.
 *
 * @param document the invoice
 * @param belegfeld1 its open item key
 * @param settings settings of the run, already checked
 * @param client accounts of the run
 * @returns the postings, or why the document must be posted by hand
 */
export function postDocument(
	document: IncomingDocument,
	belegfeld1: Belegfeld1,
	settings: IncomingSettings,
	client: ClientAccounts,
): PostedDocument | Refusal {
	const { invoice, overrides } = document;
	const { festschreibung, language } = settings;
	const found = documentFacts(invoice, settings.fiscalYear);
	if ('reasons' in found) return refused(found.reasons, language);
	const { facts } = found;
	const made = attempt(() => {
		const accounts = resolveDocumentAccounts(settings, client, overrides);
		return postingsOf({ invoice, facts, client, accounts, belegfeld1, festschreibung });
	});
	if (made instanceof BelegflussError) return refused([made], language);
	if ('reasons' in made) return refused(made.reasons, language);
	const violations = checkBuchungsstapel(made.postings, {
		accountLength: client.accountLength,
		fiscalYear: facts.fiscalYear,
		period: bookingPeriodOf(facts.issueDate, facts.fiscalYear),
		festschreibung,
		currency: 'EUR',
		automaticAccounts: client.automatic,
	});
	if (violations.length === 0) return postedDocument(document, facts, made, settings);
	return { reasons: violations.map((violation) => describeViolation(violation, language)) };
}

function postedDocument(
	{ id, invoice }: IncomingDocument,
	facts: DocumentFacts,
	{ postings, total, notes }: DocumentPostings,
	{ language }: IncomingSettings,
): PostedDocument {
	const remarks = facts.alreadyPaid ? [...notes, note('DATEV_ALREADY_PAID')] : notes;
	return {
		id,
		order: JSON.stringify([facts.issueDate, ...supplierKeys(invoice), facts.number, id]),
		month: facts.issueDate.slice(0, 7),
		issueDate: facts.issueDate,
		fiscalYear: facts.fiscalYear,
		postings,
		total,
		notes: remarks.map((remark) => remark.describe(language)),
	};
}

function refused(
	errors: readonly BelegflussError[],
	language: IncomingSettings['language'],
): Refusal {
	const reasons = errors.map((error) => error.describe(language));
	const byMessage = new Map(reasons.map((reason) => [reason.message, reason]));
	return { reasons: [...byMessage.values()] };
}

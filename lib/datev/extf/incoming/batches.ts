import { createHash } from 'node:crypto';
import type Big from 'big.js';
import type { ErrorData } from '../../../errors/belegfluss-error';
import { sum, toAmount } from '../../../invoice/money';
import { buchungsstapel, type Posting } from '../categories/buchungsstapel';
import { charts } from '../charts';
import { bookingPeriodOf, type DateRange, toHeaderTimestamp } from '../dates';
import { buildHeader, type ClientHeader } from '../header';
import { extfFileName, writeExtf } from '../writer';
import type { IncomingSettings } from './settings';

const HASH_LENGTH = 8;

/** A document that became postings. */
export interface PostedDocument {
	readonly id: string;
	/** what documents of a file are ordered by */
	readonly order: string;
	/** `YYYY-MM` */
	readonly month: string;
	readonly issueDate: string;
	readonly fiscalYear: DateRange;
	readonly postings: readonly Posting[];
	readonly total: Big;
	readonly notes: readonly ErrorData[];
}

/** A finished file. */
export interface PostingFile {
	readonly fileName: string;
	readonly bytes: Uint8Array;
	/** booking period, `YYYY-MM` */
	readonly period: string;
	readonly from: string;
	readonly to: string;
	/** number of postings */
	readonly postings: number;
	/** what the file adds to the debt, in EUR, two decimals */
	readonly total: string;
	/** ids of the documents, in the order of the file */
	readonly documents: readonly string[];
	/** remarks on exported documents */
	readonly notes: readonly ({ readonly id: string } & ErrorData)[];
}

/**
 * Writes one file per fiscal year and month; the same documents always give the same names and, apart
 * from the time of creation, the same bytes, in whatever order they came.
 *
 * @param documents documents with their postings
 * @param settings settings of the run, already checked
 * @param now instant of the export
 * @returns the files, by period
 */
export function writeBatches(
	documents: readonly PostedDocument[],
	settings: IncomingSettings,
	now: Date,
): readonly PostingFile[] {
	const ordered = documents.toSorted((a, b) =>
		a.order < b.order ? -1 : a.order > b.order ? 1 : 0,
	);
	const groups = new Map<string, PostedDocument[]>();
	for (const document of ordered) {
		const key = `${document.month} ${document.fiscalYear.from}`;
		const group = groups.get(key);
		if (group) group.push(document);
		else groups.set(key, [document]);
	}
	return [...groups.entries()]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, group]) => splitDocuments(group, buchungsstapel.maxRecords ?? Infinity))
		.map((part) => writeFile(part, settings, now));
}

/**
 * @param documents documents of one file in their order
 * @param maxPostings most postings in a file
 * @returns the documents of each file; the postings of a document stay together
 */
export function splitDocuments<Document extends { readonly postings: readonly unknown[] }>(
	documents: readonly Document[],
	maxPostings: number,
): readonly (readonly Document[])[] {
	const parts: Document[][] = [];
	let room = 0;
	for (const document of documents) {
		const size = document.postings.length;
		if (size > room) {
			parts.push([]);
			room = maxPostings;
		}
		parts.at(-1)?.push(document);
		room -= size;
	}
	return parts;
}

function writeFile(
	documents: readonly PostedDocument[],
	settings: IncomingSettings,
	now: Date,
): PostingFile {
	const [{ month, issueDate, fiscalYear }] = documents as [PostedDocument];
	const { beraternummer, mandantennummer, accountLength, festschreibung } = settings;
	const period = bookingPeriodOf(issueDate, fiscalYear);
	const records = documents.flatMap(({ postings }) => postings);
	const client: ClientHeader = {
		beraternummer,
		mandantennummer,
		fiscalYearStart: fiscalYear.from,
		accountLength,
		sachkontenrahmen: charts[settings.chart].sachkontenrahmen,
		createdAt: toHeaderTimestamp(now, settings.timeZone),
	};
	const header = buildHeader(buchungsstapel, client, {
		period,
		bezeichnung: settings.bezeichnung ?? `Eingangsrechnungen ${month}`,
		diktatkuerzel: settings.diktatkuerzel ?? '',
		festschreibung,
		currency: 'EUR',
	});
	const stem = [
		buchungsstapel.name,
		beraternummer,
		mandantennummer,
		month,
		contentHash([fiscalYear.from, records]),
	].join('_');
	return {
		fileName: extfFileName(stem),
		bytes: writeExtf({ category: buchungsstapel, header, records }),
		period: month,
		from: period.from,
		to: period.to,
		postings: records.length,
		total: toAmount(sum(documents.map(({ total }) => total.toFixed()))),
		documents: documents.map(({ id }) => id),
		notes: documents.flatMap(({ id, notes }) => notes.map((entry) => ({ id, ...entry }))),
	};
}

function contentHash(content: unknown): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, HASH_LENGTH);
}

import { SaxesParser } from 'saxes';
import { alternate } from '../support/alternate';
import { built } from '../support/built';
import { machine } from '../support/machine';
import type { BenchResult } from '../support/result';
import { table } from '../support/table';
import { benchCases, type BenchCase, type BenchDocument } from './documents';
import { loadPeers, type AbsentPeer, type Peer } from './peers';

const { readXmlInvoice } =
	built<typeof import('../../lib/einvoice/read-xml')>('lib/einvoice/read-xml');

const SUITE = 'extraction';
const SUBJECT = 'readXmlInvoice';

/** At least five times as fast as another library. */
const MOST_OF_LIBRARY = 1 / 5;

/** At most twice the parser alone, which every reader built on it must pay. */
const MOST_OF_FLOOR = 2;

/** The parser and the reader share code that the engine must have optimised for both. */
const AGAINST_FLOOR = { warmUp: 150, rounds: 151 };
const AGAINST_LIBRARY = { warmUp: 10, rounds: 31 };

/**
 * Times reading XML invoices, from bytes to checked canonical invoice, beside the packages that read the same facts
 * and beside the XML parser alone. A package is only timed on documents whose number and lines it gets right.
 *
 * @returns one row per case and peer; times are of one document on average
 */
export async function run(): Promise<BenchResult[]> {
	return quietly(async () => {
		const cases = benchCases();
		const results: BenchResult[] = [];
		// Before the peers fill the memory: the parser alone needs less of it and would gain from that.
		for (const benchCase of cases) results.push(await measureFloor(benchCase));
		const peers = await loadPeers();
		for (const benchCase of cases) {
			for (const peer of peers) {
				if (!peer.families.includes(benchCase.family)) continue;
				results.push(await measurePeer(benchCase, peer));
			}
		}
		return results;
	});
}

async function measureFloor({ name, documents }: BenchCase): Promise<BenchResult> {
	const texts = documents.map(({ bytes }) => new TextDecoder().decode(bytes));
	const { own, other } = await alternate(
		{ own: () => readAll(documents), other: () => texts.forEach(parseBare) },
		AGAINST_FLOOR,
	);
	return {
		suite: SUITE,
		case: name,
		subject: SUBJECT,
		peer: 'bare saxes parse',
		ratio: own / other,
		medianMicroseconds: own / documents.length,
		peerMedianMicroseconds: other / documents.length,
		aim: '<= 2 x the parser alone',
		met: own / other <= MOST_OF_FLOOR,
	};
}

async function measurePeer(
	{ name, documents }: BenchCase,
	peer: Peer | AbsentPeer,
): Promise<BenchResult> {
	const able: BenchDocument[] = [];
	const troubles = new Set<string>();
	for (const document of documents) {
		const trouble = await troubleOf(peer, document);
		if (trouble === null) able.push(document);
		else troubles.add(trouble);
	}
	const note = `reads ${able.length} of ${documents.length}`;
	const shared = { suite: SUITE, case: name, subject: SUBJECT, aim: '>= 5 x as fast' };
	if (!('read' in peer) || able.length === 0) {
		return {
			...shared,
			peer: `${peer.name} (${note}: ${[...troubles].join('; ')})`,
			ratio: null,
			medianMicroseconds: Number.NaN,
			peerMedianMicroseconds: null,
			met: null,
		};
	}
	const texts = able.map(({ bytes }) => new TextDecoder().decode(bytes));
	const { own, other } = await alternate(
		{
			own: () => readAll(able),
			other: async () => {
				for (const text of texts) await peer.read(text);
			},
		},
		AGAINST_LIBRARY,
	);
	return {
		...shared,
		peer: able.length === documents.length ? peer.name : `${peer.name} (${note})`,
		ratio: own / other,
		medianMicroseconds: own / able.length,
		peerMedianMicroseconds: other / able.length,
		met: own / other <= MOST_OF_LIBRARY,
	};
}

/** @returns why the peer cannot be timed on this document, or null */
async function troubleOf(
	peer: Peer | AbsentPeer,
	{ bytes, name }: BenchDocument,
): Promise<string | null> {
	if ('reason' in peer) return `cannot be loaded (${cut(peer.reason)})`;
	const { invoice } = readXmlInvoice(bytes, name);
	try {
		const { number, lines } = await peer.read(new TextDecoder().decode(bytes));
		if (number !== invoice.number) return 'reads another invoice number';
		return lines === invoice.lines.length ? null : 'reads other lines';
	} catch (cause) {
		return `refuses it (${cut(cause instanceof Error ? cause.message : String(cause))})`;
	}
}

function readAll(documents: readonly BenchDocument[]): void {
	for (const { bytes, name } of documents) readXmlInvoice(bytes, name);
}

function parseBare(text: string): void {
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(text).close();
}

/** Some peers print while they work; that is neither measured nor shown. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
	const kept = { ...console };
	const silence = () => undefined;
	Object.assign(console, { log: silence, warn: silence, error: silence, info: silence });
	try {
		return await work();
	} finally {
		Object.assign(console, kept);
	}
}

function cut(message: string): string {
	const [line = ''] = message.split('\n');
	return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

if (require.main === module) {
	void run().then((results) => console.log(`${machine()}\n\n${table(results)}`));
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChainHead, StoredEntry } from '../../lib/ledger/store/store';
import { alternate, type AlternateOptions } from '../support/alternate';
import { built } from '../support/built';
import type { BenchResult } from '../support/result';
import { context, drafts } from './entries';

const DIST = join(__dirname, '../../dist/lib/ledger');

const { chainUp, prepareEntry } =
	built<typeof import('../../lib/ledger/append')>('lib/ledger/append');
const { EventBytes } = built<typeof import('../../lib/ledger/event/event-bytes')>(
	'lib/ledger/event/event-bytes',
);
const { sha256Hex } = built<typeof import('../../lib/ledger/event/hash')>('lib/ledger/event/hash');
const { exportLedger } = built<typeof import('../../lib/ledger/export/export-ledger')>(
	'lib/ledger/export/export-ledger',
);
const { FolderSink } = built<typeof import('../../lib/ledger/export/folder-sink')>(
	'lib/ledger/export/folder-sink',
);
const { EXPORT_FILES, MAX_LINE_LENGTH, readEventLine, readPayloadLine } = built<
	typeof import('../../lib/ledger/export/format')
>('lib/ledger/export/format');
const { LineReader } = built<typeof import('../../lib/ledger/export/line-reader')>(
	'lib/ledger/export/line-reader',
);
const { readExport } = built<typeof import('../../lib/ledger/export/read-export')>(
	'lib/ledger/export/read-export',
);
const { verifyChain } = built<typeof import('../../lib/ledger/verify/verify')>(
	'lib/ledger/verify/verify',
);

const SUITE = 'ledger-verify';

/** At most twice what hashing the same bytes of the same files takes. */
const MOST_OF_FLOOR = 2;

/** How much dearer an event may be in a large export than in a small one; the machine is never quiet. */
const MOST_OF_GROWTH = 1.25;

const MOST_MEGABYTES = 200;

const SMALL = 1_000;
const MIDDLE = 100_000;
const LARGE = 1_000_000;

/** Long calls need few rounds. */
const LENGTHS: readonly (readonly [number, AlternateOptions])[] = [
	[SMALL, { warmUp: 60, rounds: 101 }],
	[MIDDLE, { warmUp: 3, rounds: 21 }],
	[LARGE, { warmUp: 1, rounds: 7 }],
];

/**
 * Times verifying an export beside reading the same files line by line and hashing the same bytes, then the
 * cost of an event in a large export beside that in a smaller one, and takes the peak of memory.
 *
 * @returns one row per length, and the two others; times are of one event
 */
export async function run(): Promise<BenchResult[]> {
	const parent = mkdtempSync(join(tmpdir(), 'belegfluss-bench-'));
	try {
		const results: BenchResult[] = [];
		for (const [length, options] of LENGTHS) {
			await makeExport(folderOf(parent, length), length);
			results.push(await besideHashing(folderOf(parent, length), length, options));
		}
		results.push(await overTheLength(parent), peakOfMemory(folderOf(parent, LARGE)));
		return results;
	} finally {
		rmSync(parent, { recursive: true, force: true });
	}
}

async function besideHashing(
	folder: string,
	length: number,
	options: AlternateOptions,
): Promise<BenchResult> {
	const { own, peer } = await alternate(
		{ own: () => verify(folder), peer: () => hashOnly(folder) },
		options,
	);
	return {
		suite: SUITE,
		case: `export of ${count(length)} events, per event`,
		subject: 'verifyChain',
		peer: 'same lines, bare SHA-256 of the same bytes',
		ratio: own / peer,
		medianMicroseconds: own / length,
		peerMedianMicroseconds: peer / length,
		aim: `<= ${MOST_OF_FLOOR} x bare hashing`,
		met: own / peer <= MOST_OF_FLOOR,
	};
}

async function overTheLength(parent: string): Promise<BenchResult> {
	const { own, peer } = await alternate(
		{
			own: () => verify(folderOf(parent, LARGE)),
			// As often as it takes to have verified as many.
			peer: async () => {
				for (let at = 0; at < LARGE; at += MIDDLE) await verify(folderOf(parent, MIDDLE));
			},
		},
		{ warmUp: 0, rounds: 3 },
	);
	return {
		suite: SUITE,
		case: 'growth, per event',
		subject: `verifyChain over ${count(LARGE)} events`,
		peer: `verifyChain over ${count(MIDDLE)} events`,
		ratio: own / peer,
		medianMicroseconds: own / LARGE,
		peerMedianMicroseconds: peer / LARGE,
		aim: `<= ${MOST_OF_GROWTH} (constant cost)`,
		met: own / peer <= MOST_OF_GROWTH,
	};
}

/** In a process of its own, because the peak of this one is not that of the verification. */
function peakOfMemory(folder: string): BenchResult {
	const program = `
		const { readExport } = require(${JSON.stringify(join(DIST, 'export/read-export'))});
		const { verifyChain } = require(${JSON.stringify(join(DIST, 'verify/verify'))});
		const start = process.hrtime.bigint();
		verifyChain(readExport(${JSON.stringify(folder)})).then(({ intact, checked }) => {
			if (!intact || checked !== ${LARGE}) throw new Error('not verified');
			const microseconds = Number(process.hrtime.bigint() - start) / 1000;
			console.log(JSON.stringify([microseconds, process.resourceUsage().maxRSS / 1024]));
		});`;
	const output = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' });
	const [microseconds = Number.NaN, megabytes = Number.NaN] = JSON.parse(output) as number[];
	return {
		suite: SUITE,
		case: `export of ${count(LARGE)} events, process of its own`,
		subject: `verifyChain, ${Math.round(megabytes)} MB at most`,
		peer: '–',
		ratio: null,
		medianMicroseconds: microseconds / LARGE,
		peerMedianMicroseconds: null,
		aim: `< ${MOST_MEGABYTES} MB`,
		met: megabytes < MOST_MEGABYTES,
	};
}

async function verify(folder: string): Promise<void> {
	const { intact } = await verifyChain(readExport(folder));
	if (!intact) throw new Error('The export does not verify.');
}

/** The least anybody must do: read every line, find the bytes in it, hash them. */
async function hashOnly(folder: string): Promise<string> {
	let last = '';
	const bytes = new EventBytes();
	const events = await open(join(folder, EXPORT_FILES.events));
	const eventLines = new LineReader(events, MAX_LINE_LENGTH);
	while (await eventLines.fill()) {
		for (let line = eventLines.next(); line; line = eventLines.next()) {
			const read = readEventLine(line);
			if (!read) throw new Error('A line of the export is none.');
			bytes.load(line.buffer, read.eventStart, line.end - 1);
			last = bytes.hash();
		}
	}
	await events.close();
	const payloads = await open(join(folder, EXPORT_FILES.payloads));
	const payloadLines = new LineReader(payloads, MAX_LINE_LENGTH);
	while (await payloadLines.fill()) {
		for (let line = payloadLines.next(); line; line = payloadLines.next()) {
			const read = readPayloadLine(line);
			if (!read) throw new Error('A line of the export is none.');
			last = sha256Hex(read.payload);
		}
	}
	await payloads.close();
	return last;
}

async function makeExport(folder: string, length: number): Promise<void> {
	const sink = await FolderSink.open(folder);
	const software = context.software;
	await exportLedger({ readEvents: () => entries(length) }, sink, { now: context.now, software });
	await sink.close();
}

async function* entries(length: number): AsyncGenerator<StoredEntry> {
	const batch = drafts(SMALL, 'summary');
	let head: ChainHead | null = null;
	while ((head?.sequence ?? 0) < length) {
		// The first entry of a ledger comes by itself.
		const wanted = Math.min(SMALL, length - (head?.sequence ?? 1));
		const prepared = batch.slice(0, wanted).map((draft) => prepareEntry(draft, context));
		const { events, payloads } = chainUp(head, prepared, context);
		const payloadOf = new Map(payloads.map(({ sequence, canonical }) => [sequence, canonical]));
		for (const event of events) {
			head = event;
			yield { ...event, payload: payloadOf.get(event.sequence) ?? null };
		}
	}
}

function folderOf(parent: string, length: number): string {
	return join(parent, String(length));
}

function count(value: number): string {
	return value.toLocaleString('en');
}

import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { alternate } from '../support/alternate';
import { built } from '../support/built';
import type { BenchResult } from '../support/result';

const { readEInvoice } = built<typeof import('../../lib/einvoice/read-einvoice')>(
	'lib/einvoice/read-einvoice',
);

const MEGABYTE = 1024 * 1024;
const AIM_MICROSECONDS = 1_000_000;
const UBL = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';

/** Files made to cost the reader time or memory. */
function attacks(): Record<string, Buffer> {
	const entities = Array.from(
		{ length: 9 },
		(_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`,
	).join('');
	const pages = Array.from(
		{ length: 300_000 },
		(_, n) => `${n + 1} 0 obj\n<< /A [1 2 3] >>\nendobj\n`,
	);
	const bomb = deflateSync(Buffer.alloc(300 * MEGABYTE), { level: 9 });
	return {
		'entity bomb': Buffer.from(
			`<!DOCTYPE x [<!ENTITY a0 "lol">${entities}]><Invoice ${UBL}>&a9;</Invoice>`,
		),
		'file of 200 MB': Buffer.alloc(200 * MEGABYTE, 0x20),
		'truncated PDF': Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /AF [2 0 R'),
		'HTML named .xml': Buffer.from('<!DOCTYPE html><html><body>Rechnung</body></html>'),
		'empty file': Buffer.alloc(0),
		'500,000 levels of nesting': Buffer.from('<a>'.repeat(500_000)),
		'20 MB of small elements': Buffer.from(`<Invoice ${UBL}>${'<x>y</x>'.repeat(2_400_000)}`),
		'PDF with 300,000 objects': Buffer.from(`%PDF-1.7\n${pages.join('')}trailer << /Root 1 0 R >>`),
		'PDF stream of 300 MB in 0.3 MB': Buffer.concat([
			Buffer.from(
				`%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
			),
			bomb,
			Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
		]),
	};
}

/**
 * Times how long hostile files are looked at before they are refused, beside hashing the same bytes once.
 *
 * @returns one row per attack
 * @throws Error when a file is not refused: then there is nothing to time
 */
export async function run(): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const [name, bytes] of Object.entries(attacks())) {
		const refuse = async () => {
			const outcome: unknown = await readEInvoice(bytes, name).catch((cause: unknown) => cause);
			if (!(outcome instanceof Error)) throw new Error(`${name} was not refused`);
		};
		const { own, peer } = await alternate(
			{ own: refuse, peer: () => createHash('sha256').update(bytes).digest() },
			{ warmUp: 1, rounds: 5 },
		);
		results.push({
			suite: 'refusal',
			case: name,
			subject: 'readEInvoice',
			peer: 'SHA-256 of the file',
			ratio: own / peer,
			medianMicroseconds: own,
			peerMedianMicroseconds: peer,
			aim: '< 1 s',
			met: own < AIM_MICROSECONDS,
		});
	}
	return results;
}

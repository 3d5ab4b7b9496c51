import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { parseCheckpoint, verifyCheckpoint } from '../../../../lib/ledger/checkpoint/checkpoint';
import {
	formatVerifierKey,
	generateSigningKey,
	parseVerifierKey,
	verifierKeyOf,
} from '../../../../lib/ledger/checkpoint/keys';
import { parseProof, verifyProof } from '../../../../lib/ledger/checkpoint/proof';
import { proveDocument } from '../../../../lib/ledger/checkpoint/prove-document';
import { takeCheckpoint } from '../../../../lib/ledger/checkpoint/take-checkpoint';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { draft } from '../draft';
import { CHAIN, context, readAll, temporaryLedger } from '../helpers';

const key = generateSigningKey('belegfluss.test', randomBytes);
const by = { actor: { id: 'KI-Workflow-01', kind: 'system', via: 'n8n' }, run: null } as const;
const documentOf = (number: number) => sha256Hex(`document ${number}`);

let path: string;
let store: LedgerStore;

async function log(...numbers: readonly number[]) {
	const drafts = numbers.map((number) => ({
		event: draft({
			subject: { type: 'document', id: null, system: null, documentSha256: documentOf(number) },
		}),
		payload: null,
	}));
	await appendEvents(store, drafts, context());
}

beforeEach(async () => {
	path = temporaryLedger();
	store = await openSqliteLedger(path, { create: true });
});

describe('taking a checkpoint', () => {
	it('signs what the ledger holds, and records text and key behind it', async () => {
		await log(1, 2, 1);
		const taken = await takeCheckpoint(store, key, by, context());
		const entries = await readAll(store);

		expect(taken).toMatchObject({ size: 4, head: entries[3]?.hash });
		expect(taken.verifierKey).toBe(formatVerifierKey(verifierKeyOf(key)));
		const read = parseCheckpoint(taken.checkpoint);
		expect(read).toMatchObject({ chain: CHAIN, size: 4, head: entries[3]?.hash });
		expect(verifyCheckpoint(read, [parseVerifierKey(taken.verifierKey)])).toMatchObject([
			{ verdict: 'valid' },
		]);
		expect(JSON.parse(entries[4]?.canonical ?? '')).toMatchObject({
			action: 'checkpointed',
			subject: { type: 'ledger', id: `4 ${taken.root}` },
		});
		expect(JSON.parse(entries[4]?.payload ?? '')).toMatchObject({
			data: { checkpoint: taken.checkpoint, verifierKey: taken.verifierKey },
		});
	});

	it('refuses an empty ledger', async () => {
		await expect(takeCheckpoint(store, key, by, context())).rejects.toMatchObject({
			code: 'CHECKPOINT_LEDGER_EMPTY',
		});
	});

	it('refuses a ledger that was changed, and adds nothing to it', async () => {
		await log(1, 2);
		const database = new DatabaseSync(path);
		database.exec(`DROP TRIGGER events_never_updated;
			UPDATE events SET canonical = replace(canonical, 'checked', 'decided') WHERE seq = 2`);
		database.close();

		await expect(takeCheckpoint(store, key, by, context())).rejects.toMatchObject({
			code: 'CHECKPOINT_LEDGER_DAMAGED',
			params: { until: 1 },
		});
		expect(await readAll(store)).toHaveLength(3);
	});
});

describe('proving what was known of a document', () => {
	it('gives its entries, and only these, with their paths; later ones are counted', async () => {
		await log(1, 2, 3, 1, 4);
		const { checkpoint, verifierKey } = await takeCheckpoint(store, key, by, context());
		await log(1, 5);
		const { text, sequences, younger } = await proveDocument(store, documentOf(1), checkpoint);

		expect({ sequences, younger }).toEqual({ sequences: [2, 5], younger: 1 });
		expect(text).not.toContain(documentOf(2));
		expect(verifyProof(parseProof(text), [parseVerifierKey(verifierKey)])).toMatchObject({
			proven: true,
			size: 6,
			records: [
				{ sequence: 2, included: true },
				{ sequence: 5, included: true },
			],
		});
	});

	it('refuses a document the checkpoint does not cover', async () => {
		await log(1);
		const { checkpoint } = await takeCheckpoint(store, key, by, context());
		await log(2);

		await expect(proveDocument(store, documentOf(2), checkpoint)).rejects.toMatchObject({
			code: 'CHECKPOINT_DOCUMENT_UNKNOWN',
		});
	});

	it('refuses when the ledger is no longer the one that was signed', async () => {
		await log(1, 2, 3);
		const { checkpoint } = await takeCheckpoint(store, key, by, context());
		const database = new DatabaseSync(path);
		database.exec(`DROP TRIGGER events_never_updated;
			UPDATE events SET hash = '${'0'.repeat(64)}' WHERE seq = 3`);
		database.close();

		await expect(proveDocument(store, documentOf(1), checkpoint)).rejects.toMatchObject({
			code: 'PROOF_RECORD_NOT_INCLUDED',
		});
	});

	it('refuses a checkpoint of a longer ledger', async () => {
		await log(1, 2, 3);
		const { checkpoint } = await takeCheckpoint(store, key, by, context());
		store = await openSqliteLedger(temporaryLedger(), { create: true });
		await log(1);

		await expect(proveDocument(store, documentOf(1), checkpoint)).rejects.toMatchObject({
			code: 'CHECKPOINT_LEDGER_GAP',
			params: { sequence: 3 },
		});
	});
});

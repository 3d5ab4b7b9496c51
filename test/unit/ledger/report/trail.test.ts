import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { keepOriginal } from '../../../../lib/ledger/originals/keep-original';
import { documentTrails } from '../../../../lib/ledger/report/trail';
import { eraseOriginal } from '../../../../lib/ledger/retention/erase-original';
import { erasePayload } from '../../../../lib/ledger/retention/erase-payload';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { CHAIN, context, temporaryLedger } from '../helpers';
import { about, APPROVAL, byPerson, decided, hashOf, log, newLedger, wrote } from './scenario';

const RUN = {
	executionId: '42',
	executionMode: 'trigger',
	node: 'Audit Logger',
	workflowId: 'w1',
	workflowName: 'Invoice inbox',
};

describe('the trail of a document', () => {
	it('tells every step in order, and how it stands with the document', async () => {
		const store = await newLedger();
		await log(store, '2026-03-02T08:00:00.000Z', about(1, { action: 'received', run: RUN }));
		await log(store, '2026-03-02T08:00:01.000Z', about(2, { action: 'received' }));
		await log(store, '2026-03-02T08:00:02.000Z', about(1, decided('approve', 'yellow')));
		await log(
			store,
			'2026-03-02T09:00:00.000Z',
			about(1, byPerson('approved', 'eva@example.com', { approval: APPROVAL, reason: 'geprüft' })),
		);
		const subject = { type: 'document', id: null, system: 'lexware', documentSha256: hashOf(1) };
		await log(
			store,
			'2026-03-02T09:01:00.000Z',
			about(1, wrote('intent', { subject: subject as never, approval: APPROVAL })),
			about(1, wrote('done', { subject: subject as never, approval: APPROVAL })),
		);
		const [trail] = await documentTrails(store, [hashOf(1)]);

		const nothing = {
			approval: null,
			decision: null,
			erased: null,
			mode: null,
			model: null,
			outcome: null,
			payload: 'none',
			postingBatch: null,
			reason: null,
			recordType: null,
			run: null,
			write: null,
		};
		const machine = { kind: 'system', id: 'KI-Workflow-01', via: null };
		const write = {
			system: 'lexware',
			operation: 'voucher.create',
			attempt: 1,
			requestSha256: '2f'.repeat(32),
		};
		expect(trail).toEqual({
			documentSha256: hashOf(1),
			state: { state: 'written', since: '2026-03-02T09:01:00.000Z' },
			original: null,
			unreadable: [],
			steps: [
				{
					...nothing,
					sequence: 2,
					time: '2026-03-02T08:00:00.000Z',
					action: 'received',
					actor: machine,
					run: RUN,
				},
				{
					...nothing,
					sequence: 4,
					time: '2026-03-02T08:00:02.000Z',
					action: 'decided',
					actor: machine,
					mode: 'writeBack',
					decision: {
						action: 'approve',
						ampel: 'yellow',
						findings: [],
						reasons: [],
						ruleSetVersion: '2026.1',
					},
				},
				{
					...nothing,
					sequence: 5,
					time: '2026-03-02T09:00:00.000Z',
					action: 'approved',
					actor: { kind: 'person', id: 'eva@example.com', via: 'mail' },
					approval: APPROVAL,
					reason: 'geprüft',
				},
				{
					...nothing,
					sequence: 6,
					time: '2026-03-02T09:01:00.000Z',
					action: 'written',
					actor: machine,
					approval: APPROVAL,
					outcome: { state: 'intent', remoteId: null, errorCode: null },
					write,
				},
				{
					...nothing,
					sequence: 7,
					time: '2026-03-02T09:01:00.000Z',
					action: 'written',
					actor: machine,
					approval: APPROVAL,
					outcome: { state: 'done', remoteId: 'voucher-1', errorCode: null },
					write,
				},
			],
		});
	});

	it('says what is kept and what was erased, file and payloads', async () => {
		const store = await newLedger();
		const bytes = Buffer.from('%PDF-1.7');
		const sha256 = sha256Hex(bytes);
		const subject = { type: 'document', id: null, system: null, documentSha256: sha256 } as const;
		const now = context(CHAIN, '2026-03-02T08:00:00Z');
		await keepOriginal(store, { bytes, sha256, mimeType: 'application/pdf', fileName: 'a' }, now);
		const event = about(null, { subject, action: 'received', recordType: 'none' });
		await appendEvents(
			store,
			[
				{ event, payload: { a: 1 } },
				{ event, payload: { b: 2 } },
			],
			now,
		);
		const grounds = {
			reason: 'kein Beleg',
			actor: { kind: 'person', id: 'eva', via: null },
		} as const;
		await erasePayload(store, { sequence: 2, ...grounds }, now);
		const [before] = await documentTrails(store, [sha256]);
		await eraseOriginal(store, { sha256, ...grounds }, now);
		const [after] = await documentTrails(store, [sha256]);

		expect(before?.original).toMatchObject({ fileName: 'a', erasedAt: null });
		expect(after?.original).toMatchObject({ fileName: null, bytes: 8 });
		expect(after?.original?.erasedAt).toBe(after?.steps.at(-1)?.time);
		expect(
			after?.steps.map(({ action, payload, erased, reason }) => [action, payload, erased, reason]),
		).toEqual([
			['received', 'erased', null, null],
			['received', 'kept', null, null],
			['payloadErased', 'none', { original: false, payloadOf: 2 }, 'kein Beleg'],
			['originalErased', 'none', { original: true, payloadOf: null }, 'kein Beleg'],
		]);
	});

	it('follows many documents in one pass, in the order asked for', async () => {
		const store = await newLedger();
		const documents = Array.from({ length: 300 }, (_, index) => index + 1);
		await log(store, '2026-03-02T08:00:00.000Z', ...documents.map((one) => about(one)));
		await log(store, '2026-03-02T09:00:00.000Z', about(7, { action: 'closed' }));
		const asked = documents.toReversed().map(hashOf);
		const trails = await documentTrails(store, [...asked, hashOf(9_999)]);

		expect(trails.map(({ documentSha256 }) => documentSha256)).toEqual([...asked, hashOf(9_999)]);
		expect(trails.filter(({ steps }) => steps.length === 1)).toHaveLength(299);
		expect(trails.find(({ documentSha256 }) => documentSha256 === hashOf(7))?.state).toEqual({
			state: 'closed',
			since: '2026-03-02T09:00:00.000Z',
		});
		expect(trails.at(-1)).toEqual({
			documentSha256: hashOf(9_999),
			state: null,
			steps: [],
			original: null,
			unreadable: [],
		});
		expect(await documentTrails(store, [])).toEqual([]);
		await expect(
			documentTrails(
				store,
				Array.from({ length: 1_001 }, () => 'x'),
			),
		).rejects.toMatchObject({
			code: 'REPORT_TOO_MANY_DOCUMENTS',
			params: { count: 1_001, limit: 1_000 },
		});
	});

	it('names entries that cannot be read instead of stopping at them', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await log(store, '2026-03-02T08:00:00.000Z', about(1), about(1), about(1));
		const database = new DatabaseSync(path);
		database.exec(
			"DROP TRIGGER events_never_updated; UPDATE events SET canonical = '{' WHERE seq = 3",
		);
		database.close();
		const [trail] = await documentTrails(store, [hashOf(1)]);

		expect(trail?.steps.map(({ sequence }) => sequence)).toEqual([2, 4]);
		expect(trail?.unreadable).toEqual([3]);
	});
});

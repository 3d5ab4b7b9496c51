import { describe, expect, it } from 'vitest';
import {
	recordApproval,
	type ApprovalDecision,
} from '../../../../lib/ledger/approvals/record-approval';
import {
	isRecorded,
	readRecordedApproval,
	type RecordedApproval,
} from '../../../../lib/ledger/approvals/recorded-approval';
import { readEvent } from '../../../../lib/ledger/event/read-event';
import type { ApprovalRecord } from '../../../../lib/ledger/store/records';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { CHAIN, context, readAll, temporaryLedger } from '../helpers';

const decision: ApprovalDecision = {
	id: 'proposal-1',
	state: 'approved',
	system: 'lexoffice',
	operation: 'voucher.create',
	documentSha256: 'ab'.repeat(32),
	payloadSha256: 'cd'.repeat(32),
	proposer: 'KI-Workflow-01',
	approver: { id: 'gerda@example.org', kind: 'person', via: 'mail' },
	decision: {
		action: 'approve',
		ampel: 'yellow',
		findings: ['S-01'],
		reasons: ['PHASE_SHADOW'],
		ruleSetVersion: '1',
	},
	reason: 'Known supplier',
	expiresAt: new Date('2026-03-03T08:00:00.000Z'),
	run: null,
};

const record: ApprovalRecord = {
	id: 'proposal-1',
	state: 'approved',
	system: 'lexoffice',
	operation: 'voucher.create',
	documentSha256: 'ab'.repeat(32),
	payloadSha256: 'cd'.repeat(32),
	proposer: 'KI-Workflow-01',
	approver: 'gerda@example.org',
	decidedAt: '2026-03-02T08:00:01.000Z',
	expiresAt: '2026-03-03T08:00:00.000Z',
	consumedBy: null,
	sequence: 2,
};

async function ledger() {
	return await openSqliteLedger(temporaryLedger(), { create: true });
}

describe('a decision', () => {
	it.each(['approved', 'rejected'] as const)('is kept with its audit event: %s', async (state) => {
		const store = await ledger();

		const receipt = await recordApproval(store, { ...decision, state }, context());

		expect(receipt).toEqual({
			chain: CHAIN,
			sequence: 2,
			hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
		});
		const recorded = (await readRecordedApproval(store, 'proposal-1')) as RecordedApproval;
		expect(recorded.record).toEqual({ ...record, state });
		expect(isRecorded(recorded)).toBe(true);
		expect(readEvent(recorded.event ?? '')).toMatchObject({
			action: state,
			actor: { id: 'gerda@example.org', kind: 'person', via: 'mail' },
			approval: {
				approver: 'gerda@example.org',
				at: '2026-03-02T08:00:01.000Z',
				id: 'proposal-1',
				payloadSha256: 'cd'.repeat(32),
			},
			decision: { action: 'approve', findings: ['S-01'] },
			reason: 'Known supplier',
			subject: { documentSha256: 'ab'.repeat(32), id: null, system: 'lexoffice', type: 'document' },
		});
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 2 });
	});

	it('is made once, whatever the second one says', async () => {
		const store = await ledger();
		const clock = context();
		await recordApproval(store, { ...decision, state: 'rejected' }, clock);

		for (const state of ['approved', 'rejected'] as const) {
			await expect(
				recordApproval(
					store,
					{ ...decision, state, approver: { ...decision.approver, id: 'max@example.org' } },
					clock,
				),
			).rejects.toMatchObject({
				code: 'APPROVAL_ALREADY_DECIDED',
				params: {
					id: 'proposal-1',
					approver: 'gerda@example.org',
					decidedAt: '2026-03-02T08:00:01.000Z',
				},
			});
		}
		expect(await readAll(store)).toHaveLength(2);
	});

	it('is made by one of two who decide at once', async () => {
		const store = await ledger();
		const clock = context();

		const ends = await Promise.allSettled([
			recordApproval(store, decision, clock),
			recordApproval(store, { ...decision, state: 'rejected' }, clock),
		]);
		expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await readAll(store)).toHaveLength(2);
	});

	it.each(['model', 'system'] as const)('is not made by a %s', async (kind) => {
		const store = await ledger();

		await expect(
			recordApproval(store, { ...decision, approver: { id: 'gpt', kind, via: null } }, context()),
		).rejects.toMatchObject({
			code: 'APPROVAL_NOT_BY_PERSON',
			params: { id: 'proposal-1', approver: 'gpt' },
		});
		expect(await store.head()).toBeNull();
	});

	const unreadable: ReadonlyArray<readonly [field: string, changes: Partial<ApprovalDecision>]> = [
		['id', { id: '' }],
		['id', { id: 'x'.repeat(301) }],
		['state', { state: 'maybe' as 'approved' }],
		['system', { system: '' }],
		['operation', { operation: '' }],
		['documentSha256', { documentSha256: 'RE-1' }],
		['payloadSha256', { payloadSha256: '' }],
		['proposer', { proposer: '' }],
		['approver', { approver: { id: '', kind: 'person', via: null } }],
		['expiresAt', { expiresAt: new Date(NaN) }],
		['expiresAt', { expiresAt: new Date(8.64e15) }],
	];
	it.each(unreadable)(
		'that could not be read back is not recorded: %s %o',
		async (field, changes) => {
			const store = await ledger();

			await expect(
				recordApproval(store, { ...decision, ...changes }, context()),
			).rejects.toMatchObject({ code: 'APPROVAL_INVALID', params: { field } });
			expect(await store.head()).toBeNull();
		},
	);
});

describe('a recorded approval', () => {
	it('is null where there is none', async () => {
		const store = await ledger();
		expect(await readRecordedApproval(store, 'proposal-1')).toBeNull();
	});

	it('is believed whether it was used or not', async () => {
		const store = await ledger();
		await recordApproval(store, decision, context());
		const recorded = (await readRecordedApproval(store, 'proposal-1')) as RecordedApproval;

		const used = { ...recorded.record, consumedBy: 'ef'.repeat(32) };
		expect(isRecorded({ ...recorded, record: used })).toBe(true);
	});

	const forged: ReadonlyArray<Partial<ApprovalRecord>> = [
		{ id: 'proposal-2' },
		{ state: 'rejected' },
		{ system: 'sevdesk' },
		{ operation: 'voucher.update' },
		{ documentSha256: null },
		{ documentSha256: '12'.repeat(32) },
		{ payloadSha256: '12'.repeat(32) },
		{ proposer: 'somebody' },
		{ approver: 'somebody' },
		{ decidedAt: '2026-03-02T08:00:02.000Z' },
		{ expiresAt: '2027-03-03T08:00:00.000Z' },
	];
	it.each(forged)('is not believed when its row says something else: %o', async (changes) => {
		const store = await ledger();
		await recordApproval(store, decision, context());
		const { event } = (await readRecordedApproval(store, 'proposal-1')) as RecordedApproval;

		expect(isRecorded({ record: { ...record, ...changes }, event })).toBe(false);
	});

	it('is not believed for the sake of an event about something else that names the same hash', async () => {
		const store = await ledger();
		await recordApproval(store, decision, context());
		const recorded = (await readRecordedApproval(store, 'proposal-1')) as RecordedApproval;

		const event = recorded.event!.replace('"action":"approved"', '"action":"noted"');
		expect(event).not.toBe(recorded.event);
		expect(isRecorded({ ...recorded, event })).toBe(false);
	});

	it('is not believed without its event, or with one that is none', async () => {
		const store = await ledger();
		await recordApproval(store, decision, context());
		const [first] = await readAll(store);

		for (const event of [null, '', '{', '{}', first!.canonical]) {
			expect(isRecorded({ record, event })).toBe(false);
		}
	});
});

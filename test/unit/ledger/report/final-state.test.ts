import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditActions } from '../../../../lib/ledger/event/actions';
import type { AuditDraft } from '../../../../lib/ledger/event/event';
import { documentState } from '../../../../lib/ledger/report/final-state';
import { about, byPerson, decided, recorded, wrote } from './scenario';

const time = (index: number) => `2026-03-02T08:00:${String(index).padStart(2, '0')}.000Z`;

function stateOf(...changes: readonly Partial<AuditDraft>[]) {
	return documentState(changes.map((change, index) => recorded(about(1, change), time(index))));
}

const failure = { state: 'failed', remoteId: null, errorCode: 'X' } as const;

describe('the state of a document', () => {
	it('is unknown without any step that brings the document in', () => {
		expect(documentState([])).toBeNull();
		expect(
			stateOf(
				{ action: 'noted' },
				{ action: 'classified', recordType: 'letter' },
				{ action: 'payloadErased' },
				{ action: 'originalErased' },
			),
		).toBeNull();
		expect(stateOf({ action: 'noted' }, { action: 'received' })).toEqual({
			state: 'open',
			since: time(1),
		});
	});

	it.each<[string, Partial<AuditDraft>, string]>([
		['received', { action: 'received' }, 'open'],
		['refused by the guard', { action: 'writeRefused', outcome: failure }, 'open'],
		['to be written', decided('write'), 'open'],
		['to be approved', decided('approve', 'yellow'), 'open'],
		['approved', byPerson('approved'), 'open'],
		['failed', { action: 'failed', outcome: failure }, 'open'],
		['written', wrote('done'), 'written'],
		['about to be written', wrote('intent'), 'open'],
		['written, or maybe not', wrote('unknown'), 'open'],
		['not written', wrote('failed'), 'open'],
		['exported', { action: 'exported' }, 'exported'],
		['not exported', { action: 'exported', outcome: failure }, 'open'],
		['rejected by a person', byPerson('rejected'), 'rejected'],
		['rejected by a rule', decided('reject', 'red'), 'rejected'],
		['closed', { action: 'closed' }, 'closed'],
		[
			'reported in the read-only phase',
			decided('reportOnly', 'red', { mode: 'readOnly', reasons: ['PHASE_READ_ONLY'] }),
			'reported',
		],
		[
			'put off by the kill switch',
			decided('reportOnly', 'green', { mode: 'readOnly', reasons: ['KILL_SWITCH_ENGAGED'] }),
			'open',
		],
		['put off in write-back', decided('reportOnly', 'green', { mode: 'writeBack' }), 'open'],
		['put off in shadow', decided('reportOnly', 'green', { mode: 'shadow' }), 'open'],
		['put off in no known phase', decided('reportOnly', 'green', { mode: null }), 'open'],
	])('%s is told from one event', (_, change, state) => {
		expect(stateOf(change)).toEqual({ state, since: time(0) });
	});

	it('bears the time of the step that led there, not of later ones that change nothing', () => {
		const open = [{ action: 'received' }, { action: 'extracted' }, decided('approve')] as const;

		expect(stateOf(...open)).toEqual({ state: 'open', since: time(0) });
		expect(stateOf(...open, decided('reject'), { action: 'noted' }, byPerson('rejected'))).toEqual({
			state: 'rejected',
			since: time(3),
		});
	});

	it.each<[string, Partial<AuditDraft>]>([
		['received again', { action: 'received' }],
		['decided anew', decided('approve')],
		['rejected', byPerson('rejected')],
		['closed', { action: 'closed' }],
		['exported', { action: 'exported' }],
		['written once more', wrote('unknown')],
	])('stays booked when it is %s afterwards', (_, change) => {
		const booked = [{ action: 'received' }, wrote('done')] as const;
		expect(stateOf(...booked, change)).toEqual({ state: 'written', since: time(1) });
		expect(stateOf({ action: 'exported' }, wrote('done'), change)).toEqual({
			state: 'exported',
			since: time(0),
		});
	});

	it.each<[string, Partial<AuditDraft>]>([
		['rejected', byPerson('rejected')],
		['closed', { action: 'closed' }],
		['reported', decided('reportOnly', 'green', { mode: 'readOnly' })],
	])('opens again when a document that was %s is taken up again', (state, end) => {
		expect(stateOf(end, { action: 'received' })).toEqual({ state: 'open', since: time(1) });
		expect(stateOf(end, decided('approve'), decided('approve'))).toEqual({
			state: 'open',
			since: time(1),
		});
		expect(stateOf(end, { action: 'received' }, wrote('done'))).toEqual({
			state: 'written',
			since: time(2),
		});
		for (const action of ['noted', 'classified', 'payloadErased', 'originalErased'] as const) {
			expect(stateOf(end, { action })).toEqual({ state, since: time(0) });
		}
		expect(stateOf(end, { action: 'writeRefused', outcome: failure })).toEqual({
			state,
			since: time(0),
		});
	});

	it('goes from one end to another', () => {
		expect(stateOf(byPerson('rejected'), { action: 'closed' })).toEqual({
			state: 'closed',
			since: time(1),
		});
	});

	const change = fc.oneof(
		fc.constantFrom(...auditActions).map((action) => ({ action })),
		fc
			.constantFrom('intent' as const, 'done' as const, 'failed' as const)
			.map((state) => wrote(state)),
		fc.constantFrom('write' as const, 'reject' as const).map((action) => decided(action)),
	);

	it('is booked from the first booking on, whatever follows', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 12 }), fc.array(change), (before, after) => {
				const changes = [...before, wrote('done'), ...after];
				const first = changes.findIndex(
					({ action, ...rest }) =>
						action === 'exported' ||
						(action === 'written' && 'outcome' in rest && rest.outcome?.state === 'done'),
				);
				expect(stateOf(...changes)).toEqual({
					state: changes[first]?.action,
					since: time(first),
				});
			}),
		);
	});

	it('is never older than the first event nor younger than the last', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
				const since = stateOf({ action: 'received' }, ...changes)?.since ?? '';
				expect(since >= time(0) && since <= time(changes.length)).toBe(true);
			}),
		);
	});
});

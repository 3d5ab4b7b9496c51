import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../lib/ledger/event/read-event';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { policyFor } from '../../../../lib/ledger/switches/policy';
import { setSwitch, type SwitchChange } from '../../../../lib/ledger/switches/set-switch';
import { defaultLimits } from '../../../../lib/ledger/switches/settings';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { context, readAll, temporaryLedger } from '../helpers';

const change: SwitchChange = {
	kind: 'kill',
	scope: { type: 'global', id: '' },
	value: { engaged: true },
	setBy: { id: 'Gerda Gründlich', kind: 'person', via: 'n8n' },
	reason: 'Wrong accounts',
	run: null,
};

async function ledger() {
	return await openSqliteLedger(temporaryLedger(), { create: true });
}

describe('setting a switch', () => {
	it('keeps who did so, when and why, before and after', async () => {
		const store = await ledger();
		const clock = context();

		const first = await setSwitch(store, change, clock);
		const second = await setSwitch(
			store,
			{
				...change,
				value: { engaged: false },
				reason: ' Cleared up ',
				setBy: { ...change.setBy, id: ' Max ' },
			},
			clock,
		);

		expect(first).toMatchObject({
			before: null,
			after: '{"engaged":true}',
			receipt: { sequence: 2 },
		});
		expect(second).toMatchObject({
			before: '{"engaged":true}',
			after: '{"engaged":false}',
			receipt: { sequence: 3 },
		});
		expect(await store.readSwitches()).toEqual([
			{
				kind: 'kill',
				scopeType: 'global',
				scope: '',
				value: '{"engaged":false}',
				setAt: expect.stringMatching(/^2026-03-02T08:00:\d\d\.000Z$/) as string,
				setBy: 'Max',
				reason: 'Cleared up',
				sequence: 3,
				event: (await readAll(store))[2]?.canonical,
			},
		]);
		const [, engaged, released] = (await readAll(store)).map(({ canonical }) =>
			readEvent(canonical),
		);
		expect(engaged).toMatchObject({
			action: 'switched',
			actor: { id: 'Gerda Gründlich', kind: 'person', via: 'n8n' },
			change: { beforeSha256: null, fields: ['kill'] },
			reason: 'Wrong accounts',
			subject: { documentSha256: null, id: null, system: null, type: 'switch' },
		});
		expect(released).toMatchObject({
			actor: { id: 'Max' },
			change: { beforeSha256: engaged?.change?.afterSha256 },
			reason: 'Cleared up',
		});
		expect(JSON.parse((await readAll(store))[2]?.payload ?? '')).toMatchObject({
			data: {
				kind: 'kill',
				scopeType: 'global',
				scope: '',
				before: '{"engaged":true}',
				after: '{"engaged":false}',
			},
		});
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 3 });
	});

	it('names the system or the workflow it is for', async () => {
		const store = await ledger();
		const clock = context();
		await setSwitch(store, { ...change, scope: { type: 'system', id: 'lexoffice' } }, clock);
		await setSwitch(store, { ...change, scope: { type: 'workflow', id: 'wf-1' } }, clock);

		const subjects = (await readAll(store))
			.slice(1)
			.map(({ canonical }) => readEvent(canonical)?.subject);
		expect(subjects).toEqual([
			{ documentSha256: null, id: 'lexoffice', system: 'lexoffice', type: 'switch' },
			{ documentSha256: null, id: 'wf-1', system: null, type: 'switch' },
		]);
	});

	it('holds for the workflow meant, with blanks around its id or not', async () => {
		const store = await ledger();
		await setSwitch(store, { ...change, scope: { type: 'workflow', id: ' wf-1\n' } }, context());

		const switches = await store.readSwitches();
		expect(policyFor(switches, { workflowId: 'wf-1' }).killed).toMatchObject({
			scope: { type: 'workflow', id: 'wf-1' },
		});
	});

	const senseless: ReadonlyArray<
		readonly [title: string, changes: Partial<SwitchChange>, error: Record<string, unknown>]
	> = [
		['nobody', { setBy: { ...change.setBy, id: ' ' } }, { code: 'SWITCH_REASON_MISSING' }],
		['no reason', { reason: '\n' }, { code: 'SWITCH_REASON_MISSING' }],
		[
			'a global one with an id',
			{ scope: { type: 'global', id: 'wf-1' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'a workflow without an id',
			{ scope: { type: 'workflow', id: ' ' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'a system without a name',
			{ scope: { type: 'system', id: '' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'a phase for a system',
			{ kind: 'phase', value: { phase: 'shadow' }, scope: { type: 'system', id: 'x' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'limits for a system',
			{ kind: 'limits', value: defaultLimits, scope: { type: 'system', id: 'x' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'a scope nobody knows',
			{ scope: { type: 'planet' as 'global', id: '' } },
			{ code: 'SWITCH_SCOPE_INVALID' },
		],
		[
			'a kill switch that is half engaged',
			{ value: { engaged: 'yes' } },
			{ code: 'SWITCH_VALUE_INVALID', params: { field: 'engaged' } },
		],
		[
			'a kill switch with more to it',
			{ value: { engaged: true, until: 'noon' } },
			{ code: 'SWITCH_VALUE_INVALID' },
		],
		[
			'a phase nobody knows',
			{ kind: 'phase', value: { phase: 'turbo' } },
			{ code: 'SWITCH_VALUE_INVALID', params: { field: 'phase' } },
		],
		[
			'no value',
			{ kind: 'phase', value: undefined },
			{ code: 'SWITCH_VALUE_INVALID', params: { field: '(whole value)' } },
		],
		[
			'half of the limits',
			{ kind: 'limits', value: { maxCountPerDay: 1 } },
			{ code: 'SWITCH_VALUE_INVALID' },
		],
		...(['1.000,00', '1e3', '-1', '1.234', 'viel', '', '1234567890123', ' 1'] as const).map(
			(amount) =>
				[
					`the limit "${amount}"`,
					{ kind: 'limits', value: { ...defaultLimits, maxSumPerDay: amount } },
					{ code: 'SWITCH_VALUE_INVALID', params: { field: 'maxSumPerDay' } },
				] as const,
		),
		...([1.5, -1, 1_000_001, '5'] as const).map(
			(count) =>
				[
					`the limit ${JSON.stringify(count)}`,
					{ kind: 'limits', value: { ...defaultLimits, maxCountPerRun: count } },
					{ code: 'SWITCH_VALUE_INVALID', params: { field: 'maxCountPerRun' } },
				] as const,
		),
		[
			'an endless reason',
			{ reason: 'x'.repeat(501) },
			{ code: 'LEDGER_EVENT_INVALID', params: { field: 'reason' } },
		],
		[
			'an endless name',
			{ setBy: { ...change.setBy, id: 'x'.repeat(301) } },
			{ code: 'LEDGER_EVENT_INVALID' },
		],
		[
			'an endless id',
			{ scope: { type: 'workflow', id: 'x'.repeat(301) } },
			{ code: 'LEDGER_EVENT_INVALID' },
		],
	];
	it.each(senseless)('to %s is refused and changes nothing', async (_, changes, error) => {
		const store = await ledger();

		await expect(setSwitch(store, { ...change, ...changes }, context())).rejects.toMatchObject(
			error,
		);
		expect(await store.head()).toBeNull();
		expect(await store.readSwitches()).toEqual([]);
	});

	it('takes limits at their bounds', async () => {
		const store = await ledger();
		const limits = {
			maxGrossPerDocument: '0',
			maxCountPerRun: 0,
			maxSumPerRun: '999999999999.99',
			maxCountPerDay: 1_000_000,
			maxSumPerDay: '0.5',
		};
		await setSwitch(store, { ...change, kind: 'limits', value: limits }, context());

		expect(policyFor(await store.readSwitches(), { workflowId: 'wf-1' }).limits).toEqual(limits);
	});

	it('by several at once keeps every change, one after the other', async () => {
		const store = await ledger();
		const clock = context();
		const values = [true, false, true, false, true];

		await Promise.all(
			values.map((engaged) => setSwitch(store, { ...change, value: { engaged } }, clock)),
		);
		const changes = (await readAll(store))
			.slice(1)
			.map(({ canonical }) => readEvent(canonical)?.change);
		expect(changes.map((entry) => entry?.beforeSha256)).toEqual([
			null,
			...changes.slice(0, -1).map((entry) => entry?.afterSha256),
		]);
		expect(policyFor(await store.readSwitches(), { workflowId: 'wf-1' }).killed).not.toBeNull();
	});
});

import { DatabaseSync } from 'node:sqlite';
import { orderFor, OPERATION, SYSTEM, WORKFLOW } from '../support/orders';
import { noLimits, type World } from '../support/world';
import type { RefusalCase } from './refusal-case';

const operation = OPERATION;
const system = SYSTEM;

const kill = {
	system,
	operation,
	setBy: 'Gerda Gründlich',
	setAt: '2026-03-02T08:00:00.000Z',
	reason: 'Test',
};

/** What somebody with a database tool does. */
export function edit(world: World, sql: string): void {
	const database = new DatabaseSync(world.path);
	database.exec(sql);
	database.close();
}

const notRecorded = (kind: string, scope: string) => ({
	system,
	operation,
	reason: `The switch "${kind}" for "${scope}" was changed past the ledger: no audit event says so`,
});

const editCases = (
	[
		[
			'the phase was set with a database tool',
			`UPDATE switches SET value = '{"phase":"shadow"}' WHERE kind = 'phase'`,
			notRecorded('phase', 'global'),
		],
		[
			'the limits were raised with a database tool',
			`UPDATE switches SET value = replace(value, 'null', '1') WHERE kind = 'limits'`,
			notRecorded('limits', 'global'),
		],
		[
			'a switch names an event that there is not',
			`UPDATE switches SET sequence = 4711 WHERE kind = 'phase'`,
			notRecorded('phase', 'global'),
		],
		[
			'a switch names an event about something else',
			`UPDATE switches SET sequence = 1 WHERE kind = 'phase'`,
			notRecorded('phase', 'global'),
		],
		[
			'a switch names the event of another switch',
			`UPDATE switches SET sequence = (SELECT sequence FROM switches WHERE kind = 'limits') WHERE kind = 'phase'`,
			notRecorded('phase', 'global'),
		],
		[
			'the switch of everything was moved to the workflow',
			`UPDATE switches SET scope_type = 'workflow', scope = '${WORKFLOW}' WHERE kind = 'phase'`,
			notRecorded('phase', WORKFLOW),
		],
		[
			'a switch holds no JSON',
			`UPDATE switches SET value = '{' WHERE kind = 'phase'`,
			notRecorded('phase', 'global'),
		],
		[
			'a kill switch was entered with a database tool',
			`INSERT INTO switches SELECT 'kill', 'system', '${SYSTEM}', '{"engaged":false}', set_at, set_by, reason, sequence FROM switches WHERE kind = 'phase'`,
			notRecorded('kill', SYSTEM),
		],
		[
			'a row of the switches is nonsense',
			`UPDATE switches SET set_at = 'gestern' WHERE kind = 'limits'`,
			{
				system,
				operation,
				reason:
					'A row of the table "switches" of the ledger is not what this package writes (column "setAt")',
			},
		],
		[
			'a row of the switches is of a kind nobody knows',
			`INSERT INTO switches SELECT 'turbo', scope_type, scope, value, set_at, set_by, reason, sequence FROM switches WHERE kind = 'phase'`,
			{
				system,
				operation,
				reason:
					'A row of the table "switches" of the ledger is not what this package writes (column "kind")',
			},
		],
	] as const
).map(
	([title, sql, params]): RefusalCase => ({
		title,
		code: 'GUARD_SWITCH_UNREADABLE',
		params,
		mode: null,
		shut: async (world) => {
			edit(world, sql);
			return { order: orderFor(1) };
		},
	}),
);

/** Kill switch, phase, and switches that cannot be believed. */
export const switchCases: readonly RefusalCase[] = [
	...editCases,
	{
		title: 'a switch cannot be believed, whoever approved the document',
		code: 'GUARD_SWITCH_UNREADABLE',
		params: notRecorded('phase', 'global'),
		mode: null,
		shut: async (world) => {
			const approvalId = await world.approve(orderFor(1));
			edit(world, `UPDATE switches SET value = '{"phase":"shadow"}' WHERE kind = 'phase'`);
			return { order: orderFor(1, { approvalId }) };
		},
	},
	{
		title: 'the kill switch for everything is engaged',
		code: 'GUARD_KILLED_GLOBAL',
		params: kill,
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('kill', { engaged: true });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the kill switch for everything is engaged, and that of the workflow released',
		code: 'GUARD_KILLED_GLOBAL',
		params: kill,
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('kill', { engaged: true });
			await world.set('kill', { engaged: false }, { type: 'workflow', id: WORKFLOW });
			await world.set('kill', { engaged: false }, { type: 'system', id: SYSTEM });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the kill switch of the workflow is engaged',
		code: 'GUARD_KILLED_WORKFLOW',
		params: kill,
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('kill', { engaged: false });
			await world.set('kill', { engaged: true }, { type: 'workflow', id: WORKFLOW });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the kill switch of the target system is engaged',
		code: 'GUARD_KILLED_SYSTEM',
		params: kill,
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('kill', { engaged: true }, { type: 'system', id: SYSTEM });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the kill switch is engaged, whoever approved the document',
		code: 'GUARD_KILLED_GLOBAL',
		params: kill,
		mode: 'writeBack',
		shut: async (world) => {
			const approvalId = await world.approve(orderFor(1));
			await world.set('kill', { engaged: true });
			return { order: orderFor(1, { approvalId }) };
		},
	},
	{
		title: 'the kill switch is engaged in the read-only phase',
		code: 'GUARD_KILLED_GLOBAL',
		params: kill,
		mode: 'readOnly',
		shut: async (world) => {
			await world.set('phase', { phase: 'readOnly' });
			await world.set('kill', { engaged: true });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'everything is read-only',
		code: 'GUARD_PHASE_READ_ONLY',
		params: { system, operation },
		mode: 'readOnly',
		shut: async (world) => {
			await world.set('phase', { phase: 'readOnly' });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the workflow is read-only, though others may write',
		code: 'GUARD_PHASE_READ_ONLY',
		params: { system, operation },
		mode: 'readOnly',
		shut: async (world) => {
			await world.set('phase', { phase: 'readOnly' }, { type: 'workflow', id: WORKFLOW });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the phase is read-only, whoever approved the document',
		code: 'GUARD_PHASE_READ_ONLY',
		params: { system, operation },
		mode: 'readOnly',
		shut: async (world) => {
			await world.set('phase', { phase: 'readOnly' });
			return { order: orderFor(1, { approvalId: await world.approve(orderFor(1)) }) };
		},
	},
	{
		title: 'another workflow may write, and nothing was said about this one',
		code: 'GUARD_PHASE_READ_ONLY',
		params: { system, operation },
		mode: 'readOnly',
		shut: async (world) => {
			await world.set('phase', { phase: 'readOnly' });
			await world.set('phase', { phase: 'writeBack' }, { type: 'workflow', id: 'wf-2' });
			await world.set('limits', noLimits, { type: 'workflow', id: 'wf-2' });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'the phase is shadow, and nobody approved the document',
		code: 'GUARD_APPROVAL_NEEDED_SHADOW',
		params: { operation },
		mode: 'shadow',
		shut: async (world) => {
			await world.set('phase', { phase: 'shadow' });
			return { order: orderFor(1) };
		},
	},
];

import type { ApprovalDecision } from '../../../../lib/ledger/approvals/record-approval';
import { documentHash, OPERATION, orderFor, requestFor, requestHash } from '../support/orders';
import { FakeTarget } from '../support/fake-target';
import type { RefusalCase } from './refusal-case';
import { edit } from './switches';

const operation = OPERATION;
const approver = 'Gerda Gründlich';
const expiresAt = '2026-03-03T08:00:00.000Z';
const id = 'approval-1';

/** Approvals that were recorded properly and do not fit. */
const misfits: ReadonlyArray<
	readonly [title: string, code: RefusalCase['code'], changes: Partial<ApprovalDecision>]
> = [
	['a person rejected it', 'GUARD_APPROVAL_REJECTED', { state: 'rejected' }],
	[
		'a person rejected other values',
		'GUARD_APPROVAL_REJECTED',
		{ state: 'rejected', payloadSha256: requestHash(requestFor(1, '119.01')) },
	],
	[
		'other values were approved',
		'GUARD_APPROVAL_OTHER_REQUEST',
		{ payloadSha256: requestHash(requestFor(1, '119.01')) },
	],
	[
		'the values were approved for another document',
		'GUARD_APPROVAL_OTHER_REQUEST',
		{ documentSha256: documentHash(2) },
	],
	[
		'the values were approved for no document',
		'GUARD_APPROVAL_OTHER_REQUEST',
		{ documentSha256: null },
	],
	['it was approved for another system', 'GUARD_APPROVAL_OTHER_REQUEST', { system: 'otherVendor' }],
	[
		'it was approved for another operation',
		'GUARD_APPROVAL_OTHER_REQUEST',
		{ operation: 'voucher.update' },
	],
	[
		'the approval expires at this very instant',
		'GUARD_APPROVAL_EXPIRED',
		{ expiresAt: new Date('2026-03-02T08:00:00.000Z') },
	],
	[
		'the approval expired long ago',
		'GUARD_APPROVAL_EXPIRED',
		{ expiresAt: new Date('2026-01-01T00:00:00.000Z') },
	],
	...(
		[
			['the same', 'Gerda Gründlich'],
			['in capitals', 'GERDA GRÜNDLICH'],
			['with blanks around it', '  Gerda Gründlich\t'],
			['with more blanks inside', 'Gerda \u00a0 Gründlich'],
			['with a combining accent', 'Gerda Gru\u0308ndlich'],
			['in full-width letters', 'Ｇｅｒｄａ Gründlich'],
			['with invisible characters', 'Ger\u200bda\u00ad Gründlich\u2060'],
		] as const
	).map(
		([spelling, proposer]) =>
			[
				`its proposer approved it, the name spelt ${spelling}`,
				'GUARD_APPROVAL_OWN',
				{ proposer },
			] as const,
	),
	[
		'its proposer approved it, the name spelt with ß',
		'GUARD_APPROVAL_OWN',
		{ proposer: 'Gerda Straße', approver: { id: 'gerda STRASSE', kind: 'person', via: null } },
	],
	[
		'its proposer approved it, the name spelt with capital ẞ',
		'GUARD_APPROVAL_OWN',
		{ proposer: 'Gerda STRAẞE', approver: { id: 'Gerda Strasse', kind: 'person', via: null } },
	],
];

/** What somebody with a database tool does to get a document through. */
const forgeries: ReadonlyArray<readonly [title: string, sql: string]> = [
	['was turned from a rejection into an approval', `UPDATE approvals SET state = 'approved'`],
	['was prolonged', `UPDATE approvals SET expires_at = '2027-01-01T00:00:00.000Z'`],
	['got another proposer', `UPDATE approvals SET proposer = 'Somebody Else'`],
	['got another approver', `UPDATE approvals SET approver = 'Somebody Else'`],
	['was moved to another document', `UPDATE approvals SET document_sha256 = '${documentHash(1)}'`],
	['names an event that there is not', `UPDATE approvals SET sequence = 4711`],
	['names an event about something else', `UPDATE approvals SET sequence = 2`],
	['was moved to another id', `UPDATE approvals SET id = '${id}', state = 'approved'`],
];

/** Approvals that do not open the write. */
export const approvalCases: readonly RefusalCase[] = [
	{
		title: 'the ledger knows no such approval',
		code: 'GUARD_APPROVAL_UNKNOWN',
		params: { operation, id: 'nobody-gave-it' },
		mode: 'writeBack',
		shut: async () => ({ order: orderFor(1, { approvalId: 'nobody-gave-it' }) }),
	},
	...misfits.map(
		([title, code, changes]): RefusalCase => ({
			title,
			code,
			params: {
				operation,
				id,
				approver: changes.approver?.id ?? approver,
				expiresAt: changes.expiresAt?.toISOString() ?? expiresAt,
			},
			mode: 'shadow',
			shut: async (world) => {
				await world.set('phase', { phase: 'shadow' });
				await world.approve(orderFor(1), { id, ...changes });
				return { order: orderFor(1, { approvalId: id }) };
			},
		}),
	),
	...forgeries.map(
		([title, sql]): RefusalCase => ({
			title: `the approval ${title} with a database tool`,
			code: 'GUARD_APPROVAL_NOT_RECORDED',
			params: { operation, id },
			mode: 'shadow',
			shut: async (world) => {
				await world.set('phase', { phase: 'shadow' });
				const moved = sql.includes('SET id');
				await world.approve(orderFor(1), {
					id: moved ? 'approval-0' : id,
					state: sql.includes('SET state') ? 'rejected' : 'approved',
					documentSha256: documentHash(sql.includes('document_sha256') ? 2 : 1),
				});
				edit(world, sql);
				return { order: orderFor(1, { approvalId: id }) };
			},
		}),
	),
	{
		title: 'the approval was entered with a database tool',
		code: 'GUARD_APPROVAL_NOT_RECORDED',
		params: { operation, id, approver, expiresAt },
		mode: 'shadow',
		shut: async (world) => {
			await world.set('phase', { phase: 'shadow' });
			const values = [
				id,
				'approved',
				'voucherVendor',
				operation,
				documentHash(1),
				requestHash(requestFor(1)),
				'KI-Workflow-01',
				approver,
				'2026-03-02T08:00:00.000Z',
				expiresAt,
			];
			edit(
				world,
				`INSERT INTO approvals (id, state, system, operation, document_sha256, payload_sha256, proposer, approver, decided_at, expires_at, sequence) VALUES (${values.map((value) => `'${value}'`).join(', ')}, 1)`,
			);
			return { order: orderFor(1, { approvalId: id }) };
		},
	},
	{
		title: 'the approval already served another write of the same request',
		code: 'GUARD_APPROVAL_USED',
		params: { operation, id, approver, expiresAt },
		mode: 'writeBack',
		shut: async (world) => {
			const order = orderFor(1);
			await world.approve(order, { id });
			await world.write(new FakeTarget(), { ...order, approvalId: id });
			// The same values of the same document, booked once more under another key.
			return { order: { ...order, key: 'ab'.repeat(32), approvalId: id } };
		},
	},
];

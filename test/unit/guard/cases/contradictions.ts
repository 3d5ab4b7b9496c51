import { FakeTarget } from '../support/fake-target';
import { OPERATION, orderFor, requestFor, SYSTEM } from '../support/orders';
import type { RefusalCase } from './refusal-case';

const operation = OPERATION;
const system = SYSTEM;
const otherValues = () => orderFor(1, { request: requestFor(1, '118.99') });

/** Calls that contradict what an earlier one under the same key sent. */
export const contradictionCases: readonly RefusalCase[] = [
	{
		title: 'the document is already booked with other values',
		code: 'GUARD_ALREADY_WRITTEN_DIFFERENTLY',
		params: { system, operation, remoteId: 'V-1' },
		mode: null,
		shut: async (world) => {
			await world.write(new FakeTarget());
			return { order: otherValues() };
		},
	},
	{
		title: 'the document was sent with other values, and the outcome is unknown',
		code: 'GUARD_ALREADY_SENT_DIFFERENTLY',
		params: { system, operation, until: '2026-03-02T08:01:00.000Z' },
		mode: null,
		shut: async (world) => {
			const target = new FakeTarget();
			target.sendings.push(() => Promise.reject(new Error('connection lost')));
			await world.write(target).catch(() => undefined);
			return { order: otherValues() };
		},
	},
	{
		title: 'the document was sent with other values, and that cannot arrive any more',
		code: 'GUARD_ALREADY_SENT_DIFFERENTLY',
		params: { system, operation, until: '2026-03-02T08:01:00.000Z' },
		mode: null,
		shut: async (world) => {
			const target = new FakeTarget();
			target.sendings.push(() => Promise.reject(new Error('connection lost')));
			await world.write(target).catch(() => undefined);
			world.clock.pass(3_600_000);
			return { order: otherValues() };
		},
	},
];

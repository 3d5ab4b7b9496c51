import { orderFor, OPERATION, SYSTEM } from '../support/orders';
import type { RefusalCase } from './refusal-case';

const operation = OPERATION;
const system = SYSTEM;

/** Gates that need no ledger. */
export const settingCases: readonly RefusalCase[] = [
	{
		title: 'a language model calls the operation as a tool',
		code: 'GUARD_TOOL_CALL',
		params: { system, operation },
		mode: null,
		shut: async () => ({ order: orderFor(1), setting: { inToolCall: true } }),
	},
	{
		title: 'a language model calls it although everything else is shut as well',
		code: 'GUARD_TOOL_CALL',
		params: { system, operation },
		mode: null,
		shut: async (world) => {
			await world.set('kill', { engaged: true });
			return {
				order: orderFor(1),
				setting: { inToolCall: true, writeAllowed: false, queueMode: true },
			};
		},
	},
	{
		title: 'the credential is read-only',
		code: 'GUARD_CREDENTIAL_READ_ONLY',
		params: { system, operation },
		mode: null,
		shut: async () => ({ order: orderFor(1), setting: { writeAllowed: false } }),
	},
	{
		title: 'several workers would keep a SQLite file each',
		code: 'GUARD_QUEUE_NEEDS_POSTGRES',
		params: { operation },
		mode: null,
		shut: async () => ({ order: orderFor(1), setting: { queueMode: true } }),
	},
];

import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { name, version } from '../../../package.json';
import type { LedgerContext } from '../../../lib/ledger/append';
import { openLedger } from '../../../lib/ledger/store/open-ledger';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { setSwitch } from '../../../lib/ledger/switches/set-switch';
import type { SwitchKind, SwitchScope } from '../../../lib/ledger/switches/settings';
import { EXIT } from '../../exit-codes';
import { UsageError } from '../../options';
import { printable } from '../../printable';
import { LEDGER_URL, settingsOf } from '../ledger/source';

/** Options every switch has. */
export const switchOptions = {
	ledger: { type: 'string' },
	workflow: { type: 'string' },
	by: { type: 'string' },
	reason: { type: 'string' },
} as const;

/** Options of the kill switch, which also knows single systems. */
export const killOptions = { ...switchOptions, system: { type: 'string' } } as const;

/** Help on the options all switches share. */
export const SWITCH_HELP = `  --by NAME         the person who decides this (required)
  --reason TEXT     why (required); both stand in the audit trail for ever
  --workflow ID     for one workflow; without it for everything
  --ledger FILE     ledger file (.sqlite); without it the one named in ${LEDGER_URL}
                    (postgres://USER:PASSWORD@HOST:5432/DATABASE?schema=belegfluss&tls=verify)

Exit codes
  0 set, and in force from the next write on   3 the ledger could not be written`;

/** Values of these options as typed. */
export interface SwitchLine {
	readonly ledger?: string;
	readonly workflow?: string;
	readonly system?: string;
	readonly by?: string;
	readonly reason?: string;
}

const context: LedgerContext = {
	now: () => new Date(),
	newChainId: randomUUID,
	newSalt: randomUUID,
	software: { name, version },
};

/**
 * Sets a switch and says what it was and is.
 *
 * @param kind which switch
 * @param value what it shall say
 * @param line the options
 * @returns exit code
 * @throws UsageError when somebody or something is missing; a BelegflussError when it could not be set
 */
export async function changeSwitch(
	kind: SwitchKind,
	value: unknown,
	line: SwitchLine,
): Promise<number> {
	const { by, reason } = line;
	if (!by?.trim() || !reason?.trim()) {
		throw new UsageError('Say who sets the switch and why: --by NAME --reason TEXT.');
	}
	const scope = scopeOf(line);
	return withLedger(line, async (store) => {
		const change = {
			kind,
			scope,
			value,
			setBy: { id: by, kind: 'person', via: `console, user ${userInfo().username}` },
			reason,
			run: null,
		} as const;
		const { before, after, receipt } = await setSwitch(store, change, context);
		const words = `${kind} (${scope.id || scope.type}): ${before ?? '–'} → ${after}, entry ${receipt.sequence}`;
		console.log(printable(words));
		return EXIT.green;
	});
}

/**
 * @param line the options
 * @param work what to do with the ledger they name
 * @returns what the work gives
 * @throws UsageError when they name none; what the work throws
 */
export async function withLedger<Result>(
	{ ledger }: SwitchLine,
	work: (store: LedgerStore) => Promise<Result>,
): Promise<Result> {
	const url = process.env[LEDGER_URL];
	if (ledger === undefined && !url) {
		throw new UsageError(`Name the ledger with --ledger, or in ${LEDGER_URL}.`);
	}
	const store = await openLedger(
		ledger === undefined
			? { kind: 'postgres', settings: settingsOf(url ?? '') }
			: { kind: 'sqlite', path: resolve(ledger) },
	);
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}

function scopeOf({ workflow, system }: SwitchLine): SwitchScope {
	if (workflow !== undefined && system !== undefined) {
		throw new UsageError('Name a workflow or a system, not both.');
	}
	if (workflow !== undefined) return { type: 'workflow', id: workflow };
	if (system !== undefined) return { type: 'system', id: system };
	return { type: 'global', id: '' };
}

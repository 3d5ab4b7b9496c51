import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../cli/main';
import {
	formatVerifierKey,
	parseSigningKey,
	verifierKeyOf,
} from '../../../lib/ledger/checkpoint/keys';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { policyFor, type Policy } from '../../../lib/ledger/switches/policy';
import { readAll, temporaryLedger } from '../ledger/helpers';

let ledger: string;
let out: string[];
let err: string[];

beforeEach(async () => {
	ledger = temporaryLedger();
	await openSqliteLedger(ledger, { create: true });
	await closeSqliteLedger(ledger);
	[out, err] = [[], []];
	vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
	vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
	vi.stubEnv('BELEGFLUSS_LEDGER_URL', undefined);
});

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});

const who = ['--by', 'Erika Muster', '--reason', 'Probe'];

async function policy(workflowId = '', system?: string): Promise<Policy> {
	const store = await openSqliteLedger(ledger);
	const found = policyFor(await store.readSwitches(), { workflowId, system });
	await closeSqliteLedger(ledger);
	return found;
}

describe('belegfluss switch', () => {
	it('engages and releases the kill switch, for everything, a workflow or a system', async () => {
		expect(await main(['switch', 'kill', 'engage', '--ledger', ledger, ...who])).toBe(0);
		expect((await policy()).killed).toMatchObject({ setBy: 'Erika Muster', reason: 'Probe' });
		await main(['switch', 'kill', 'release', '--ledger', ledger, ...who]);
		await main(['switch', 'kill', 'engage', '--system', 'lexoffice', '--ledger', ledger, ...who]);

		expect((await policy()).killed).toBeNull();
		expect((await policy('', 'lexoffice')).killed).toMatchObject({ scope: { id: 'lexoffice' } });
	});

	it('sets phase and limits, and records who did so from where', async () => {
		const workflow = ['--workflow', 'wf-1', '--ledger', ledger];
		await main(['switch', 'phase', 'shadow', ...workflow, ...who]);
		await main(['switch', 'limits', '--sum-per-day', 'none', ...workflow, ...who]);

		expect(await policy('wf-1')).toMatchObject({
			phase: 'shadow',
			limits: { maxSumPerDay: null, maxCountPerDay: 500 },
		});
		expect(await policy('another')).toMatchObject({ phase: 'readOnly' });
		const entries = await readAll(await openSqliteLedger(ledger));
		expect(entries.slice(1).map(({ canonical }) => JSON.parse(canonical))).toMatchObject([
			{ action: 'switched', actor: { id: 'Erika Muster', kind: 'person' }, reason: 'Probe' },
			{ action: 'switched', subject: { type: 'switch', id: 'wf-1' } },
		]);
		expect(JSON.parse(entries[1]?.canonical ?? '').actor.via).toMatch(/^console, user /);
	});

	it('shows what holds', async () => {
		await main(['switch', 'phase', 'writeBack', '--ledger', ledger, ...who]);
		out = [];

		expect(await main(['switch', 'show', '--ledger', ledger])).toBe(0);
		expect(JSON.parse(out.join('\n'))).toMatchObject({ killed: null, phase: 'writeBack' });
	});

	it.each([
		['nobody', ['kill', 'engage', '--reason', 'x'], /Say who/],
		['no reason', ['kill', 'engage', '--by', 'x', '--reason', ' '], /Say who/],
		['a position nobody knows', ['kill', 'maybe', ...who], /engage, release/],
		['a phase nobody knows', ['phase', 'write', ...who], /readOnly, shadow, writeBack/],
		['two scopes', ['kill', 'engage', '--workflow', 'a', '--system', 'b', ...who], /not both/],
		['a count that is none', ['limits', '--count-per-day', 'viele', ...who], /whole number/],
	])('refuses %s, and changes nothing', async (_, args, message) => {
		expect(await main(['switch', ...args, '--ledger', ledger])).toBe(64);
		expect(err.join('\n')).toMatch(message);
		expect(await readAll(await openSqliteLedger(ledger))).toEqual([]);
	});

	it('refuses an amount that is none, in words', async () => {
		const args = ['switch', 'limits', '--sum-per-run', '1.000,00', '--ledger', ledger, ...who];

		expect(await main(args)).toBe(3);
		expect(err.join('\n')).toMatch(/maxSumPerRun/);
	});

	it('wants to know which ledger', async () => {
		expect(await main(['switch', 'show'])).toBe(64);
		expect(err.join('\n')).toMatch(/--ledger/);
	});
});

describe('belegfluss ledger key', () => {
	it('prints a new pair of keys', async () => {
		expect(await main(['ledger', 'key', 'belegfluss.test'])).toBe(0);
		const [secret = '', shown = ''] = out;

		expect(formatVerifierKey(verifierKeyOf(parseSigningKey(secret)))).toBe(shown);
	});

	it('refuses a name no key may bear', async () => {
		expect(await main(['ledger', 'key', 'mit Leerzeichen'])).toBe(3);
		expect(out).toEqual([]);
	});
});

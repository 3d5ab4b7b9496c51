import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import { ledgerContext } from '../../nodes/support/ledger/ledger';
import type { Demo } from '../../scripts/demo/demo';
import { setUpLexware, startDemoLexware, type DemoLexware } from '../../scripts/demo/lexware';
import { stopAllChildren } from '../../scripts/host/children';
import { executeWorkflow, itemsOf, type Execution } from '../../scripts/host/cli';
import { freshDemo, removeFolder } from './support/demo';

const TEMPLATE = 'belegfluss05lexbook';

const stateSchema = z.looseObject({
	vouchers: z.array(
		z.looseObject({ voucherNumber: z.string().nullish(), files: z.array(z.string()) }),
	),
	requests: z.array(z.looseObject({ method: z.string(), path: z.string() })),
});

const outcomeSchema = z.looseObject({
	document: z.looseObject({ fileName: z.string() }),
	write: z.looseObject({ status: z.string() }).optional(),
	error: z.looseObject({ code: z.string() }).optional(),
});

/** The shipped workflow, as `npm start` sets it up beside a simulated Lexware Office. */
describe('booking invoices from an inbox, in a real n8n', () => {
	let demo: Demo;
	let lexware: DemoLexware;

	beforeAll(async () => {
		lexware = await startDemoLexware();
		demo = await freshDemo();
		await setUpLexware(demo, lexware);
	});

	afterAll(async () => {
		await stopAllChildren();
		await closeSqliteLedger(demo.folders.ledger);
		await removeFolder(demo.folders.root);
	});

	const state = async () =>
		stateSchema.parse(await (await fetch(`${lexware.control}/state`)).json());
	const changes = async () => (await state()).requests.filter(({ method }) => method !== 'GET');
	const run = () => executeWorkflow(demo.host, demo.instance, TEMPLATE);
	const outcomes = (execution: Execution, node: string) =>
		itemsOf(execution, node).map(({ json }) => outcomeSchema.parse(json));
	const green = () =>
		demo.samples
			.filter(({ expect: { ampel } }) => ampel === 'green')
			.map(({ fileName }) => fileName);

	it('shows what it would book until somebody sets the phase, and sends nothing', async () => {
		const shown = outcomes(await run(), 'Show what would be booked');

		expect(shown).toHaveLength(demo.samples.length);
		expect(new Set(shown.flatMap(({ write }) => (write ? [write.status] : [])))).toEqual(
			new Set(['preview']),
		);
		expect(await changes()).toEqual([]);
	});

	it('books what is green once the phase is set, and names what needs a person', async () => {
		const before = (await state()).vouchers.length;
		await openBooks(demo);
		const booked = outcomes(await run(), 'Book the voucher');

		const written = booked.filter(({ write }) => write?.status === 'written');
		const refused = booked.flatMap(({ error }) => (error ? [error.code] : []));
		expect(written.length + refused.length).toBe(booked.length);
		expect(green()).toEqual(
			expect.arrayContaining(booked.map(({ document }) => document.fileName)),
		);
		// XML that is no XRechnung cannot be attached.
		expect(new Set(refused)).toEqual(new Set(['LEXWARE_FILE_NOT_XRECHNUNG']));
		expect(written.length).toBeGreaterThan(4);
		const { vouchers } = await state();
		expect(vouchers).toHaveLength(before + written.length);
		expect(vouchers.slice(before).every(({ files }) => files.length === 1)).toBe(true);
	});

	it('books nothing a second time', async () => {
		const before = (await state()).vouchers.length;
		const again = outcomes(await run(), 'Book the voucher');
		const statuses = again.flatMap(({ write }) => (write ? [write.status] : []));

		expect(statuses.length).toBeGreaterThan(4);
		expect(new Set(statuses)).toEqual(new Set(['alreadyWritten']));
		expect((await state()).vouchers).toHaveLength(before);
	});
});

/** Lets the workflow book whatever is green. */
async function openBooks({ folders }: Demo): Promise<void> {
	const store = await openSqliteLedger(folders.ledger, { create: true });
	const common = {
		scope: { type: 'workflow', id: TEMPLATE },
		setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
		reason: 'Vier Wochen ohne Abweichung',
		run: null,
	} as const;
	const limits = {
		maxGrossPerDocument: null,
		maxCountPerRun: null,
		maxSumPerRun: null,
		maxCountPerDay: null,
		maxSumPerDay: null,
	};
	await setSwitch(
		store,
		{ ...common, kind: 'phase', value: { phase: 'writeBack' } },
		ledgerContext,
	);
	await setSwitch(store, { ...common, kind: 'limits', value: limits }, ledgerContext);
}

import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import type { GuardErrorCode } from '../../lib/guard/errors';
import { openPostgresLedger } from '../../lib/ledger/store/postgres/ledgers';
import { openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../lib/ledger/store/store';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import { verifyChain } from '../../lib/ledger/verify/verify';
import { ledgerContext } from '../../nodes/support/ledger/ledger';
import type { Server } from '../../scripts/host/server';
import { TIMEOUT_MS } from '../sandbox/voucher-vendor-node/patience';
import type { FaultPlanInput } from '../sandbox/voucher-vendor/faults';
import { ask, settingsOf, urlOf } from './support/ledger-database';
import { isWholeStory, wrongAccounts } from './support/voucher-audit';
import {
	batchesWithDuplicates,
	greenDocuments,
	inBatches,
	referenceOf,
} from './support/voucher-documents';
import {
	actionsOf,
	answersOf,
	BATCH,
	codesOf,
	deliverAll,
	notBooked,
	tally,
	untilBooked,
} from './support/voucher-load';
import { startVoucherSystem, webhookOf, type VoucherSystem } from './support/voucher-system';
import { byDocument, metByTwo, processOf, readTrail } from './support/voucher-trail';
import {
	fileLedgerPipeline,
	KILL_SWITCH,
	limits,
	OPEN_BOOKS,
	pipeline,
	RECEIVED,
	WRITES,
} from './support/voucher-workflows';

/** The vendor's bad days: about every fifth write and every twelfth look-up goes wrong. */
const MISBEHAVIOUR: FaultPlanInput = {
	seed: 4711,
	rates: {
		answerLate: 0.02,
		slowBooking: 0.02,
		lateBooking: 0.02,
		errorAfterBooking: 0.03,
		errorBeforeBooking: 0.02,
		dropAfterBooking: 0.02,
		dropBeforeBooking: 0.01,
		halfAnswer: 0.01,
		html500: 0.01,
		redirect: 0.01,
		tooMany: 0.03,
	},
	lookupRates: { late: 0.02, error: 0.02, drop: 0.02, halfAnswer: 0.01, tooMany: 0.01 },
	durations: { answerLateMs: TIMEOUT_MS + 500, slowBookingMs: 500, lateBookingMs: 600 },
};

/** What an item may come back with when it has to be sent again; the last is the vendor's node's own. */
const OPEN: ReadonlyArray<GuardErrorCode | 'VENDOR_REFUSED'> = [
	'GUARD_OUTCOME_OPEN',
	'GUARD_OUTCOME_UNKNOWN',
	'GUARD_NOT_SENT_IN_TIME',
	'VENDOR_REFUSED',
];

const changeSchema = z.looseObject({
	switch: z.looseObject({ after: z.unknown() }),
	audit: z.object({ sequence: z.int() }),
});

describe('a guarded pipeline in n8n in queue mode, its ledger in PostgreSQL', () => {
	const figures: string[] = [];
	const documents = greenDocuments('load', 1_000);
	let system: VoucherSystem;
	let ledger: LedgerStore;
	/** every worker there ever was */
	let workers: Server[] = [];
	/** the entries of the audit trail while all was sent for the first time */
	let firstRound = { from: 0, until: 0 };

	beforeAll(async () => {
		const began = performance.now();
		system = await startVoucherSystem();
		workers = [...system.queue.workers];
		figures.push(`start: ${since(began)} s`);
	});

	afterAll(async () => {
		console.log(figures.join('\n'));
		await ledger?.close();
		await system?.stop();
	});

	const since = (began: number) => ((performance.now() - began) / 1000).toFixed(1);
	const to = (path: string) => webhookOf(system.queue, path);
	const lastEntry = async () => (await ledger.head())?.sequence ?? 0;
	const bookings = async () => (await system.vendor.books.vouchers()).length;

	async function change(path: string, body: object = {}) {
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(to(path), { method: 'POST', headers, body: JSON.stringify(body) });
		const said = await response.text();
		if (!response.ok) throw new Error(`${path}: ${said}`);
		return changeSchema.parse(JSON.parse(said));
	}

	/** Waits until the vendor has so many bookings, while something runs that makes them. */
	async function untilBookings(count: number, meanwhile: Promise<unknown>): Promise<void> {
		let over = false;
		const end = () => (over = true);
		meanwhile.then(end, end);
		while ((await bookings()) < count) {
			if (over) throw new Error(`All was sent before ${count} vouchers were booked.`);
			await sleep(250);
		}
	}

	it('writes nothing before anybody has opened the books', async () => {
		const batches = inBatches(documents.slice(0, 4 * BATCH), BATCH);
		const deliveries = await deliverAll(to(pipeline.id), batches);
		ledger = await openPostgresLedger(settingsOf(system.ledger));

		expect(tally(actionsOf(deliveries))).toEqual({ reportOnly: 4 * BATCH });
		expect((await system.vendor.books.state()).writes).toEqual([]);
	});

	it('lets a person open the books in n8n', async () => {
		const { switch: set } = await change(OPEN_BOOKS);

		expect(set.after).toEqual({ ...limits, maxCountPerRun: 100, maxCountPerDay: 2000 });
		const switches = await ledger.readSwitches();
		const said = switches.map(({ kind, scope, setBy }) => `${kind} of ${scope} by ${setBy}`);
		expect(said.sort()).toEqual([
			`limits of ${pipeline.id} by Erika Muster`,
			`phase of ${pipeline.id} by Erika Muster`,
		]);
	});

	it('books each of 1,000 documents once, though the vendor misbehaves and a worker dies', async () => {
		const { queue, vendor } = system;
		await vendor.books.setFaults(MISBEHAVIOUR);
		const batches = batchesWithDuplicates(documents);
		const from = (await lastEntry()) + 1;
		const began = performance.now();
		const sending = deliverAll(to(pipeline.id), batches);
		const replacing = untilBookings(250, sending).then(async () => {
			await queue.workers[1]?.kill();
			return await queue.addWorker();
		});
		const [first, replacement] = await Promise.all([sending, replacing]);
		workers.push(replacement);
		firstRound = { from, until: await lastEntry() };
		const atOnce = since(began);
		const rounds = await untilBooked(to(pipeline.id), documents, first);
		const all = rounds.flat();
		const { counters } = await vendor.books.state();
		const open = rounds.map((_, round) => notBooked(documents, rounds.slice(0, round + 1).flat()));
		const lost = first.filter(({ answers }) => answers === null);
		figures.push(
			`documents: ${documents.length}, sent at once: ${batches.flat().length}`,
			`requests: ${all.length}, by round: ${rounds.map(({ length }) => length).join(', ')}`,
			`documents open after each round: ${open.map(({ length }) => length).join(', ')}`,
			`first round: ${atOnce} s, all rounds: ${since(began)} s`,
			`requests lost with the worker: ${lost.length}`,
			`answers: ${JSON.stringify(tally(answersOf(all).flatMap(({ write }) => write?.status ?? [])))}`,
			`errors of the first round: ${JSON.stringify(tally(codesOf(first)))}`,
			`errors of all rounds: ${JSON.stringify(tally(codesOf(all)))}`,
			`the vendor met: ${JSON.stringify(counters)}`,
		);

		const { books } = vendor;
		expect(await wrongAccounts(documents, all, { books, ledger })).toEqual([]);
		expect(await bookings()).toBe(documents.length);
		expect(OPEN).toEqual(expect.arrayContaining(Object.keys(tally(codesOf(all)))));
		// A worker has five executions under way at most. n8n notices that they have nobody, and gives them up.
		expect([1, 2, 3, 4, 5]).toContain(lost.length);
		const unfinished = await ask<{ status: string; count: number }>(
			queue.postgres.url,
			`SELECT status, count(*)::int FROM execution_entity
			WHERE "workflowId" = '${pipeline.id}' AND status <> 'success' GROUP BY status`,
		);
		expect(unfinished).toEqual([{ status: 'error', count: lost.length }]);
	});

	it('made two workers meet the same documents', async () => {
		const events = await readTrail(ledger, firstRound.from);
		const met = metByTwo(
			events.filter(({ seq }) => seq <= firstRound.until),
			workers,
		);
		figures.push(`documents received by more than one worker in the first round: ${met}`);
		expect(met).toBeGreaterThan(0);
	});

	it('keeps one chain that nothing forked', async () => {
		const report = await verifyChain(ledger.readEvents(), { language: 'en' });
		expect(report).toMatchObject({ intact: true, deviations: [], deviationCount: 0 });
		const [raw] = await ask(
			urlOf(system.ledger),
			`SELECT count(*)::int AS entries, max(seq)::int AS last, count(DISTINCT chain)::int AS chains,
			count(DISTINCT prev)::int AS predecessors FROM belegfluss.events`,
		);
		const { checked } = report;
		expect(raw).toEqual({ entries: checked, last: checked, chains: 1, predecessors: checked });
	});

	it('tells the whole story of every document, and where each step happened', async () => {
		const events = await readTrail(ledger);
		const stories = byDocument(events);
		const hashes = documents.map(({ document }) => document.sha256);
		expect([...stories.keys()].sort()).toEqual(hashes.sort());
		expect([...stories.values()].filter((entries) => !isWholeStory(entries))).toEqual([]);

		const executions = await ask<{ id: string }>(
			system.queue.postgres.url,
			`SELECT id::text FROM execution_entity WHERE "workflowId" = '${pipeline.id}'`,
		);
		const known = new Set(executions.map(({ id }) => id));
		const misplaced = [...stories.values()]
			.flat()
			.filter(
				({ action, run }) =>
					run?.workflowId !== pipeline.id ||
					!known.has(run.executionId ?? '') ||
					run.node !== (action === 'received' ? RECEIVED : WRITES),
			);
		expect(misplaced).toEqual([]);
		const steps = events.map(({ action, outcome }) => `${action} ${outcome?.state ?? ''}`.trim());
		figures.push(`entries: ${events.length}, ${JSON.stringify(tally(steps))}`);
	});

	it('reserves nothing any more once the kill switch is engaged, and goes on when it is released', async () => {
		const { books } = system.vendor;
		await books.setFaults({ rates: { answerLate: 1 }, durations: { answerLateMs: 200 } });
		const more = greenDocuments('kill switch', 200);
		const before = await lastEntry();
		const began = performance.now();
		// Fewer clients than the workers take at once, so that the switch need not wait for its turn.
		const sending = deliverAll(to(pipeline.id), inBatches(more, 10), 8);
		const engaging = untilBookings(documents.length + 30, sending).then(() =>
			change(KILL_SWITCH, { position: 'engaged' }),
		);
		const [first, engaged] = await Promise.all([sending, engaging]);
		await books.settled();
		const held = await books.bookingsByReference();
		const released = await change(KILL_SWITCH, { position: 'released' });

		const events = await readTrail(ledger, before + 1);
		const isIntent = ({ outcome }: (typeof events)[number]) => outcome?.state === 'intent';
		const early = events.filter(({ seq }) => seq < engaged.audit.sequence);
		const stopped = events.filter(
			({ seq }) => seq > engaged.audit.sequence && seq < released.audit.sequence,
		);
		expect(stopped.filter(isIntent)).toEqual([]);
		const announced = byDocument(early.filter(isIntent));
		const bookedEarly = more.filter((document) => held.has(referenceOf(document)));
		expect(bookedEarly.filter(({ document }) => !announced.has(document.sha256))).toEqual([]);
		expect(announced.size).toBeLessThan(more.length);
		const refused = stopped.filter(({ action }) => action === 'writeRefused');
		const reasons = tally(refused.map(({ outcome }) => outcome?.errorCode ?? ''));
		expect(reasons).toEqual({ GUARD_KILLED_GLOBAL: refused.length });
		expect(refused.length).toBeGreaterThan(0);
		expect(tally(actionsOf(first))['reportOnly']).toBeGreaterThan(0);

		await books.setFaults({});
		const rounds = await untilBooked(to(pipeline.id), more, first);
		expect(await wrongAccounts(more, rounds.flat(), { books, ledger })).toEqual([]);
		expect(await bookings()).toBe(documents.length + more.length);
		expect(await verifyChain(ledger.readEvents())).toMatchObject({ intact: true, deviations: [] });
		figures.push(
			`kill switch: of ${more.length} documents ${bookedEarly.length} booked before, ${refused.length} refused by the guard, router ${JSON.stringify(tally(actionsOf(first)))}, ${rounds.length} rounds, ${since(began)} s`,
		);
	});

	it('had every worker write, the one that died and the one in its place as well', async () => {
		const intents = await ledger.readIntents({ limit: 2_000 });
		const writers = tally(intents.map(({ owner }) => String(processOf(owner))));
		figures.push(`documents by worker: ${Object.values(writers).join(', ')}`);
		expect(Object.keys(writers).sort()).toEqual(workers.map(({ pid }) => String(pid)).sort());
	});

	it('is refused with a ledger in a file, although its phase allows to write', async () => {
		const file = await openSqliteLedger(system.ledgerFile, { create: true });
		const opening = {
			kind: 'phase',
			scope: { type: 'workflow', id: fileLedgerPipeline.id },
			value: { phase: 'writeBack' },
			setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
			reason: 'Probelauf im Testsystem',
			run: null,
		} as const;
		await setSwitch(file, opening, ledgerContext);
		const before = (await system.vendor.books.state()).writes.length;
		const batches = inBatches(greenDocuments('file ledger', 4 * BATCH), BATCH);
		const deliveries = await deliverAll(to(fileLedgerPipeline.id), batches);
		const trail = await readTrail(file);
		await file.close();

		expect(tally(actionsOf(deliveries))).toEqual({ write: 4 * BATCH });
		expect(tally(codesOf(deliveries))).toEqual({ GUARD_QUEUE_NEEDS_POSTGRES: 4 * BATCH });
		expect((await system.vendor.books.state()).writes).toHaveLength(before);
		expect(tally(trail.map(({ action }) => action))).toEqual({
			ledgerCreated: 1,
			switched: 1,
			received: 4 * BATCH,
			writeRefused: 4 * BATCH,
		});
	});
});

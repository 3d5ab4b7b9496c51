import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { importCredentials, publishWorkflows } from '../../scripts/host/cli';
import { provideHost } from '../../scripts/host/install';
import { startQueueMode, type QueueMode } from '../../scripts/host/queue';
import type { Server } from '../../scripts/host/server';
import { untilWebhookListens } from '../../scripts/host/webhook';
import { SETTLE_MS, TIMEOUT_MS } from '../sandbox/voucher-vendor-node/patience';
import { startVendorProcess, type VendorProcess } from '../sandbox/voucher-vendor/control-client';
import type { FaultPlanInput } from '../sandbox/voucher-vendor/faults';
import { ask, makeLedgerDatabase, settingsOf, urlOf } from './support/ledger-database';
import {
	batchesWithDuplicates,
	greenDocuments,
	inBatches,
	referenceOf,
	type GreenDocument,
} from './support/voucher-documents';
import { answersOf, bookedIn, deliverAll, tally, type Delivery } from './support/voucher-load';
import { packageWithVoucherVendor, type TemporaryPackage } from './support/voucher-package';
import { byDocument, metByTwo, processOf, readTrail } from './support/voucher-trail';
import {
	fileLedgerPipeline,
	KILL_SWITCH,
	limits,
	OPEN_BOOKS,
	pipeline,
	pipelineWorkflow,
	RECEIVED,
	switchesWorkflow,
	voucherCredentials,
	WRITES,
	type LedgerAccess,
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

/** What an item may come back with when it has to be sent again. */
const OPEN: ReadonlyArray<GuardErrorCode | 'VENDOR_REFUSED'> = [
	'GUARD_OUTCOME_OPEN',
	'GUARD_OUTCOME_UNKNOWN',
	'GUARD_NOT_SENT_IN_TIME',
	'VENDOR_REFUSED',
];

const BATCH = 15;
const MOST_ROUNDS = 10;

/** How soon n8n notices that a worker is gone; with its own settings it takes up to a minute and a half. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

const changeSchema = z.looseObject({
	switch: z.looseObject({ after: z.unknown() }),
	audit: z.object({ sequence: z.int() }),
});

describe('a guarded pipeline in n8n in queue mode, its ledger in PostgreSQL', () => {
	const figures: string[] = [];
	const documents = greenDocuments('load', 1_000);
	let vendor: VendorProcess;
	let packed: TemporaryPackage;
	let folder: string;
	let access: LedgerAccess;
	let queue: QueueMode;
	let ledger: LedgerStore;
	let allWorkers: Server[] = [];

	beforeAll(async () => {
		const began = performance.now();
		const host = await provideHost();
		vendor = await startVendorProcess();
		packed = await packageWithVoucherVendor();
		folder = await mkdtemp(join(tmpdir(), 'belegfluss-file-ledger-'));
		queue = await startQueueMode(host, {
			packed,
			durable: false,
			fileFolders: [folder],
			settings: QUICK_TO_NOTICE,
			prepare: async (instance) => {
				access = await makeLedgerDatabase(instance.database ?? '');
				const credentials = voucherCredentials({
					ledger: access,
					ledgerFile: fileLedger(),
					vendor: { baseUrl: vendor.url, token: vendor.tokens.write },
				});
				await importCredentials(host, instance, credentials);
				const pipelines = [pipeline, fileLedgerPipeline].map(pipelineWorkflow);
				await publishWorkflows(host, instance, [...pipelines, switchesWorkflow()]);
			},
		});
		allWorkers = [...queue.workers];
		for (const path of [pipeline.id, fileLedgerPipeline.id, OPEN_BOOKS, KILL_SWITCH]) {
			await untilWebhookListens(webhook(path), 'POST');
		}
		figures.push(`start: ${since(began)} s`);
	});

	afterAll(async () => {
		console.log(figures.join('\n'));
		await ledger?.close();
		await queue?.stop();
		await vendor?.stop();
		await packed?.remove();
		if (folder) await rm(folder, { recursive: true, force: true });
	});

	const fileLedger = () => join(folder, 'ledger.sqlite');

	const webhook = (path: string) => `${queue.url}/webhook/${path}`;
	const since = (began: number) => ((performance.now() - began) / 1000).toFixed(1);

	async function change(path: string, body: object = {}) {
		const response = await fetch(webhook(path), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const said = await response.text();
		if (!response.ok) throw new Error(`${path}: ${said}`);
		return changeSchema.parse(JSON.parse(said));
	}

	/** Sends again what is not booked, each time when nothing sent before can arrive any more. */
	async function resend(
		all: readonly GreenDocument[],
		before: readonly Delivery[],
	): Promise<Delivery[][]> {
		const rounds: Delivery[][] = [];
		for (
			let left = notBooked(all, before);
			left.length > 0;
			left = notBooked(left, rounds.flat())
		) {
			if (rounds.length === MOST_ROUNDS) {
				const said = JSON.stringify(tally(codesOf(rounds.at(-1) ?? [])));
				throw new Error(`${left.length} documents are still not booked: ${said}`);
			}
			await sleep(TIMEOUT_MS + SETTLE_MS);
			const batches = inBatches(left, BATCH);
			rounds.push(await deliverAll(webhook(pipeline.id), batches, batches.length));
		}
		return rounds;
	}

	function notBooked(
		all: readonly GreenDocument[],
		deliveries: readonly Delivery[],
	): GreenDocument[] {
		const booked = bookedIn(deliveries);
		return all.filter(({ document }) => !booked.has(document.sha256));
	}

	const codesOf = (deliveries: readonly Delivery[]) =>
		answersOf(deliveries).flatMap(({ error }) => error?.code ?? []);

	/** Waits until the vendor has booked so much, while something runs that makes it. */
	async function untilBooked(count: number, meanwhile: Promise<unknown>): Promise<void> {
		let over = false;
		const end = () => (over = true);
		meanwhile.then(end, end);
		while ((await vendor.books.vouchers()).length < count) {
			if (over) throw new Error(`All was sent before ${count} vouchers were booked.`);
			await sleep(250);
		}
	}

	/** Of each document, what the vendor, the ledger and n8n's answers say it was booked as. */
	async function expectBookedOnce(all: readonly GreenDocument[], deliveries: readonly Delivery[]) {
		await vendor.books.settled();
		const bookings = await vendor.books.bookingsByReference();
		const answered = bookedIn(deliveries);
		const hashes = all.map(({ document }) => document.sha256);
		const intents = await ledger.readIntents({ documents: hashes, limit: all.length + 1 });
		expect(intents).toHaveLength(all.length);
		const intentOf = new Map(intents.map((intent) => [intent.documentSha256, intent]));
		const found = all.map((document) => {
			const { sha256 } = document.document;
			const { state, remoteId } = intentOf.get(sha256) ?? {};
			const booked = (bookings.get(referenceOf(document)) ?? []).map(({ voucher }) => voucher.id);
			return { sha256, state, booked, known: [remoteId], said: [...(answered.get(sha256) ?? [])] };
		});
		const wrong = found.filter(
			({ state, booked, known, said }) =>
				state !== 'done' ||
				booked.length !== 1 ||
				booked.join() !== known.join() ||
				booked.join() !== said.join(),
		);
		expect(wrong).toEqual([]);
	}

	it('writes nothing before anybody has opened the books', async () => {
		const batches = inBatches(documents.slice(0, 4 * BATCH), BATCH);
		const deliveries = await deliverAll(webhook(pipeline.id), batches, batches.length);
		ledger = await openPostgresLedger(settingsOf(access));

		expect(tally(answersOf(deliveries).map(({ decision }) => decision.action))).toEqual({
			reportOnly: 4 * BATCH,
		});
		expect((await vendor.books.state()).writes).toEqual([]);
	});

	it('lets a person open the books in n8n', async () => {
		const { switch: set } = await change(OPEN_BOOKS);

		expect(set.after).toEqual({ ...limits, maxCountPerRun: 100, maxCountPerDay: 2000 });
		const switches = await ledger.readSwitches();
		expect(switches.map(({ kind, scope, setBy }) => ({ kind, scope, setBy }))).toEqual(
			expect.arrayContaining(
				['phase', 'limits'].map((kind) => ({ kind, scope: pipeline.id, setBy: 'Erika Muster' })),
			),
		);
	});

	it('books each of 1,000 documents once, though the vendor misbehaves and a worker dies', async () => {
		await vendor.books.setFaults(MISBEHAVIOUR);
		const batches = batchesWithDuplicates(documents);
		const began = performance.now();
		const sending = deliverAll(webhook(pipeline.id), batches, batches.length);
		const replacing = untilBooked(250, sending).then(async () => {
			await queue.workers[1]?.kill();
			return await queue.addWorker();
		});
		const [first, replacement] = await Promise.all([sending, replacing]);
		allWorkers.push(replacement);
		const firstRound = since(began);
		const rounds = [first, ...(await resend(documents, first))];
		const all = since(began);

		await expectBookedOnce(documents, rounds.flat());
		const codes = tally(codesOf(rounds.flat()));
		expect(OPEN).toEqual(expect.arrayContaining(Object.keys(codes)));
		const lost = first.filter(({ answers }) => answers === null);
		// A worker has five executions under way at most.
		expect([1, 2, 3, 4, 5]).toContain(lost.length);
		const later = rounds.slice(1).flat();
		expect(later.map(({ answers }) => answers)).not.toContain(null);
		// n8n notices that nobody works on them any more and gives them up.
		const unfinished = await ask<{ status: string; count: number }>(
			queue.postgres.url,
			`SELECT status, count(*)::int FROM execution_entity
			WHERE "workflowId" = '${pipeline.id}' AND status <> 'success' GROUP BY status`,
		);
		expect(unfinished).toEqual([{ status: 'error', count: lost.length }]);

		const { counters } = await vendor.books.state();
		figures.push(
			`documents: ${documents.length}, sent in the first round: ${batches.flat().length}`,
			`requests: ${rounds.flat().length}, by round: ${rounds.map((round) => round.length).join(', ')}`,
			`documents open after each round: ${rounds.map((_, index) => notBooked(documents, rounds.slice(0, index + 1).flat()).length).join(', ')}`,
			`first round: ${firstRound} s, all rounds: ${all} s`,
			`requests lost with the worker: ${lost.length}`,
			`answers: ${JSON.stringify(tally(answersOf(rounds.flat()).flatMap(({ write }) => write?.status ?? [])))}`,
			`errors of the first round: ${JSON.stringify(tally(codesOf(first)))}, of all: ${JSON.stringify(codes)}`,
			`the vendor met: ${JSON.stringify(counters)}`,
		);
	});

	it('made two workers meet the same documents', async () => {
		const met = metByTwo(await readTrail(ledger), allWorkers);
		figures.push(`documents received by more than one worker: ${met}`);
		expect(met).toBeGreaterThan(0);
	});

	it('keeps one chain that nothing forked, and says where everything happened', async () => {
		const report = await verifyChain(ledger.readEvents(), { language: 'en' });
		expect(report).toMatchObject({ intact: true, deviations: [], deviationCount: 0 });
		const [raw] = await ask(
			urlOf(access),
			`SELECT count(*)::int AS entries, max(seq)::int AS last, count(DISTINCT chain)::int AS chains,
			count(DISTINCT prev)::int AS predecessors FROM belegfluss.events`,
		);
		const { checked } = report;
		expect(raw).toEqual({ entries: checked, last: checked, chains: 1, predecessors: checked });

		const events = await readTrail(ledger);
		const perDocument = byDocument(events);
		expect([...perDocument.keys()].sort()).toEqual(
			documents.map(({ document }) => document.sha256).sort(),
		);
		const incomplete = [...perDocument.values()].filter((entries) => {
			const states = entries.flatMap(({ action, outcome }) =>
				action === 'written' ? (outcome?.state ?? []) : [],
			);
			const attempts = entries.flatMap(({ outcome, write }) =>
				outcome?.state === 'intent' ? (write?.attempt ?? []) : [],
			);
			return (
				!entries.some(({ action }) => action === 'received') ||
				states.filter((state) => state === 'done').length !== 1 ||
				attempts.length === 0 ||
				attempts.join() !== attempts.map((_, index) => index + 1).join()
			);
		});
		expect(incomplete).toEqual([]);

		const executions = await ask<{ id: string }>(
			queue.postgres.url,
			`SELECT id::text FROM execution_entity WHERE "workflowId" = '${pipeline.id}'`,
		);
		const known = new Set(executions.map(({ id }) => id));
		const misplaced = events
			.filter(({ action }) => ['received', 'written', 'writeRefused'].includes(action))
			.filter(
				({ action, run }) =>
					run?.workflowId !== pipeline.id ||
					!known.has(run.executionId ?? '') ||
					run.node !== (action === 'received' ? RECEIVED : WRITES),
			);
		expect(misplaced).toEqual([]);
		figures.push(
			`entries: ${checked}, ${JSON.stringify(tally(events.map(({ action, outcome }) => [action, outcome?.state ?? []].flat().join(' '))))}`,
		);
	});

	it('reserves nothing any more once the kill switch is engaged, and goes on when it is released', async () => {
		await vendor.books.setFaults({ rates: { answerLate: 1 }, durations: { answerLateMs: 200 } });
		const more = greenDocuments('kill switch', 200);
		const before = (await ledger.head())?.sequence ?? 0;
		const began = performance.now();
		const sending = deliverAll(webhook(pipeline.id), inBatches(more, 5), 12);
		const engaging = untilBooked(documents.length + 30, sending).then(() =>
			change(KILL_SWITCH, { position: 'engaged' }),
		);
		const [first, engaged] = await Promise.all([sending, engaging]);
		await vendor.books.settled();
		const bookings = await vendor.books.bookingsByReference();
		const released = await change(KILL_SWITCH, { position: 'released' });

		const events = await readTrail(ledger, before + 1);
		const isIntent = ({ outcome }: (typeof events)[number]) => outcome?.state === 'intent';
		const early = events.filter(({ seq }) => seq < engaged.audit.sequence);
		const stopped = events.filter(
			({ seq }) => seq > engaged.audit.sequence && seq < released.audit.sequence,
		);
		expect(stopped.filter(isIntent)).toEqual([]);
		const announced = byDocument(early.filter(isIntent));
		const bookedBefore = more.filter((document) => bookings.has(referenceOf(document)));
		expect(bookedBefore.filter(({ document }) => !announced.has(document.sha256))).toEqual([]);
		expect(announced.size).toBeLessThan(more.length);
		const refused = stopped.filter(({ action }) => action === 'writeRefused');
		expect(tally(refused.map(({ outcome }) => outcome?.errorCode ?? ''))).toEqual({
			GUARD_KILLED_GLOBAL: refused.length,
		});
		expect(refused.length).toBeGreaterThan(0);
		const actions = tally(answersOf(first).map(({ decision }) => decision.action));
		expect(actions['reportOnly']).toBeGreaterThan(0);

		await vendor.books.setFaults({});
		const rounds = [first, ...(await resend(more, first))];
		await expectBookedOnce(more, rounds.flat());
		expect(await vendor.books.vouchers()).toHaveLength(documents.length + more.length);
		expect(await verifyChain(ledger.readEvents())).toMatchObject({ intact: true, deviations: [] });
		figures.push(
			`kill switch: ${more.length} documents, ${bookedBefore.length} booked before, ${refused.length} refused by the guard, ${JSON.stringify(actions)} by the router, ${rounds.length} rounds, ${since(began)} s`,
		);
	});

	it('had every worker write, the one that died and the one in its place as well', async () => {
		const intents = await ledger.readIntents({ limit: 2_000 });
		const writers = tally(intents.map(({ owner }) => String(processOf(owner))));
		figures.push(`documents by worker: ${JSON.stringify(Object.values(writers))}`);
		expect(Object.keys(writers).sort()).toEqual(allWorkers.map(({ pid }) => String(pid)).sort());
	});

	it('is refused with a ledger in a file, although its phase allows to write', async () => {
		const file = await openSqliteLedger(fileLedger(), { create: true });
		const change = {
			kind: 'phase',
			scope: { type: 'workflow', id: fileLedgerPipeline.id },
			value: { phase: 'writeBack' },
			setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
			reason: 'Probelauf im Testsystem',
			run: null,
		} as const;
		await setSwitch(file, change, ledgerContext);
		const before = (await vendor.books.state()).writes.length;
		const batches = inBatches(greenDocuments('file ledger', 4 * BATCH), BATCH);
		const deliveries = await deliverAll(webhook(fileLedgerPipeline.id), batches, batches.length);

		expect(tally(answersOf(deliveries).map(({ decision }) => decision.action))).toEqual({
			write: 4 * BATCH,
		});
		expect(tally(codesOf(deliveries))).toEqual({ GUARD_QUEUE_NEEDS_POSTGRES: 4 * BATCH });
		expect((await vendor.books.state()).writes).toHaveLength(before);
		const trail = await readTrail(file);
		await file.close();
		expect(tally(trail.map(({ action }) => action))).toEqual({
			ledgerCreated: 1,
			switched: 1,
			received: 4 * BATCH,
			writeRefused: 4 * BATCH,
		});
	});
});

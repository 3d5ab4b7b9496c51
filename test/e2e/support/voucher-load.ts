import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod/v4';

import { SETTLE_MS, TIMEOUT_MS } from '../../sandbox/voucher-vendor-node/patience';
import { inBatches, type GreenDocument } from './voucher-documents';

/** Documents in a request, where nothing else is wanted. */
export const BATCH = 15;

const MOST_ROUNDS = 10;

const answersSchema = z.array(
	z.looseObject({
		document: z.object({ sha256: z.string() }),
		decision: z.object({ action: z.string() }),
		write: z
			.object({ status: z.enum(['written', 'alreadyWritten']), remoteId: z.string() })
			.optional(),
		error: z.object({ code: z.string() }).optional(),
	}),
);

/** What a request says became of one document. */
export type Answer = z.infer<typeof answersSchema>[number];

/** A request and what came back; null when n8n did not carry it to its end. */
export interface Delivery {
	readonly batch: readonly GreenDocument[];
	readonly answers: readonly Answer[] | null;
}

async function deliver(url: string, batch: readonly GreenDocument[]): Promise<Delivery> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ documents: batch }),
	});
	const said = await response.text();
	if (!response.ok) return { batch, answers: null };
	const answers = answersSchema.parse(JSON.parse(said));
	const sent = batch.map(({ document }) => document.sha256);
	const answered = answers.map(({ document }) => document.sha256);
	if (sent.join() !== answered.join()) throw new Error('n8n answered about other documents.');
	return { batch, answers };
}

/**
 * Sends batches to a pipeline.
 *
 * @param url the pipeline's webhook
 * @param batches one request each
 * @param clients how many send at the same time, each one request after the other; all at once if not said
 * @returns a delivery for each, in no order
 * @throws Error when an answer is none
 */
export async function deliverAll(
	url: string,
	batches: ReadonlyArray<readonly GreenDocument[]>,
	clients = batches.length,
): Promise<Delivery[]> {
	const waiting = [...batches];
	const deliveries: Delivery[] = [];
	const client = async (): Promise<void> => {
		for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
			deliveries.push(await deliver(url, batch));
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	return deliveries;
}

/**
 * Sends again what is not booked, each time when nothing sent before can arrive any more.
 *
 * @param url the pipeline's webhook
 * @param documents all of them
 * @param first what came of sending them for the first time
 * @returns the deliveries of every round, the first one included
 * @throws Error when some are still not booked after ten rounds
 */
export async function untilBooked(
	url: string,
	documents: readonly GreenDocument[],
	first: readonly Delivery[],
): Promise<Delivery[][]> {
	const rounds = [[...first]];
	for (;;) {
		const left = notBooked(documents, rounds.flat());
		if (left.length === 0) return rounds;
		if (rounds.length === MOST_ROUNDS) {
			const said = JSON.stringify(tally(codesOf(rounds.at(-1) ?? [])));
			throw new Error(`${left.length} documents are still not booked: ${said}`);
		}
		await sleep(TIMEOUT_MS + SETTLE_MS);
		rounds.push(await deliverAll(url, inBatches(left, BATCH)));
	}
}

/** @returns the documents nobody has said are booked */
export function notBooked(
	documents: readonly GreenDocument[],
	deliveries: readonly Delivery[],
): GreenDocument[] {
	const booked = bookedIn(deliveries);
	return documents.filter(({ document }) => !booked.has(document.sha256));
}

/** @returns the ids under which the answers say a document was booked, by its hash */
export function bookedIn(deliveries: readonly Delivery[]): Map<string, Set<string>> {
	const booked = new Map<string, Set<string>>();
	for (const { document, write } of answersOf(deliveries)) {
		if (!write) continue;
		const ids = booked.get(document.sha256) ?? new Set();
		booked.set(document.sha256, ids.add(write.remoteId));
	}
	return booked;
}

/** @returns everything that was answered, document by document */
export function answersOf(deliveries: readonly Delivery[]): Answer[] {
	return deliveries.flatMap(({ answers }) => answers ?? []);
}

/** @returns the codes of all errors that were answered */
export function codesOf(deliveries: readonly Delivery[]): string[] {
	return answersOf(deliveries).flatMap(({ error }) => error?.code ?? []);
}

/** @returns what the router decided about every document that was answered */
export function actionsOf(deliveries: readonly Delivery[]): string[] {
	return answersOf(deliveries).map(({ decision }) => decision.action);
}

/** @returns how often each word stands in the list, most frequent first */
export function tally(words: readonly string[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return Object.fromEntries([...counts].toSorted(([, left], [, right]) => right - left));
}

import { z } from 'zod/v4';

import type { GreenDocument } from './voucher-documents';

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
	const [sent, answered] = [
		batch.map(({ document }) => document.sha256),
		answers.map(({ document }) => document.sha256),
	];
	if (sent.join() !== answered.join()) throw new Error('n8n answered about other documents.');
	return { batch, answers };
}

/**
 * Sends batches to the pipeline.
 *
 * @param url the pipeline's webhook
 * @param batches one request each
 * @param clients how many send at the same time, each one request after the other
 * @returns a delivery for each, in no order
 * @throws Error when an answer is none
 */
export async function deliverAll(
	url: string,
	batches: ReadonlyArray<readonly GreenDocument[]>,
	clients: number,
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

/** @returns everything that was answered, document by document */
export function answersOf(deliveries: readonly Delivery[]): Answer[] {
	return deliveries.flatMap(({ answers }) => answers ?? []);
}

/** @returns the ids under which the vendor booked each document, by its hash */
export function bookedIn(deliveries: readonly Delivery[]): Map<string, Set<string>> {
	const booked = new Map<string, Set<string>>();
	for (const { document, write } of answersOf(deliveries)) {
		if (!write) continue;
		const ids = booked.get(document.sha256) ?? new Set();
		booked.set(document.sha256, ids.add(write.remoteId));
	}
	return booked;
}

/** @returns how often each word stands in the list, most frequent first */
export function tally(words: readonly string[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return Object.fromEntries([...counts].toSorted(([, left], [, right]) => right - left));
}

import { readFileSync } from 'node:fs';

import type { Server } from '../../../scripts/host/server';
import { readEvent, type RecordedEvent } from '../../../lib/ledger/event/read-event';
import type { LedgerStore } from '../../../lib/ledger/store/store';

/** @returns every entry of the audit trail from a sequence on */
export async function readTrail(ledger: LedgerStore, from = 1): Promise<RecordedEvent[]> {
	const events: RecordedEvent[] = [];
	for await (const { canonical } of ledger.readEvents({ from })) {
		const event = readEvent(canonical);
		if (!event) throw new Error('The audit trail holds an entry nobody can read.');
		events.push(event);
	}
	return events;
}

/** @returns the entries of each document by its hash, in their order */
export function byDocument(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
	const documents = new Map<string, RecordedEvent[]>();
	for (const event of events) {
		const sha256 = event.subject?.documentSha256;
		if (!sha256) continue;
		const known = documents.get(sha256);
		if (known) known.push(event);
		else documents.set(sha256, [event]);
	}
	return documents;
}

/** @returns the executions a worker says it has begun, by their ids */
export function executionsOf(worker: Server): Set<string> {
	const log = readFileSync(worker.logFile, 'utf8');
	return new Set([...log.matchAll(/Worker started execution (\d+) /g)].map(([, id]) => id ?? ''));
}

/** @returns how many documents more than one worker received */
export function metByTwo(events: readonly RecordedEvent[], workers: readonly Server[]): number {
	const executions = workers.map(executionsOf);
	const receivers = [...byDocument(events).values()].map((entries) => {
		const ids = entries
			.filter(({ action }) => action === 'received')
			.map(({ run }) => run?.executionId ?? '');
		return executions.filter((begun) => ids.some((id) => begun.has(id))).length;
	});
	return receivers.filter((count) => count > 1).length;
}

/** @returns the id of the process that reserved a write, as the ledger names its owner */
export function processOf(owner: string): number {
	return Number(owner.split(':').at(-2));
}

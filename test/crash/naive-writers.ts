import { issuePermit } from '../../lib/guard/permit';
import type { GuardContext, WriteOrder, WriteResult, WriteTarget } from '../../lib/guard/order';
import { appendEvents } from '../../lib/ledger/append';
import { emptyDraft } from '../../lib/ledger/event/event';
import { sha256Hex } from '../../lib/ledger/event/hash';
import { readEvent } from '../../lib/ledger/event/read-event';
import type { LedgerStore } from '../../lib/ledger/store/store';
import type { WriterKind } from './writer-protocol';

/*
 * The two ways everybody tries first. Both look right and fail in a crash test that deserves the name; they
 * are there to show that this one does.
 */

/** Books, then writes down that it did. */
export async function sendThenRecord(
	store: LedgerStore,
	order: WriteOrder,
	target: WriteTarget,
	context: GuardContext,
): Promise<WriteResult> {
	const booked = await send(order, target);
	await record(store, order, booked.remoteId, context);
	return { ...frame(order), ...booked };
}

/** Writes down that it booked, then does. */
export async function recordThenSend(
	store: LedgerStore,
	order: WriteOrder,
	target: WriteTarget,
	context: GuardContext,
): Promise<WriteResult> {
	await record(store, order, 'soon', context);
	return { ...frame(order), ...(await send(order, target)) };
}

/**
 * @param store where the ledger lives
 * @param writer who wrote it
 * @returns keys of the documents it says are booked
 */
export async function documentsDone(
	store: LedgerStore,
	writer: WriterKind,
): Promise<ReadonlySet<string>> {
	if (writer === 'guarded') {
		const intents = await store.readIntents({ states: ['done'], limit: 1_000_000 });
		return new Set(intents.map(({ key }) => key));
	}
	const keys = new Set<string>();
	for await (const { canonical } of store.readEvents()) {
		const key = readEvent(canonical)?.write?.key;
		if (key !== undefined) keys.add(key);
	}
	return keys;
}

async function send(order: WriteOrder, target: WriteTarget) {
	const { permit, revoke } = issuePermit(order.system, order.key);
	try {
		return await target.send(permit, new AbortController().signal, () =>
			Promise.reject(new Error('Vouchers of this test have no parts.')),
		);
	} finally {
		revoke();
	}
}

async function record(
	store: LedgerStore,
	order: WriteOrder,
	remoteId: string,
	context: GuardContext,
): Promise<void> {
	const { system, operation, key, documentSha256, actor } = order;
	const event = {
		...emptyDraft,
		action: 'written' as const,
		actor: { id: actor, kind: 'system' as const, via: null },
		outcome: { errorCode: null, remoteId, state: 'done' as const },
		subject: { documentSha256, id: remoteId, system, type: 'document' as const },
		write: { attempt: 1, key, operation, requestSha256: sha256Hex('') },
	};
	await appendEvents(store, [{ event, payload: null }], context);
}

function frame({ key }: WriteOrder) {
	return { status: 'written' as const, key, requestSha256: '', attempt: 1 };
}

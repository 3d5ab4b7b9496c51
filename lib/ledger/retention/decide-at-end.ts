import type { Decided, LedgerNeeds, LedgerState, LedgerStore } from '../store/store';
import type { DocumentWatch } from './document-watch';
import { retentionError } from './errors';

/** Each round reads what was appended in the one before: a handful of entries. */
const ROUNDS = 100;

/**
 * Decides upon everything the chain says, and commits only if nobody appended meanwhile: a document may
 * just have been classified as one that must be kept.
 *
 * @param store where the ledger lives
 * @param watch follows the documents concerned
 * @param needs rows the decision needs
 * @param decide gives batch and result; called again when somebody was faster
 * @returns the result, after the commit
 * @throws BelegflussError what `decide` throws, the store's error, or RETENTION_LEDGER_BUSY
 */
export async function decideAtEnd<Result>(
	store: LedgerStore,
	watch: DocumentWatch,
	needs: LedgerNeeds,
	decide: (state: LedgerState) => Decided<Result>,
): Promise<Result> {
	for (let round = 0; round < ROUNDS; round++) {
		await watch.catchUp();
		const decided = await store.transact<{ readonly result: Result } | null>(needs, (state) => {
			if ((state.head?.sequence ?? 0) !== watch.reached) return { batch: null, result: null };
			const { batch, result } = decide(state);
			return { batch, result: { result } };
		});
		if (decided) return decided.result;
	}
	throw retentionError('RETENTION_LEDGER_BUSY');
}

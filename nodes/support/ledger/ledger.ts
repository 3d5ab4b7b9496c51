import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { LedgerContext } from '../../../lib/ledger/append';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { packageInfo } from '../package-info';
import { ledgerLocation } from './location';

/**
 * Opens the ledger of a node.
 *
 * @param context execution context
 * @param options whether a missing ledger is made; default false
 * @returns the store, shared by all nodes of this process
 * @throws BelegflussError saying what stands in the way
 */
export async function openNodeLedger(
	context: IExecuteFunctions,
	options: { readonly create?: boolean } = {},
): Promise<LedgerStore> {
	const { openLedger } = await import('../../../lib/ledger/store/open-ledger');
	return openLedger(await ledgerLocation(context), options);
}

/** Clock, ids and name of this package, as the ledger wants them. */
export const ledgerContext: LedgerContext = {
	now: () => new Date(),
	newChainId: randomUUID,
	// Drawn from a pool, where fresh random bytes would cost more than all the rest of an entry.
	newSalt: randomUUID,
	software: packageInfo,
};

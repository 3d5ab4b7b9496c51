import type { PostgresSettings } from './postgres/settings';
import type { LedgerStore } from './store';

/** Where a ledger lives. */
export type LedgerLocation =
	| {
			readonly kind: 'sqlite';
			/** absolute path of the file */
			readonly path: string;
	  }
	| { readonly kind: 'postgres'; readonly settings: PostgresSettings };

/**
 * Opens a ledger wherever it lives; the driver is loaded now and not before.
 *
 * @param location where it lives
 * @param options whether a missing ledger is made; default false
 * @returns the store, shared with every other caller in this process
 * @throws BelegflussError saying what stands in the way
 */
export async function openLedger(
	location: LedgerLocation,
	options: { readonly create?: boolean } = {},
): Promise<LedgerStore> {
	if (location.kind === 'sqlite') {
		const { openSqliteLedger } = await import('./sqlite/ledgers');
		return openSqliteLedger(location.path, options);
	}
	const { openPostgresLedger } = await import('./postgres/ledgers');
	return openPostgresLedger(location.settings, options);
}

import type { LedgerStore } from '../store/store';
import type { LedgerReport, VerifyOptions } from './report';
import { TablesVerification } from './tables/verify-tables';
import { verifyChain } from './verify';

/**
 * Verifies a ledger where it lives: its chain, and the tables beside the chain against it. Others may write
 * meanwhile: what they add is left for the next verification.
 *
 * @param store where the ledger lives
 * @param options evidence from outside, and wording
 * @returns the report
 * @throws BelegflussError when the ledger cannot be read
 */
export async function verifyLedger(
	store: Pick<LedgerStore, 'readEvents' | 'findRows' | 'readRows'>,
	options: VerifyOptions = {},
): Promise<LedgerReport> {
	const tables = new TablesVerification(store, options);
	const chain = await verifyChain(tables.watch(store.readEvents()), options);
	return { ...chain, tables: await tables.finish() };
}

import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { verifyChain, type VerificationReport } from '../../lib/ledger/verify/verify';

/**
 * Verifies a ledger file from outside n8n, as an auditor would.
 * @throws BelegflussError if there is no ledger at `path`
 */
export async function verifyLedger(path: string): Promise<VerificationReport> {
	const store = await openSqliteLedger(path);
	try {
		return await verifyChain(store.readEvents(), { language: 'en' });
	} finally {
		await closeSqliteLedger(path);
	}
}

import { describeLedgerStore } from './contract';
import { postgresHome, usePostgres } from './postgres-home';

const fresh = usePostgres();

describeLedgerStore('a PostgreSQL ledger', async () => postgresHome(fresh.url));

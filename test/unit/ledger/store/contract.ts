import { describeAppending } from './contract/appending';
import { describeContents } from './contract/contents';
import { describeProcesses } from './contract/processes';
import { describeProtection } from './contract/protection';
import { describeReading } from './contract/reading';
import { describeRecords } from './contract/records';
import { describeTables } from './contract/tables';
import type { NewHome } from './home';

/**
 * Defines the tests every store passes.
 *
 * @param name what is tested
 * @param newHome makes a place for a ledger that does not exist yet
 */
export function describeLedgerStore(name: string, newHome: NewHome): void {
	describeAppending(name, newHome);
	describeReading(name, newHome);
	describeRecords(name, newHome);
	describeTables(name, newHome);
	describeContents(name, newHome);
	describeProtection(name, newHome);
	describeProcesses(name, newHome);
}

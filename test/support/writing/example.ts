import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { VendorSandbox } from '../vendor-sandboxes';

/** How a writing operation is tried out in the table test over all of them. */
export interface WritingExample<Vendor = unknown> {
	/** makes what the write needs at the vendor, e.g. the record it changes */
	arrange?(vendor: Vendor): unknown;
	/** parameters that differ from the defaults; expressions make them differ from item to item */
	parameters?(vendor: Vendor): IDataObject;
	/** the n-th item; an item without json must be refused by the operation */
	item(n: number): INodeExecutionData;
	/** requests that change something at the vendor for the items 1 and 2, parts included */
	readonly writes: number;
	/** how a second run ends for a record that was written; default `alreadyWritten` */
	readonly again?: 'unchanged';
}

/** A vendor and the example, the types of which belong together. */
export interface RunningExample {
	readonly sandbox: VendorSandbox;
	readonly example: WritingExample;
}

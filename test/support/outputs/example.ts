import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { runNode, type FakeRun } from '../fake-execute';
import type { OutputExceptions } from '../output-schema';

/** How the output of an operation is made that its schema is held against. */
export interface OutputExample extends OutputExceptions {
	/**
	 * Runs the operation, once or several times, after whatever must have happened before. The default ledger
	 * is new and gone afterwards.
	 *
	 * @returns data of the items that came out, together filling everything the schema describes
	 */
	run(): Promise<readonly IDataObject[]>;
}

/** Examples of a node by `resource/operation`; a node without operations has one, under the empty name. */
export type OutputExamples = Readonly<Record<string, OutputExample>>;

/** Runs a node and gives the items of its first output. */
export async function firstOutput(
	node: INodeType,
	items: readonly INodeExecutionData[],
	run: Omit<Partial<FakeRun>, 'node' | 'items'> = {},
): Promise<INodeExecutionData[]> {
	const { outputs } = await runNode({ node, items, ...run });
	return outputs[0] ?? [];
}

/** Data of items. */
export function dataOf(items: readonly INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) => json);
}

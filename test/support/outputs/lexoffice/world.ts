import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LexwareWorld } from '../../lexware-world';
import { dataOf, type OutputExample } from '../example';

/**
 * @param run what is done with a simulated vendor of its own; nothing is written until its books are opened
 * @returns the same, starting and ending the vendor
 */
export function withLexware(
	run: (world: LexwareWorld) => Promise<readonly IDataObject[]>,
): OutputExample['run'] {
	return async () => {
		// A shorter key signs just as well, and is made sooner.
		const world = await LexwareWorld.start({ webhook: { keyBits: 2048 } });
		try {
			return await run(world);
		} finally {
			await world.close();
		}
	};
}

/** A run of an operation, by `resource/operation`. */
export interface Run {
	readonly parameters?: IDataObject;
	/** what comes in; an empty item by default */
	readonly item?: INodeExecutionData;
}

/**
 * @param world where it runs
 * @param name `resource/operation`
 * @param run its parameters and what comes in
 * @returns what the operation adds to the item, or its rows
 * @throws the message of an item that failed: what is held against a schema must be a success
 */
export async function runLexoffice(
	world: LexwareWorld,
	name: string,
	{ parameters = {}, item = { json: {} } }: Run = {},
): Promise<IDataObject[]> {
	const [resource, operation] = name.split('/');
	const outputs = dataOf(await world.run(`${resource}.${operation}`, parameters, [item]));
	return outputs.map((output) => {
		const { error } = output as { error?: { message: string } };
		if (error) throw new Error(`${name}: ${error.message}`);
		const added = Object.entries(output).filter(([part, value]) => value !== item.json[part]);
		return Object.fromEntries(added);
	});
}

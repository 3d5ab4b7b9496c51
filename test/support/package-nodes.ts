import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** Root of the repository. */
export const root = join(__dirname, '../..');

/** The package as published. */
export const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	version: string;
	files: string[];
	dependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
};

/** A node as registered in package.json, loaded from its source. */
export interface RegisteredNode {
	/** class name, e.g. `AmpelRouter` */
	readonly className: string;
	/** folder of the source */
	readonly folder: string;
	readonly node: INodeType;
}

/**
 * @returns every node package.json registers, loaded from TypeScript; new nodes are found by themselves
 * @throws when a registered file is missing or does not export its class
 */
export async function loadNodes(): Promise<RegisteredNode[]> {
	return await Promise.all(
		packageJson.n8n.nodes.map(async (path) => {
			const source = sourceOf(path);
			const className = basename(path).split('.')[0]!;
			const module = (await import(source)) as Record<string, new () => INodeType>;
			return { className, folder: dirname(source), node: new module[className]!() };
		}),
	);
}

/**
 * @returns every credential type package.json registers
 */
export async function loadCredentials(): Promise<ICredentialType[]> {
	return await Promise.all(
		packageJson.n8n.credentials.map(async (path) => {
			const module = (await import(sourceOf(path))) as Record<string, new () => ICredentialType>;
			return new module[basename(path).split('.')[0]!]!();
		}),
	);
}

function sourceOf(path: string): string {
	return join(root, path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

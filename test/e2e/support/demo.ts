import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import manifest from '../../../package.json';
import { setUpDemo, type Demo } from '../../../scripts/demo/demo';
import { freePort } from '../../../scripts/host/ports';

/** The samples are made for the day on which n8n looks at them: some rules ask how old an invoice is. */
export const today = new Date().toISOString().slice(0, 10);

/** The full type names of the nodes in the package's manifest. */
export const nodeTypes = manifest.n8n.nodes.map((file) => {
	const name = basename(file, '.node.js');
	return `${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
});

/** A fresh user folder outside the repository. */
export async function freshFolder(): Promise<string> {
	return await mkdtemp(join(tmpdir(), 'belegfluss-e2e-'));
}

/** A demo in a fresh folder, on a free port. */
export async function freshDemo(): Promise<Demo> {
	return await setUpDemo({ root: await freshFolder(), port: await freePort(), today });
}

/** Removes what `freshFolder` made. */
export async function removeFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
}

/** Sets the demo up once more in the folder it already has. */
export async function repeatSetUp(demo: Demo): Promise<Demo> {
	const { port } = demo.instance;
	return await setUpDemo({ root: demo.folders.root, port, today });
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { setUpDemo, type Demo } from '../../../scripts/demo/demo';
import { freePort } from '../../../scripts/host/ports';

/** The day the samples are made for: any day does, so it is a fixed one. */
export const today = '2026-03-17';

/** A fresh user folder outside the repository. */
export async function freshFolder(): Promise<string> {
	return await mkdtemp(join(tmpdir(), 'belegfluss-e2e-'));
}

/** A demo in a fresh folder, on a free port. */
export async function freshDemo(): Promise<Demo> {
	return await setUpDemo({ root: await freshFolder(), port: await freePort(), today }, console.log);
}

/** Removes what `freshFolder` made. */
export async function removeFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { cacheFolder, repositoryFolder } from './cache';
import { runChild } from './children';
import { exclusively } from './exclusive';
import { npm, reasonOfFailure } from './npm';
import { HostProblem } from './problem';

const HASH = /^[0-9a-f]{64}$/;
const KEPT = 3;

const manifestSchema = z.looseObject({
	name: z.string(),
	n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
});

const packListSchema = z.array(z.object({ filename: z.string() }));

/** The package as it lies, unpacked and with its dependencies, in the cache. */
export interface PackedPackage {
	name: string;
	folder: string;
	/** SHA-256 of the tarball, hexadecimal. */
	hash: string;
}

function readManifest(folder: string): z.infer<typeof manifestSchema> {
	return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

function requireBuild(manifest: z.infer<typeof manifestSchema>): void {
	const wanted = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const missing = wanted.find((file) => !existsSync(join(repositoryFolder, file)));
	if (missing) {
		throw new HostProblem(`${missing} is not there; build the package first: npm run build.`);
	}
}

async function pack(into: string): Promise<string> {
	const args = ['pack', '--json', '--ignore-scripts', '--silent', `--pack-destination=${into}`];
	const { code, stdout, stderr } = await npm(args, repositoryFolder);
	if (code !== 0) throw new Error(`npm pack ended with code ${code}:\n${stderr}`);
	const [packed] = packListSchema.parse(JSON.parse(stdout));
	if (!packed) throw new Error('npm pack made no tarball.');
	return join(into, packed.filename);
}

/** What n8n's own installer of community packages does, step by step. */
async function unpack(tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const args = ['-xzf', tarball, '-C', folder, '--strip-components=1'];
	const tar = await runChild({ program: 'tar', args, cwd: folder, env: process.env });
	if (tar.code !== 0) throw new Error(`tar ended with code ${tar.code}:\n${tar.stderr}`);
	const file = join(folder, 'package.json');
	const manifest = z
		.record(z.string(), z.unknown())
		.parse(JSON.parse(await readFile(file, 'utf8')));
	const dropped = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
	const kept = Object.entries(manifest).filter(([name]) => !dropped.includes(name));
	await writeFile(file, JSON.stringify(Object.fromEntries(kept), null, 2));
	const omit = ['--omit=dev', '--omit=peer', '--omit=optional', '--ignore-scripts'];
	const quiet = ['--install-strategy=shallow', '--no-audit', '--no-fund', '--no-package-lock'];
	const { code, stderr } = await npm(['install', ...omit, ...quiet], folder);
	if (code === 0) return;
	const reason = reasonOfFailure(stderr);
	throw new HostProblem(`The package's dependencies could not be installed because ${reason}.`);
}

/** Every build makes another tarball; only the latest are worth their disk space. */
async function forgetOld(cache: string): Promise<void> {
	const packages = (await readdir(cache)).filter((name) => HASH.test(name));
	const dated = await Promise.all(
		packages.map(async (name) => ({ name, since: (await stat(join(cache, name))).ctimeMs })),
	);
	const old = dated.sort((left, right) => right.since - left.since).slice(KEPT);
	for (const { name } of old) await rm(join(cache, name), { recursive: true, force: true });
}

/**
 * Packs the built repository as npm would publish it and unpacks it, with its dependencies, into the
 * cache; a tarball seen before is not installed again.
 * @throws HostProblem if the package is not built or its dependencies cannot be had
 */
export async function providePackage(): Promise<PackedPackage> {
	const manifest = readManifest(repositoryFolder);
	requireBuild(manifest);
	const cache = join(cacheFolder(), 'packages');
	await mkdir(cache, { recursive: true });
	const scratch = await mkdtemp(join(cache, 'pack-'));
	try {
		const tarball = await pack(scratch);
		const hash = createHash('sha256')
			.update(await readFile(tarball))
			.digest('hex');
		const folder = join(cache, hash);
		await exclusively(`${cache}.lock`, async () => {
			if (existsSync(folder)) return;
			const unpacked = join(scratch, 'package');
			await unpack(tarball, unpacked);
			await rename(unpacked, folder);
			await forgetOld(cache);
		});
		return { name: manifest.name, folder, hash };
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

/**
 * Puts the package where n8n looks for community packages; leaves it alone if it is there already.
 * @param userFolder the instance's user folder, the parent of `.n8n`
 */
export async function installPackage(packed: PackedPackage, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', packed.name);
	const marker = join(nodes, `${packed.name}.sha256`);
	if (existsSync(marker) && (await readFile(marker, 'utf8')) === packed.hash) return;
	await rm(marker, { force: true });
	await rm(target, { recursive: true, force: true });
	await mkdir(join(nodes, 'node_modules'), { recursive: true });
	await cp(packed.folder, target, { recursive: true });
	await writeFile(marker, packed.hash);
}

import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ts from 'typescript';
import { z } from 'zod/v4';

import { repositoryFolder } from '../../../scripts/host/cache';
import { providePackage, type PackedPackage } from '../../../scripts/host/package';

/** Where the node for the simulated vendor lies, in the repository and, compiled, below `dist`. */
const NODE_FOLDER = 'test/sandbox/voucher-vendor-node';

const manifestSchema = z.looseObject({
	n8n: z.looseObject({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
});

/** A package that is removed after use. */
export interface TemporaryPackage extends PackedPackage {
	remove(): Promise<void>;
}

/** The options of the build; types are the type check's business. */
async function compilerOptions(): Promise<ts.CompilerOptions> {
	const file = join(repositoryFolder, 'tsconfig.json');
	const { config } = ts.parseConfigFileTextToJson(file, await readFile(file, 'utf8'));
	const { compilerOptions: given } = z.object({ compilerOptions: z.unknown() }).parse(config);
	const { options } = ts.convertCompilerOptionsFromJson(given, repositoryFolder);
	return { ...options, declaration: false, sourceMap: false };
}

/** Compiles the node to where its imports find the package's own files. */
async function compileNode(dist: string): Promise<string[]> {
	const options = await compilerOptions();
	const from = join(repositoryFolder, NODE_FOLDER);
	const to = join(dist, NODE_FOLDER);
	await mkdir(to, { recursive: true });
	const sources = (await readdir(from)).filter((name) => name.endsWith('.ts'));
	const made: string[] = [];
	for (const name of sources) {
		const source = await readFile(join(from, name), 'utf8');
		const { outputText } = ts.transpileModule(source, { compilerOptions: options, fileName: name });
		made.push(`${name.slice(0, -'.ts'.length)}.js`);
		await writeFile(join(to, made.at(-1) ?? ''), outputText);
	}
	return made.map((name) => `dist/${NODE_FOLDER}/${name}`);
}

/**
 * A copy of the packed package that also has the node and the credential for the simulated vendor, which
 * are never published: their types are `n8n-nodes-belegfluss.voucherVendor` and `voucherVendorApi`.
 *
 * @returns the copy, with the packed package's dependencies
 * @throws HostProblem as `providePackage`
 */
export async function packageWithVoucherVendor(): Promise<TemporaryPackage> {
	const packed = await providePackage();
	const scratch = await mkdtemp(join(tmpdir(), 'belegfluss-with-vendor-'));
	const remove = () => rm(scratch, { recursive: true, force: true });
	try {
		const folder = join(scratch, packed.name);
		await cp(packed.folder, folder, { recursive: true });
		const files = await compileNode(join(folder, 'dist'));
		const file = join(folder, 'package.json');
		const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
		manifest.n8n.nodes.push(...files.filter((name) => name.endsWith('.node.js')));
		manifest.n8n.credentials.push(...files.filter((name) => name.endsWith('.credentials.js')));
		await writeFile(file, JSON.stringify(manifest));
		const hash = createHash('sha256').update(packed.hash).update(scratch).digest('hex');
		return { name: packed.name, folder, hash, remove };
	} catch (thrown) {
		await remove();
		throw thrown;
	}
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageJson, root } from '../support/package-nodes';

/** Loaded on first use, never when n8n starts (design: rules of the house). */
const HEAVY = ['saxes', 'zod', 'csv-parse', 'big.js', 'ibantools', 'jsvat', 'pg', 'axios'];

const LOAD_ALL = `
	const files = JSON.parse(process.argv[1]);
	require('n8n-workflow');
	const before = new Set(Object.keys(require.cache));
	let sqlite = false;
	const { Module } = require('node:module');
	const load = Module._load;
	Module._load = function (name, ...rest) {
		if (name === 'node:sqlite') sqlite = true;
		return load.call(this, name, ...rest);
	};
	for (const file of files) {
		const name = require('node:path').basename(file).split('.')[0];
		new (require(file)[name])();
	}
	const added = Object.keys(require.cache).filter((path) => !before.has(path));
	process.stdout.write(JSON.stringify({ added, sqlite }));
`;

describe('loading every node file as n8n does at start', () => {
	const files = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials].map((path) =>
		join(root, path),
	);

	it('finds every registered file in the build', () => {
		expect(files.filter((path) => !existsSync(path))).toEqual([]);
	});

	it('loads none of the heavy libraries', () => {
		const output = execFileSync(process.execPath, ['-e', LOAD_ALL, JSON.stringify(files)], {
			cwd: root,
			encoding: 'utf8',
		});
		const { added, sqlite } = JSON.parse(output) as { added: string[]; sqlite: boolean };
		const libraries = added
			.filter((path) => path.includes('node_modules'))
			.map((path) => path.replace(/^.*node_modules\//, ''));
		expect(libraries).toEqual([]);
		expect(sqlite).toBe(false);
		expect(added.length).toBeGreaterThan(files.length);
	});

	it('watches every runtime dependency', () => {
		expect(Object.keys(packageJson.dependencies).sort()).toEqual([...HEAVY].sort());
	});
});

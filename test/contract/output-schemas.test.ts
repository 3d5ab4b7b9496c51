import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { defaultLedgerPath } from '../../nodes/support/ledger/location';
import { outputExample, outputExamples } from '../support/output-examples';
import { schemaFaults, type OutputSchema } from '../support/output-schema';
import { loadNodes, root } from '../support/package-nodes';

/** What the editor shows before the first run is what comes out; nodes added later are found by themselves. */
const nodes = await loadNodes();

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-outputs-'));
	vi.stubEnv('N8N_USER_FOLDER', folder);
	vi.stubEnv('EXECUTIONS_MODE', undefined);
});

afterEach(async () => {
	await closeSqliteLedger(defaultLedgerPath());
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

/** Every resource and operation the panel offers as `resource/operation`; one empty name without them. */
function operationsOf({ properties }: INodeTypeDescription): string[] {
	const names = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			((displayOptions?.show?.['resource'] ?? []) as string[]).flatMap((resource) =>
				(options as { value: string }[]).map(({ value }) => `${resource}/${value}`),
			),
		);
	return names.length > 0 ? names : [''];
}

/** Where the editor looks for the schema of an operation: a folder for each version of the node. */
function schemaPaths({ version }: INodeTypeDescription, operation: string): string[] {
	return [version].flat().map((one) => {
		const [major = '0', minor = '0', patch = '0'] = String(one).split('.');
		const place = `v${major}.${minor}.${patch}`;
		return operation === '' ? `${place}.json` : `${place}/${operation}.json`;
	});
}

const operations = nodes.flatMap(({ className, folder: source, node }) =>
	operationsOf(node.description).flatMap((operation) =>
		schemaPaths(node.description, operation).map((path) => ({
			className,
			operation,
			path: join(source, '__schema__', path),
		})),
	),
);

describe('what comes out is what the schema describes', () => {
	it.each(operations)('$className $operation', async ({ className, operation, path }) => {
		const example = outputExample(className, operation, relative(root, path));
		const schema = JSON.parse(readFileSync(path, 'utf8')) as OutputSchema;
		const outputs = await example.run();

		expect(outputs.length).toBeGreaterThan(0);
		expect(schemaFaults(schema, outputs, example)).toEqual([]);
	});

	it('or a sentence says what to add', () => {
		const path = 'nodes/New/__schema__/v1.0.0/thing/make.json';

		expect(() => outputExample('New', 'thing/make', path)).toThrow(
			`Add an example for "thing/make" of New to test/support/output-examples.ts: what it is run with, so that its output can be held against ${path}.`,
		);
		expect(() => outputExample('AuditLogger', 'chain/make', path)).toThrow(/"chain\/make"/);
	});

	it('and there is no schema of something else', () => {
		const known = new Set(operations.map(({ path }) => path));
		const found = new Set(nodes.map(({ folder: source }) => join(source, '__schema__')));
		const stray = [...found]
			.filter((schemas) => existsSync(schemas))
			.flatMap((schemas) =>
				readdirSync(schemas, { recursive: true, encoding: 'utf8' }).map((name) =>
					join(schemas, name),
				),
			)
			.filter((path) => path.endsWith('.json') && !known.has(path));
		expect(stray.map((path) => relative(root, path))).toEqual([]);
	});

	it('and no example of an operation that is gone', () => {
		const known = new Set(
			operations.map(({ className, operation }) => `${className} ${operation}`),
		);
		const listed = Object.entries(outputExamples).flatMap(([className, examples]) =>
			Object.keys(examples).map((operation) => `${className} ${operation}`),
		);
		expect(listed.filter((name) => !known.has(name))).toEqual([]);
	});
});

describe('holding outputs against a schema', () => {
	const text = { type: 'string' };
	const schema: OutputSchema = {
		type: 'object',
		properties: {
			part: {
				type: 'object',
				properties: {
					name: text,
					count: { type: 'integer' },
					rate: { type: 'number' },
					list: { type: 'array', items: { type: 'object', properties: { id: text } } },
					tags: { type: 'array', items: text },
					open: { type: 'object' },
				},
			},
			other: { type: 'object', properties: { flag: { type: 'boolean' } } },
		},
		version: 1,
	};
	const part = {
		name: 'a',
		count: 1,
		rate: 0.5,
		list: [{ id: 'x' }],
		tags: ['t'],
		open: { any: 1 },
	};
	const other = { flag: false };

	it.each<[string, unknown[], object, string[]]>([
		['everything right', [{ part, other }], {}, []],
		['parts in items of their own', [{ part }, { other }], {}, []],
		[
			'null for a while',
			[
				{ part: { ...part, name: null, list: [] }, other: null },
				{ part, other },
			],
			{},
			[],
		],
		['a whole number where any is described', [{ part: { ...part, rate: 1 }, other }], {}, []],
		[
			'a member nobody described',
			[{ part: { ...part, more: 1 }, other }],
			{},
			['part.more comes out, but is not described.'],
		],
		[
			'a part nobody described',
			[{ part, other, mail: {} }],
			{},
			['mail comes out, but is not described.'],
		],
		[
			'an undescribed member in a list',
			[{ part: { ...part, list: [{ id: 'x', n: 1 }] }, other }],
			{},
			['part.list[].n comes out, but is not described.'],
		],
		[
			'a missing member',
			[{ part, other }, { part: { ...part, count: undefined } }],
			{},
			['part.count is described, but missing.'],
		],
		[
			'members that come and go',
			[{ part, other }, { part: { name: 'b' } }],
			{ changing: ['part'] },
			[],
		],
		[
			'text for a number',
			[{ part: { ...part, count: '1' }, other }],
			{},
			[
				'part.count is described as integer, but is string.',
				'part.count is empty in every example: add one that fills it.',
			],
		],
		[
			'a fraction for a whole number',
			[{ part: { ...part, count: 1.5 }, other }],
			{},
			[
				'part.count is described as integer, but is number.',
				'part.count is empty in every example: add one that fills it.',
			],
		],
		[
			'a list for an object',
			[{ part, other: [] }],
			{},
			[
				'other is described as object, but is array.',
				'other is empty in every example: add one that fills it.',
			],
		],
		[
			'text in a list of objects',
			[{ part: { ...part, list: ['x'] }, other }],
			{},
			[
				'part.list[] is described as object, but is string.',
				'part.list[] is empty in every example: add one that fills it.',
			],
		],
		[
			'a part that never came',
			[{ part }],
			{},
			['other is empty in every example: add one that fills it.'],
		],
		[
			'a list that was always empty',
			[{ part: { ...part, tags: [] }, other }],
			{},
			['part.tags is empty in every example: add one that fills it.'],
		],
		[
			'what is said to be always empty',
			[{ part: { ...part, tags: [] }, other }],
			{ empty: ['part.tags'] },
			[],
		],
		[
			'what is said to be empty and is not',
			[{ part, other }],
			{ empty: ['part.tags', 'part.gone'] },
			[
				'part.tags is said to be always empty, but is filled or not described.',
				'part.gone is said to be always empty, but is filled or not described.',
			],
		],
		['no object at all', ['text'], {}, ['The output is described as object, but is string.']],
	])('tells %s', (_, outputs, exceptions, faults) => {
		expect(schemaFaults(schema, outputs, exceptions)).toEqual(faults);
	});
});

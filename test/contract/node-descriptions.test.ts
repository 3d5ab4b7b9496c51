import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { loadCredentials, loadNodes, packageJson } from '../support/package-nodes';

const nodes = await loadNodes();
const credentials = await loadCredentials();

describe.each(nodes.map((entry) => [entry.className, entry] as const))('%s', (_, entry) => {
	const { node, folder, className } = entry;
	const { description } = node;

	it('has a light and a dark icon that exist beside it', () => {
		const icon = description.icon as { light: string; dark: string };
		expect(icon.light).not.toBe(icon.dark);
		for (const file of [icon.light, icon.dark]) {
			expect(existsSync(join(folder, file.replace(/^file:/, '')))).toBe(true);
		}
	});

	it('has a codex file n8n accepts: right type name, category and documentation', () => {
		const codex = JSON.parse(readFileSync(join(folder, `${className}.node.json`), 'utf8'));
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.resources.primaryDocumentation[0].url).toMatch(/^https:\/\//);
	});

	it('has documentation where its codex points to', () => {
		const codex = JSON.parse(readFileSync(join(folder, `${className}.node.json`), 'utf8'));
		const page = (codex.resources.primaryDocumentation[0].url as string).replace(/^.*\/main\//, '');
		expect(existsSync(join(folder, '../..', page))).toBe(true);
	});

	it('has an output schema for every operation, where the editor looks for it', () => {
		const schemas = join(folder, '__schema__');
		const missing = operationsOf(description)
			.map((path) => join(schemas, `${['v1.0.0', ...path].join('/')}.json`))
			.filter((path) => !existsSync(path));
		expect(missing).toEqual([]);
	});

	it('uses only credentials of this package', () => {
		const own = credentials.map(({ name }) => name);
		for (const { name } of description.credentials ?? []) expect(own).toContain(name);
	});

	it('names its ports by connection type constants', () => {
		for (const input of description.inputs as unknown[]) {
			expect(input).toBe(NodeConnectionTypes.Main);
		}
	});

	it('teaches: every visible parameter has a description, a hint or options that explain it', () => {
		const silent = description.properties
			.filter(({ type }) => type !== 'notice' && type !== 'hidden' && type !== 'collection')
			.filter(
				(property) =>
					!property.description &&
					!property.hint &&
					!(property.options ?? []).every(
						(option) => 'description' in option && option.description,
					) &&
					!['resource', 'operation'].includes(property.name),
			)
			.map(({ name }) => name);
		expect(silent).toEqual([]);
	});

	it('has an operation behind every resource shown, and no operation without resource', () => {
		const values = (name: string) =>
			description.properties
				.filter((property) => property.name === name)
				.flatMap(({ options }) => (options ?? []) as { value: string }[])
				.map(({ value }) => value);
		const operationsByResource = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions }) => (displayOptions?.show?.resource ?? []) as string[]);
		expect([...new Set(operationsByResource)].sort()).toEqual(values('resource').sort());
	});
});

/** Every resource and operation the panel offers; one empty path for a node without them. */
function operationsOf(description: INodeTypeDescription): string[][] {
	const paths = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			((displayOptions?.show?.resource ?? []) as string[]).flatMap((resource) =>
				(options as { value: string }[]).map(({ value }) => [resource, value]),
			),
		);
	return paths.length > 0 ? paths : [[]];
}

describe('credentials', () => {
	it.each(credentials.map((credential) => [credential.name, credential] as const))(
		'%s works in nodes of this package only',
		(_, credential) => {
			expect(credential.restrictToSupportedNodes).toBe(true);
		},
	);
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../nodes/support/resources';
import { runNode } from '../support/fake-execute';
import { loadNodes } from '../support/package-nodes';

/** What the panel offers is what the node can do, and the other way round. */
const nodes = (
	await Promise.all(
		(await loadNodes()).map(async ({ className, folder, node }) => {
			const index = join(folder, 'actions/index.ts');
			if (!node.execute || !existsSync(index)) return [];
			const { resources } = (await import(index)) as { resources: readonly Resource[] };
			return [{ className, node, resources }];
		}),
	)
).flat();

const valuesOf = (property: INodeProperties | undefined) =>
	(property?.options as INodePropertyOptions[] | undefined)?.map(({ value }) => value);

it('looks at the nodes that have resources', () => {
	expect(nodes.map(({ className }) => className)).toEqual(
		expect.arrayContaining(['AuditLogger', 'Lexoffice']),
	);
});

describe.each(nodes)('$className', ({ node, resources }) => {
	const { properties } = node.description;
	const operationsShownFor = (resource: unknown) =>
		properties.filter(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.['resource']?.includes(resource as string),
		);

	it('offers every resource it has, and no other', () => {
		const [offered, ...others] = properties.filter(({ name }) => name === 'resource');

		expect(others).toEqual([]);
		expect(valuesOf(offered)?.toSorted()).toEqual(
			resources.map(({ option }) => option.value).toSorted(),
		);
	});

	it.each(resources.map((resource) => [resource.option.value, resource] as const))(
		'offers every operation of "%s", and no other',
		(value, { operations }) => {
			const [offered, ...others] = operationsShownFor(value);

			expect(others).toEqual([]);
			const values = operations.map(({ option }) => option.value);
			expect(new Set(values).size).toBe(values.length);
			expect(valuesOf(offered)?.toSorted()).toEqual(values.toSorted());
			expect(values).toContain(offered?.default);
		},
	);

	it.each(
		resources.flatMap(({ option, operations }) =>
			operations.map((operation) => [option.value, operation.option.value, operation] as const),
		),
	)('tells %s.%s apart from every other by its action', (resource, name, operation) => {
		const { action } = operation.option;
		const same = resources.flatMap(({ operations }) =>
			operations.filter(({ option }) => option.action === action),
		);

		expect(action).toMatch(/^[A-Z]/);
		expect(same).toEqual([operation]);
	});

	it('says which stored operation it does not know', async () => {
		await expect(
			runNode({
				node,
				items: [{ json: {} }],
				parameters: { resource: resources[0]?.option.value, operation: 'fromLastYear' },
			}),
		).rejects.toThrow(/does not know the operation "fromLastYear"/);
	});
});

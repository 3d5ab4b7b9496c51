import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { loadNodes, packageJson, root } from '../support/package-nodes';

interface TemplateNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: INodeParameters;
	credentials?: unknown;
}
interface Template {
	id: string;
	name: string;
	nodes: TemplateNode[];
	connections: Record<string, Record<string, ({ node: string; index: number }[] | null)[]>>;
	active?: boolean;
	pinData?: unknown;
	settings: Record<string, unknown>;
}

const folder = join(root, 'workflows-templates');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const descriptions = new Map<string, INodeTypeDescription>(
	(await loadNodes()).map(({ node }) => [
		`${packageJson.name}.${node.description.name}`,
		node.description,
	]),
);

describe.each(files)('%s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const template = JSON.parse(text) as Template;
	const byName = new Map(template.nodes.map((node) => [node.name, node]));
	const ours = template.nodes.filter(({ type }) => type.startsWith(`${packageJson.name}.`));

	it('has a page of the same name', () => {
		expect(existsSync(join(folder, file.replace(/\.json$/, '.md')))).toBe(true);
	});

	it('has a stable id n8n keeps, unique node names and unique node ids', () => {
		expect(template.id).toMatch(/^[\w]{1,21}$/);
		expect(byName.size).toBe(template.nodes.length);
		expect(new Set(template.nodes.map(({ id }) => id)).size).toBe(template.nodes.length);
	});

	it('carries no credentials, pinned data, hosts or addresses of anybody', () => {
		expect(template.pinData).toBeUndefined();
		expect(template.active ?? false).toBe(false);
		expect(template.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(text).not.toMatch(/[\w.]+@[\w-]+\.\w+|https?:\/\//);
	});

	it('uses only node types this package registers, or n8n brings', () => {
		for (const { type } of template.nodes) {
			expect(descriptions.has(type) || type.startsWith('n8n-nodes-base.')).toBe(true);
		}
		expect(ours.length).toBeGreaterThan(0);
	});

	it('connects existing outputs with existing nodes', () => {
		for (const [from, { main = [] }] of Object.entries(template.connections)) {
			const source = byName.get(from);
			expect(source).toBeDefined();
			const outputs = descriptions.get(source!.type)?.outputs as unknown[] | undefined;
			if (outputs) expect(main.length).toBeLessThanOrEqual(outputs.length);
			for (const target of main.flat()) expect(byName.has(target!.node)).toBe(true);
		}
	});

	it.each(ours.map((node) => [node.name, node] as const))(
		'"%s" sets only parameters and values its node knows',
		(_, node) => {
			const description = descriptions.get(node.type)!;
			expect([description.version].flat()).toContain(node.typeVersion);
			const unknown = Object.keys(node.parameters).filter(
				(name) => !description.properties.some((property) => property.name === name),
			);
			expect(unknown).toEqual([]);
			for (const [name, value] of Object.entries(node.parameters)) {
				const allowed = allowedValues(description.properties, name);
				if (allowed && typeof value === 'string' && !value.startsWith('=')) {
					expect(allowed).toContain(value);
				}
			}
		},
	);

	it('explains itself: one yellow overview with "How it works" and "Setup", white notes for sections', () => {
		const notes = template.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const overview = notes.filter(({ parameters }) => parameters.color === 1);
		expect(overview).toHaveLength(1);
		const content = String(overview[0]!.parameters.content);
		expect(content).toMatch(/How it works/);
		expect(content).toMatch(/Setup/);
		expect(content).toMatch(/Deutsch/);
		const words = content.split(/\s+/).length;
		expect(words).toBeGreaterThanOrEqual(100);
		expect(words).toBeLessThanOrEqual(300);
		expect(notes.length).toBeGreaterThan(1);
	});
});

function allowedValues(properties: readonly INodeProperties[], name: string) {
	const options = properties
		.filter((property) => property.name === name && property.type === 'options')
		.flatMap((property) => property.options ?? []);
	return options.length > 0
		? options.map((option) => ('value' in option ? option.value : ''))
		: null;
}

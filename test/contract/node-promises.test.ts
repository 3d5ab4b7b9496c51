import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaryFile, runNode } from '../support/fake-execute';
import { loadNodes } from '../support/package-nodes';

/** Promises every node that takes items keeps; a node added later is tested here without being named. */
const nodes = (await loadNodes()).filter(({ node }) => node.execute);
let userFolder: string;
const before = process.env.N8N_USER_FOLDER;

beforeAll(() => {
	userFolder = mkdtempSync(join(tmpdir(), 'belegfluss-promises-'));
	process.env.N8N_USER_FOLDER = userFolder;
});

afterAll(() => {
	if (before === undefined) delete process.env.N8N_USER_FOLDER;
	else process.env.N8N_USER_FOLDER = before;
	rmSync(userFolder, { recursive: true, force: true });
});

const SECRET = 'Vertraulich-4711-do-not-log';

function strangeItems(): INodeExecutionData[] {
	return [
		{ json: {} },
		{ json: { invoice: null, document: null, error: { code: 'X', message: 'x', remedy: '' } } },
		{
			json: { mail: { subject: 'Rechnung' } },
			binary: { data: binaryFile(Buffer.from(`<broken>${SECRET}`), 'broken.xml') },
		},
		{
			json: {},
			binary: { data: binaryFile(Buffer.from('%PDF-1.7 truncated'), 'truncated.pdf') },
		},
	];
}

describe.each(nodes.map(({ className, node }) => [className, node] as const))('%s', (_, node) => {
	it('with "continue on fail" takes any item, loses none and pairs each result', async () => {
		const items = strangeItems();
		const { outputs } = await runNode({ node, items, onError: 'continueRegularOutput' });
		const results = outputs.flat();
		for (const result of results) expect(result.pairedItem).toBeDefined();
		const paired = new Set(
			results
				.flatMap(({ pairedItem }) => (Array.isArray(pairedItem) ? pairedItem : [pairedItem]))
				.map((entry) => (typeof entry === 'number' ? entry : entry!.item)),
		);
		expect([...paired].sort()).toEqual(items.map((__, index) => index));
	});

	it('never changes the items it was given', async () => {
		const items = strangeItems();
		await runNode({ node, items, onError: 'continueRegularOutput' });
		expect(items).toEqual(strangeItems());
	});

	it('shows no document content in errors', async () => {
		const { outputs } = await runNode({
			node,
			items: strangeItems(),
			onError: 'continueRegularOutput',
		});
		expect(JSON.stringify(outputs.flat().map(({ json }) => json))).not.toContain(SECRET);
	});

	it('does nothing and succeeds on an empty run', async () => {
		const { outputs } = await runNode({ node, items: [] });
		expect(outputs.flat()).toEqual([]);
	});

	it('has as many outputs as it declares', async () => {
		const { outputs } = await runNode({
			node,
			items: strangeItems(),
			onError: 'continueRegularOutput',
		});
		expect(outputs).toHaveLength((node.description.outputs as unknown[]).length);
	});
});

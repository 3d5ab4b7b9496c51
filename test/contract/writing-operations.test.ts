import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../lib/ledger/verify/verify';
import { ledgerContext } from '../../nodes/support/ledger/ledger';
import { defaultLedgerPath, LEDGER_CREDENTIAL } from '../../nodes/support/ledger/location';
import { isGuarded, type Operation, type Resource } from '../../nodes/support/resources';
import { runNode } from '../support/fake-execute';
import { loadNodes, root } from '../support/package-nodes';
import { SECRET, vendorSandboxes, type VendorSandbox } from '../support/vendor-sandboxes';
import { writingExample } from '../support/writing';
import type { WritingExample } from '../support/writing/example';
import * as voucherVendor from '../sandbox/voucher-vendor-node/VoucherVendor.node';

/** What every operation that writes to a core system promises; nodes added later are found by themselves. */

interface NodeUnderTest {
	readonly name: string;
	readonly node: INodeType;
	readonly resources: readonly Resource[];
}

const packageNodes = await Promise.all(
	(await loadNodes()).map(async ({ className, folder, node }) => ({
		name: className,
		node,
		// A trigger lies beside the node it belongs to, and has no operations.
		resources: node.execute ? await resourcesOf(folder) : [],
	})),
);
const nodes: readonly NodeUnderTest[] = [
	...packageNodes,
	{
		name: 'VoucherVendor (sandbox)',
		node: new voucherVendor.VoucherVendor(),
		resources: voucherVendor.resources,
	},
];

async function resourcesOf(folder: string): Promise<readonly Resource[]> {
	const index = join(folder, 'actions/index.ts');
	if (!existsSync(index)) return [];
	return ((await import(index)) as { resources: readonly Resource[] }).resources;
}

/** Verbs that change something in the system a node talks to. */
const WRITING =
	/^(create|add|update|upsert|edit|set|patch|put|delete|remove|cancel|send|post|upload|attach|book|finalize|approve|pay|write|sync)/i;

/** @returns what an operation of a node breaks of the rules that can be read off it */
function faultsOf({ node }: NodeUnderTest, operation: Operation): string[] {
	const faults: string[] = [];
	const vendor = node.description.credentials?.some(({ name }) => name !== LEDGER_CREDENTIAL);
	if ((operation.effect === 'writes') !== isGuarded(operation))
		faults.push('not made by the guard');
	if (vendor && WRITING.test(operation.option.value as string) && !isGuarded(operation)) {
		faults.push('writes by its name, and not through the guard');
	}
	if (!isGuarded(operation)) return faults;
	const mode = operation.properties.find(({ name }) => name === 'mode');
	if (mode?.default !== 'preview' || !mode.noDataExpression) faults.push('no mode Preview');
	const ledger = node.description.credentials?.find(({ name }) => name === LEDGER_CREDENTIAL);
	if (!ledger) faults.push('the node does not offer the ledger');
	if (node.description.usableAsTool) faults.push('offered to agents as a tool');
	return faults;
}

const operations = nodes.flatMap((entry) =>
	entry.resources.flatMap(({ option, operations: list }) =>
		list.map((operation) => ({
			title: `${entry.name}: ${option.value as string}.${operation.option.value as string}`,
			entry,
			resource: option.value as string,
			operation,
		})),
	),
);

describe.each(operations)('$title', ({ entry, operation }) => {
	it('keeps the rules that can be read off it', () => {
		expect(faultsOf(entry, operation)).toEqual([]);
	});
});

describe('the rules find', () => {
	const [entry] = nodes.slice(-1) as [NodeUnderTest];
	const create = operations.at(-2)!.operation;

	it.each<[string, Operation, string]>([
		['a copy that passes by the guard', { ...create }, 'not made by the guard'],
		[
			'an operation that says it only reads',
			{ ...create, effect: 'reads' } as Operation,
			'writes by its name, and not through the guard',
		],
	])('%s', (_, operation, fault) => {
		expect(faultsOf(entry, operation)).toContain(fault);
	});
});

describe('nothing in nodes/ talks to the network but the support for it', () => {
	const NETWORK =
		/\b(httpRequest\w*|requestWithAuthentication\w*|fetch\s*\(|axios|XMLHttpRequest|node:https?|node:net|node:tls|undici)\b/;
	const ALLOWED = /^nodes\/support\/http\//;

	it('is so in every file', () => {
		const files = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(root, 'nodes', file))
			.filter((file) => !ALLOWED.test(relative(root, file)));
		expect(files.length).toBeGreaterThan(30);
		const talking = files.filter((file) => NETWORK.test(readFileSync(file, 'utf8')));
		expect(talking.map((file) => relative(root, file))).toEqual([]);
	});
});

const writing = operations.filter(({ operation }) => isGuarded(operation));

describe.each(writing)('$title', ({ entry, resource, operation }) => {
	let folder: string;
	let sandboxes: Map<string, VendorSandbox>;
	let example: WritingExample;

	beforeEach(async () => {
		example = writingExample(entry.name, `${resource}.${operation.option.value as string}`);
		folder = mkdtempSync(join(tmpdir(), 'belegfluss-writing-'));
		vi.stubEnv('N8N_USER_FOLDER', folder);
		vi.stubEnv('EXECUTIONS_MODE', undefined);
		const types = (entry.node.description.credentials ?? [])
			.map(({ name }) => name)
			.filter((name) => name !== LEDGER_CREDENTIAL);
		sandboxes = new Map();
		for (const type of types) {
			const start = vendorSandboxes[type];
			if (!start) throw new Error(`test/support/vendor-sandboxes.ts has no vendor for ${type}.`);
			const sandbox = await start();
			example.arrange?.(sandbox.vendor);
			sandboxes.set(type, sandbox);
		}
	});

	afterEach(async () => {
		await closeSqliteLedger(defaultLedgerPath());
		await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.close()));
		rmSync(folder, { recursive: true, force: true });
		vi.unstubAllEnvs();
	});

	const items = (...numbers: number[]) => numbers.map((n) => example.item(n));

	const written = () =>
		[...sandboxes.values()].reduce((sum, sandbox) => sum + sandbox.written(), 0);

	const parameters = () => ({
		resource,
		operation: operation.option.value,
		...example.parameters?.([...sandboxes.values()][0]?.vendor),
	});

	async function run(changes: {
		items?: INodeExecutionData[];
		parameters?: IDataObject;
		allowWrite?: boolean;
		isToolExecution?: boolean;
		onError?: 'continueRegularOutput';
	}) {
		const credentials = Object.fromEntries(
			[...sandboxes].map(([type, { credential }]) => [
				type,
				{ ...credential, allowWrite: changes.allowWrite ?? true },
			]),
		);
		const result = await runNode({
			node: entry.node,
			items: changes.items ?? items(1, 2),
			parameters: { ...parameters(), mode: 'write', ...changes.parameters },
			credentials,
			isToolExecution: changes.isToolExecution,
			onError: changes.onError ?? 'continueRegularOutput',
		});
		expect(JSON.stringify(result)).not.toContain(SECRET);
		return result.outputs.flat();
	}

	async function openBooks(): Promise<void> {
		const store = await openSqliteLedger(defaultLedgerPath(), { create: true });
		await setSwitch(
			store,
			{
				kind: 'phase',
				scope: { type: 'workflow', id: 'workflow-1' },
				value: { phase: 'writeBack' },
				setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
				reason: 'Vier Wochen ohne Abweichung',
				run: null,
			},
			ledgerContext,
		);
	}

	const codes = (items: readonly INodeExecutionData[]) =>
		items.map(({ json }) => (json['error'] as IDataObject | undefined)?.['code']);

	it('previews by default: shows the request, sends nothing, opens no ledger', async () => {
		const results = await run({ parameters: { mode: undefined } });

		expect(results.map(({ json }) => json['write'])).toMatchObject([
			{ status: 'preview' },
			{ status: 'preview' },
		]);
		expect(
			results.every(({ json }) => (json['write'] as IDataObject)['request'] !== undefined),
		).toBe(true);
		expect(written()).toBe(0);
		expect(existsSync(defaultLedgerPath())).toBe(false);
	});

	it('sends nothing for a mode nobody knows', async () => {
		await openBooks();
		await run({ parameters: { mode: 'yes' } });

		expect(written()).toBe(0);
	});

	it('refuses with a credential that is closed for writing', async () => {
		await openBooks();

		expect(codes(await run({ allowWrite: false }))).toEqual([
			'GUARD_CREDENTIAL_READ_ONLY',
			'GUARD_CREDENTIAL_READ_ONLY',
		]);
		expect(written()).toBe(0);
	});

	it('refuses inside the tool call of an agent', async () => {
		await openBooks();

		expect(codes(await run({ isToolExecution: true }))).toEqual([
			'GUARD_TOOL_CALL',
			'GUARD_TOOL_CALL',
		]);
		expect(written()).toBe(0);
	});

	it('refuses in queue mode with a ledger in a file', async () => {
		await openBooks();
		vi.stubEnv('EXECUTIONS_MODE', 'queue');

		expect(codes(await run({}))[0]).toBe('GUARD_QUEUE_NEEDS_POSTGRES');
		expect(written()).toBe(0);
	});

	it('refuses until the phase was set: read-only is what holds without anybody saying so', async () => {
		expect(codes(await run({}))).toEqual(['GUARD_PHASE_READ_ONLY', 'GUARD_PHASE_READ_ONLY']);
		expect(written()).toBe(0);
	});

	it('stops the run on a refusal unless the node continues on fail', async () => {
		await expect(run({ onError: undefined, allowWrite: false })).resolves.toHaveLength(2);
		await expect(
			runNode({
				node: entry.node,
				items: items(1),
				parameters: { ...parameters(), mode: 'write' },
				credentials: Object.fromEntries(
					[...sandboxes].map(([type, { credential }]) => [type, credential]),
				),
			}),
		).rejects.toMatchObject({ context: { itemIndex: 0 } });
	});

	it('writes each document once, however often it is run, and records both steps', async () => {
		await openBooks();
		const first = await run({});
		const second = await run({});

		const again = example.again ?? 'alreadyWritten';
		const statuses = (results: typeof first) =>
			results.map(({ json }) => (json['write'] as IDataObject | undefined)?.['status']);
		expect(codes(first)).toEqual([undefined, undefined]);
		expect(statuses(first)).toEqual(['written', 'written']);
		expect(statuses(second)).toEqual([again, again]);
		expect(second.map(({ json }) => (json['write'] as IDataObject)['remoteId'])).toEqual(
			first.map(({ json }) => (json['write'] as IDataObject)['remoteId']),
		);
		expect(written()).toBe(example.writes);
		const store = await openSqliteLedger(defaultLedgerPath());
		// First entry and switch, then intent and outcome of every write.
		expect(await verifyChain(store.readEvents())).toMatchObject({
			intact: true,
			checked: 2 + 2 * example.writes,
		});
	});

	it('goes on behind an item it cannot write, keeps files and pairs every result', async () => {
		await openBooks();
		const [one, three] = items(1, 3) as [INodeExecutionData, INodeExecutionData];
		const results = await run({ items: [one, { json: {} }, three] });

		expect(results.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(codes(results)).toEqual([undefined, expect.any(String), undefined]);
		expect(results.map(({ binary }) => Object.keys(binary ?? {}))).toEqual(
			[one, { json: {} }, three].map(({ binary }: INodeExecutionData) => Object.keys(binary ?? {})),
		);
		expect(written()).toBe(example.writes);
	});
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { runChild, type Command, type Ending } from './children';
import { hostEnvironment, type Instance } from './environment';
import type { Host } from './install';

/** A command of n8n's own command line, for one instance. */
export function n8nCommand(host: Host, instance: Instance, args: readonly string[]): Command {
	return {
		program: host.node,
		args: [host.script, ...args],
		cwd: instance.userFolder,
		env: hostEnvironment(instance),
	};
}

async function n8n(host: Host, instance: Instance, args: readonly string[]): Promise<Ending> {
	const ending = await runChild(n8nCommand(host, instance, args));
	if (ending.code === 0) return ending;
	const lines = (ending.stdout + ending.stderr).trim().split('\n');
	const said = lines.filter((line) => !/^\s+at /.test(line)).slice(-8);
	throw new Error(`n8n ${args[0]} ended with code ${ending.code}:\n${said.join('\n')}`);
}

async function withJsonFile<T>(content: unknown, use: (file: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'belegfluss-import-'));
	try {
		const file = join(folder, 'import.json');
		await writeFile(file, JSON.stringify(content), { mode: 0o600 });
		return await use(file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Imports workflows with `n8n import:workflow`; one that has the id of an existing one replaces it. */
export async function importWorkflows(
	host: Host,
	instance: Instance,
	workflows: readonly object[],
): Promise<void> {
	await withJsonFile(workflows, (file) =>
		n8n(host, instance, ['import:workflow', `--input=${file}`]),
	);
}

/** A workflow with the id it is to have. */
export interface Identified {
	id: string;
}

/**
 * Imports workflows and publishes them, so that their triggers and webhooks work once n8n is started;
 * an n8n that runs already does not notice.
 */
export async function publishWorkflows(
	host: Host,
	instance: Instance,
	workflows: readonly Identified[],
): Promise<void> {
	await importWorkflows(host, instance, workflows);
	for (const { id } of workflows) await n8n(host, instance, ['publish:workflow', `--id=${id}`]);
}

/** One credential with its secrets in the clear; n8n encrypts it with the instance's own key. */
export interface CredentialImport {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** Imports credentials with `n8n import:credentials`; one with a known id replaces the old one. */
export async function importCredentials(
	host: Host,
	instance: Instance,
	credentials: readonly CredentialImport[],
): Promise<void> {
	await withJsonFile(credentials, (file) =>
		n8n(host, instance, ['import:credentials', `--input=${file}`]),
	);
}

const nodeDescriptionSchema = z.looseObject({
	name: z.string(),
	displayName: z.string(),
	hidden: z.boolean().optional(),
});

/** The part of a node description that tests look at. */
export type NodeDescription = z.infer<typeof nodeDescriptionSchema>;

/** The descriptions of every node type the instance has loaded (`n8n export:nodes`). */
export async function exportNodes(host: Host, instance: Instance): Promise<NodeDescription[]> {
	const folder = await mkdtemp(join(tmpdir(), 'belegfluss-nodes-'));
	try {
		const file = join(folder, 'nodes.json');
		await n8n(host, instance, ['export:nodes', `--output=${file}`]);
		return z.array(nodeDescriptionSchema).parse(JSON.parse(await readFile(file, 'utf8')));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const itemSchema = z.looseObject({ json: z.record(z.string(), z.unknown()) });

const executionSchema = z.looseObject({
	status: z.string(),
	data: z.looseObject({
		resultData: z.looseObject({
			runData: z.record(
				z.string(),
				z.array(
					z.looseObject({
						executionTime: z.number(),
						data: z.looseObject({ main: z.array(z.array(itemSchema).nullable()) }).optional(),
					}),
				),
			),
		}),
	}),
});

/** What one execution left behind, node by node. */
export type Execution = z.infer<typeof executionSchema>;

/** One item as a node gave it out. */
export type ExecutionItem = z.infer<typeof itemSchema>;

/**
 * Reads the execution out of what `n8n execute --rawOutput` prints: pretty-printed JSON between
 * log lines.
 * @throws Error if there is no such JSON
 */
export function parseRawOutput(stdout: string): Execution {
	const lines = stdout.split('\n');
	const first = lines.indexOf('{');
	const last = lines.lastIndexOf('}');
	if (first < 0 || last < first) throw new Error('n8n printed no execution data.');
	return executionSchema.parse(JSON.parse(lines.slice(first, last + 1).join('\n')));
}

/**
 * Runs a workflow to its end with `n8n execute`.
 * @throws Error with n8n's last words if the workflow fails
 */
export async function executeWorkflow(
	host: Host,
	instance: Instance,
	id: string,
): Promise<Execution> {
	const { stdout } = await n8n(host, instance, ['execute', `--id=${id}`, '--rawOutput']);
	return parseRawOutput(stdout);
}

/** Every item a node gave out over all its runs and outputs, in order; none if it never ran. */
export function itemsOf(execution: Execution, node: string): ExecutionItem[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => (run.data?.main ?? []).flatMap((items) => items ?? []));
}

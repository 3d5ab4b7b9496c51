import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { repositoryFolder } from '../host/cache';
import type { CredentialImport } from '../host/cli';
import type { DemoFolders } from './folders';

const assignmentSchema = z.looseObject({ name: z.string(), value: z.unknown() });

const settingsSchema = z.looseObject({
	assignments: z.looseObject({ assignments: z.array(assignmentSchema) }),
});

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.record(z.string(), z.unknown()),
});

const workflowSchema = z.looseObject({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
});

/** A workflow as its JSON file has it. */
export type Workflow = z.infer<typeof workflowSchema>;

type WorkflowNode = z.infer<typeof nodeSchema>;

const LEDGER_NODE = 'n8n-nodes-belegfluss.auditLogger';

/** The shipped workflow that reads an inbox folder and writes nowhere. */
export function readOnlyTemplate(): Workflow {
	const file = join(repositoryFolder, 'workflows-templates', '01-invoice-inbox-read-only.json');
	return workflowSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The sandbox ledger as a credential with a stable id, so that a second import replaces it. */
export function ledgerCredential(folders: DemoFolders): CredentialImport {
	return {
		id: 'belegflussDemoLedger',
		name: 'Demo ledger',
		type: 'belegflussLedgerApi',
		data: { store: 'sqlite', filePath: folders.ledger },
	};
}

function filledIn(node: WorkflowNode, folders: DemoFolders): WorkflowNode {
	const { assignments, ...rest } = settingsSchema.parse(node.parameters);
	const values: Record<string, string> = {
		inboxFolder: folders.inbox,
		previewFolder: folders.preview,
		// The client that DATEV's own documentation uses in examples.
		beraternummer: '29098',
		mandantennummer: '55003',
	};
	const names = assignments.assignments.map(({ name }) => name);
	const lost = Object.keys(values).find((name) => !names.includes(name));
	if (lost) throw new Error(`The template's Settings node has no field "${lost}".`);
	const filled = assignments.assignments.map((assignment) => ({
		...assignment,
		value: values[assignment.name] ?? assignment.value,
	}));
	return {
		...node,
		parameters: { ...rest, assignments: { ...assignments, assignments: filled } },
	};
}

/**
 * The template as a user would have set it up for the demo: folders and client
 * numbers filled in, ledger chosen.
 * @throws Error if the Settings node of the template lacks a field the demo fills in
 */
export function demoWorkflow(
	template: Workflow,
	folders: DemoFolders,
	ledger: CredentialImport,
): Workflow {
	const nodes = template.nodes.map((node) => {
		if (node.name === 'Settings') return filledIn(node, folders);
		if (node.type !== LEDGER_NODE) return node;
		return { ...node, credentials: { [ledger.type]: { id: ledger.id, name: ledger.name } } };
	});
	return { ...template, nodes };
}

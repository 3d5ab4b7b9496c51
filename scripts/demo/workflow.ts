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

/** Nodes that write to the ledger or ask it what may happen. */
function usesLedger({ type, parameters }: WorkflowNode): boolean {
	return (
		/\.(auditLogger|lexoffice)$/.test(type) ||
		(type.endsWith('.ampelRouter') && parameters['policy'] === 'ledger')
	);
}

/** The shipped workflow that reads an inbox folder and writes nowhere. */
export function readOnlyTemplate(): Workflow {
	return readTemplate('01-invoice-inbox-read-only.json');
}

/** A shipped workflow by the name of its file. */
export function readTemplate(fileName: string): Workflow {
	const file = join(repositoryFolder, 'workflows-templates', fileName);
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
	const lost = names.find((name) => !(name in values));
	if (lost) throw new Error(`The demo has no value for "${lost}" in the template's Settings node.`);
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
 * @throws Error if the Settings node of the template has a field the demo has no value for
 */
export function demoWorkflow(
	template: Workflow,
	folders: DemoFolders,
	ledger: CredentialImport,
): Workflow {
	const nodes = template.nodes.map((node) => {
		if (node.name === 'Settings') return filledIn(node, folders);
		if (!usesLedger(node)) return node;
		return { ...node, credentials: { [ledger.type]: { id: ledger.id, name: ledger.name } } };
	});
	return { ...template, nodes };
}

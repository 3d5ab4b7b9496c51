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
const DATEV_NODE = 'n8n-nodes-belegfluss.datevExport';

/** The numbers DATEV's own documentation uses in examples. */
const EXAMPLE_CLIENT = { beraternummer: '29098', mandantennummer: '55003' };

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

function withFolders(node: WorkflowNode, folders: DemoFolders): WorkflowNode {
	const { assignments, ...rest } = settingsSchema.parse(node.parameters);
	const values: Record<string, string> = {
		inboxFolder: folders.inbox,
		previewFolder: folders.preview,
	};
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
 * @throws ZodError if the template has lost its Settings node's shape
 */
export function demoWorkflow(
	template: Workflow,
	folders: DemoFolders,
	ledger: CredentialImport,
): Workflow {
	const nodes = template.nodes.map((node) => {
		if (node.name === 'Settings') return withFolders(node, folders);
		if (node.type === DATEV_NODE) {
			return { ...node, parameters: { ...node.parameters, ...EXAMPLE_CLIENT } };
		}
		if (node.type !== LEDGER_NODE) return node;
		return { ...node, credentials: { [ledger.type]: { id: ledger.id, name: ledger.name } } };
	});
	return { ...template, nodes };
}

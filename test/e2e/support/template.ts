import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { repositoryFolder } from '../../../scripts/host/cache';
import type { CredentialImport } from '../../../scripts/host/cli';

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.record(z.string(), z.unknown()),
});

const templateSchema = z.looseObject({ id: z.string(), nodes: z.array(nodeSchema) });

const settingsSchema = z.looseObject({
	assignments: z.looseObject({
		assignments: z.array(z.looseObject({ name: z.string(), value: z.unknown() })),
	}),
});

/** A shipped workflow as its JSON file has it. */
export type Template = z.infer<typeof templateSchema>;

/** What a user fills in after importing a template. */
export interface Filling {
	/** fields of its node "Settings", by name */
	readonly settings?: Readonly<Record<string, string | number>>;
	/** chosen in every node that keeps or reads the audit trail */
	readonly ledger: CredentialImport;
}

/**
 * @param file name of a shipped workflow
 * @param filling what a user fills in
 * @returns the workflow, ready to run
 * @throws Error when its settings have no field of a given name
 */
export function filledTemplate(file: string, { settings = {}, ledger }: Filling): Template {
	const path = join(repositoryFolder, 'workflows-templates', file);
	const template = templateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
	const nodes = template.nodes.map((node) => {
		if (node.name === 'Settings') return { ...node, parameters: filledIn(node, settings) };
		if (node.type !== 'n8n-nodes-belegfluss.auditLogger') return node;
		return { ...node, credentials: { [ledger.type]: { id: ledger.id, name: ledger.name } } };
	});
	return { ...template, nodes };
}

function filledIn(node: Template['nodes'][number], settings: NonNullable<Filling['settings']>) {
	const { assignments, ...rest } = settingsSchema.parse(node.parameters);
	const unknown = Object.keys(settings).find(
		(name) => !assignments.assignments.some((assignment) => assignment.name === name),
	);
	if (unknown) throw new Error(`The template's settings have no field "${unknown}".`);
	const filled = assignments.assignments.map((assignment) => ({
		...assignment,
		value: settings[assignment.name] ?? assignment.value,
	}));
	return { ...rest, assignments: { ...assignments, assignments: filled } };
}

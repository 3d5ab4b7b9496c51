import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { z } from 'zod/v4';

import { repositoryFolder } from '../host/cache';
import { startChild } from '../host/children';
import {
	importCredentials,
	importWorkflows,
	publishWorkflows,
	type CredentialImport,
} from '../host/cli';
import { HostProblem } from '../host/problem';
import { SUPPLIERS } from '../samples/parties';
import type { Demo } from './demo';
import { demoWorkflow, ledgerCredential, readTemplate, type Workflow } from './workflow';

const readySchema = z.object({
	url: z.string(),
	apiKey: z.string(),
	webhookPublicKey: z.string(),
	control: z.string(),
});

/** The simulated Lexware Office of the demo. */
export type DemoLexware = z.infer<typeof readySchema>;

const categoriesSchema = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** What incoming invoices of the demo are booked as unless a rule says otherwise. */
const CATEGORY = 'Wareneinkauf';

/** What the books of the demo hold already, so that lists to choose from are not empty. */
const BOOKS = { contacts: 12, articles: 10, vouchers: 20, invoices: 8 };

/** Starts when a file is put into the inbox of Lexware Office, and is started by hand. */
const FILL = '04-lexoffice-fill-vouchers.json';
const BOOK = '05-lexoffice-book-invoices.json';

/**
 * Starts the simulated Lexware Office; it ends with this process, however that ends.
 * @throws HostProblem if it does not start
 */
export async function startDemoLexware(): Promise<DemoLexware> {
	const child = startChild(
		{
			program: process.execPath,
			args: ['--import', 'tsx', join('test', 'sandbox', 'lexware', 'process.ts'), '{}'],
			cwd: repositoryFolder,
			env: process.env,
		},
		// Its input is this process: when that ends, so does the vendor.
		['pipe', 'pipe', 'inherit'],
	);
	if (!child.stdout) throw new HostProblem('The simulated Lexware Office has no output.');
	const lines = createInterface({ input: child.stdout });
	const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as unknown[];
	if (typeof line !== 'string') {
		throw new HostProblem('The simulated Lexware Office did not start; its reason stands above.');
	}
	const lexware = readySchema.parse(JSON.parse(line));
	await fetch(`${lexware.control}/seed`, {
		method: 'POST',
		body: JSON.stringify({ generate: BOOKS }),
	});
	return lexware;
}

/**
 * Gives n8n the credential of the simulated vendor and the two workflows that write to it, as a user would
 * have set them up. The ledger decides that nothing is written until somebody sets the phase.
 *
 * @param demo with n8n not yet started
 * @param lexware the running vendor
 */
export async function setUpLexware(demo: Demo, lexware: DemoLexware): Promise<void> {
	const access: CredentialImport = {
		id: 'belegflussDemoLexoffice',
		name: 'Simulated Lexware Office',
		type: 'lexofficeApi',
		data: {
			apiKey: lexware.apiKey,
			allowWrite: true,
			baseUrl: lexware.url,
			webhookPublicKey: lexware.webhookPublicKey,
		},
	};
	await importCredentials(demo.host, demo.instance, [access]);
	const category = await categoryOf(lexware);
	const ready = (file: string) =>
		withLexware(
			demoWorkflow(readTemplate(file), demo.folders, ledgerCredential(demo.folders)),
			access,
			category,
		);
	await importWorkflows(demo.host, demo.instance, [ready(BOOK)]);
	await publishWorkflows(demo.host, demo.instance, [ready(FILL)]);
}

async function categoryOf({ url, apiKey }: DemoLexware): Promise<string> {
	const response = await fetch(`${url}/v1/posting-categories`, {
		headers: { authorization: `Bearer ${apiKey}` },
	});
	const found = categoriesSchema.parse(await response.json()).find(({ name }) => name === CATEGORY);
	if (!found) throw new Error(`The simulated Lexware Office has no category "${CATEGORY}".`);
	return found.id;
}

/** The suppliers of the samples, by their accounts: whoever else asks for money is shown to a person. */
function withKnownSuppliers(node: Workflow['nodes'][number]): Workflow['nodes'][number] {
	const knownSuppliers = Object.values(SUPPLIERS)
		.map(({ iban }) => iban)
		.join('\n');
	return { ...node, parameters: { ...node.parameters, limits: { knownSuppliers } } };
}

function withLexware(workflow: Workflow, access: CredentialImport, category: string): Workflow {
	const chosen = { [access.type]: { id: access.id, name: access.name } };
	const nodes = workflow.nodes.map((node) => {
		if (node.type.endsWith('.ampelRouter')) return withKnownSuppliers(node);
		if (!/\.lexoffice(Trigger)?$/.test(node.type)) return node;
		const withCredential = {
			...node,
			credentials: { ...(node['credentials'] as object | undefined), ...chosen },
		};
		if (node.type.endsWith('Trigger')) return withCredential;
		const defaultCategory = {
			__rl: true,
			mode: 'list',
			value: category,
			cachedResultName: CATEGORY,
		};
		return { ...withCredential, parameters: { ...node.parameters, defaultCategory } };
	});
	return { ...workflow, nodes };
}

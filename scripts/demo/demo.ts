import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { makeSamples, type Sample } from '../samples/make-samples';
import { executeWorkflow, importCredentials, importWorkflows, type Execution } from '../host/cli';
import type { Instance } from '../host/environment';
import { provideHost, type Host } from '../host/install';
import { installPackage, providePackage } from '../host/package';
import { freePort } from '../host/ports';
import { demoFolders, type DemoFolders } from './folders';
import { demoWorkflow, ledgerCredential, readOnlyTemplate, type Workflow } from './workflow';

/** A user folder in which the template is ready to run. */
export interface Demo {
	host: Host;
	instance: Instance;
	folders: DemoFolders;
	workflow: Workflow;
	samples: Sample[];
}

/** Where a demo lies and how it is reached. */
export interface DemoPlace {
	/** The user folder; reused if it exists. */
	root: string;
	port: number;
	/** The day the samples are made for, `YYYY-MM-DD`. */
	today: string;
}

/**
 * Sets up n8n with the packed package, the samples in the inbox, the ledger's credential and the
 * template. A second call on the same folder replaces what it made and keeps the rest.
 * @param say takes one line per step
 * @throws HostProblem if something is missing that the user can provide
 */
export async function setUpDemo(
	place: DemoPlace,
	say: (line: string) => void = () => undefined,
): Promise<Demo> {
	const host = await provideHost();
	say('Installing the package as npm would publish it');
	const packed = await providePackage();
	const folders = demoFolders(place.root);
	await installPackage(packed, folders.root);
	const samples = await makeSamples(place.today);
	for (const { fileName, bytes } of samples) await writeFile(join(folders.inbox, fileName), bytes);
	const instance: Instance = {
		userFolder: folders.root,
		port: place.port,
		brokerPort: await freePort(),
		fileFolders: [folders.inbox, folders.preview, dirname(folders.ledger)],
	};
	say('Importing the workflow into n8n');
	const ledger = ledgerCredential(folders);
	const workflow = demoWorkflow(readOnlyTemplate(), folders, ledger);
	await importCredentials(host, instance, [ledger]);
	await importWorkflows(host, instance, [workflow]);
	return { host, instance, folders, workflow, samples };
}

/** Runs the demo's workflow once, to its end. */
export async function runDemo(demo: Demo): Promise<Execution> {
	return await executeWorkflow(demo.host, demo.instance, demo.workflow.id);
}

import { join, resolve } from 'node:path';

import { runDemo, setUpDemo, type Demo } from './demo/demo';
import { demoFolders } from './demo/folders';
import { verifyLedger } from './demo/ledger';
import { setUpLexware, startDemoLexware } from './demo/lexware';
import { readOptions, usage } from './demo/options';
import { printReport, reportRows, savedFiles } from './demo/report';
import { cacheFolder } from './host/cache';
import { stopAllChildren } from './host/children';
import { itemsOf } from './host/cli';
import { exclusively } from './host/exclusive';
import { requireNode } from './host/install';
import { keptOwner, setUpOwner } from './host/owner';
import { requireFreePort } from './host/ports';
import { messageOf } from './host/problem';
import { startServer } from './host/server';

const INTERRUPTED = 130;

let stopping = false;
let serving = false;

function stopOnSignals(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			// npm and the terminal may both hand on the same Ctrl-C.
			if (stopping) return;
			stopping = true;
			void stopAllChildren().finally(() => process.exit(serving ? 0 : INTERRUPTED));
		});
	}
}

async function report(demo: Demo): Promise<void> {
	console.log('Running the workflow over the inbox\n');
	const execution = await runDemo(demo);
	printReport(reportRows(execution));
	const ledger = await verifyLedger(demo.folders.ledger);
	console.log('');
	console.log(`Inbox          ${demo.folders.inbox}`);
	for (const file of savedFiles(execution, 'Save report')) console.log(`Report         ${file}`);
	for (const file of savedFiles(execution, 'Save preview')) console.log(`DATEV preview  ${file}`);
	console.log(`Post by hand   ${itemsOf(execution, 'Post by hand').length} documents`);
	console.log(
		`Audit trail    ${demo.folders.ledger} (${ledger.checked} entries, ${ledger.intact ? 'chain intact' : 'CHAIN BROKEN'})`,
	);
}

async function serve(demo: Demo): Promise<void> {
	console.log('\nStarting a simulated Lexware Office and the editor');
	const lexware = await startDemoLexware();
	await setUpLexware(demo, lexware);
	const server = await startServer(demo.host, demo.instance);
	const owner = keptOwner(demo.folders.owner);
	await setUpOwner(server.url, owner);
	serving = true;
	console.log('');
	console.log(`Editor         ${server.url}/workflow/${demo.workflow.id}`);
	console.log(`E-mail         ${owner.email}`);
	console.log(`Password       ${owner.password}`);
	console.log(`Lexware Office ${lexware.url} (simulated), holds ${lexware.control}/state`);
	console.log('\nCtrl-C ends n8n.');
	await server.ended;
	if (!stopping) throw new Error(`n8n ended by itself; its log is ${server.logFile}.`);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		console.log(usage);
		return;
	}
	requireNode();
	if (!options.exit) await requireFreePort(options.port);
	const { root } = demoFolders(resolve(options.folder ?? join(cacheFolder(), 'demo')));
	const today = new Date().toISOString().slice(0, 10);
	const demo = await exclusively(
		join(root, 'setup.lock'),
		async () => {
			const ready = await setUpDemo({ root, port: options.port, today }, console.log);
			await report(ready);
			return ready;
		},
		() => console.log('Another demo is being set up; waiting for it.'),
	);
	if (!options.exit) await serve(demo);
}

stopOnSignals();
main().catch(async (thrown: unknown) => {
	if (stopping) return;
	console.error(messageOf(thrown));
	process.exitCode = 1;
	await stopAllChildren();
});

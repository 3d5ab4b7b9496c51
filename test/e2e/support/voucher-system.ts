import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { importCredentials, publishWorkflows } from '../../../scripts/host/cli';
import { Endings } from '../../../scripts/host/endings';
import { provideHost } from '../../../scripts/host/install';
import { startQueueMode, type QueueMode } from '../../../scripts/host/queue';
import { untilWebhookListens } from '../../../scripts/host/webhook';
import {
	startVendorProcess,
	type VendorProcess,
} from '../../sandbox/voucher-vendor/control-client';
import { makeLedgerDatabase } from './ledger-database';
import { packageWithVoucherVendor } from './voucher-package';
import {
	fileLedgerPipeline,
	KILL_SWITCH,
	OPEN_BOOKS,
	pipeline,
	pipelineWorkflow,
	switchesWorkflow,
	voucherCredentials,
	type LedgerAccess,
} from './voucher-workflows';

/** n8n in queue mode with the pipelines published, and the vendor they write to. */
export interface VoucherSystem {
	readonly queue: QueueMode;
	readonly vendor: VendorProcess;
	/** ledger of the one pipeline */
	readonly ledger: LedgerAccess;
	/** ledger of the other pipeline; nobody has made it yet */
	readonly ledgerFile: string;
	/** Ends every process and removes every trace; throws naming what had ended by itself. */
	stop(): Promise<void>;
}

/** How soon n8n notices that a worker is gone; with its own settings it takes up to a minute and a half. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** @returns the address of a webhook */
export function webhookOf({ url }: QueueMode, path: string): string {
	return `${url}/webhook/${path}`;
}

async function start(endings: Endings): Promise<VoucherSystem> {
	const host = await provideHost();
	const vendor = await startVendorProcess();
	endings.add(vendor.stop);
	const packed = await packageWithVoucherVendor();
	endings.add(packed.remove);
	const folder = await mkdtemp(join(tmpdir(), 'belegfluss-file-ledger-'));
	endings.add(() => rm(folder, { recursive: true, force: true }));
	const ledgerFile = join(folder, 'ledger.sqlite');
	let ledger: LedgerAccess | undefined;
	const queue = await startQueueMode(host, {
		packed,
		durable: false,
		fileFolders: [folder],
		settings: QUICK_TO_NOTICE,
		prepare: async (instance) => {
			ledger = await makeLedgerDatabase(instance.database ?? '');
			const { url: baseUrl, tokens } = vendor;
			const places = { ledger, ledgerFile, vendor: { baseUrl, token: tokens.write } };
			await importCredentials(host, instance, voucherCredentials(places));
			const pipelines = [pipeline, fileLedgerPipeline].map(pipelineWorkflow);
			await publishWorkflows(host, instance, [...pipelines, switchesWorkflow()]);
		},
	});
	endings.add(queue.stop);
	for (const path of [pipeline.id, fileLedgerPipeline.id, OPEN_BOOKS, KILL_SWITCH]) {
		await untilWebhookListens(webhookOf(queue, path), 'POST');
	}
	if (!ledger) throw new Error('The queue was started without being prepared.');
	return { queue, vendor, ledger, ledgerFile, stop: () => endings.run() };
}

/**
 * Starts all of it: a real main process and two workers of n8n, Redis, PostgreSQL with a database for n8n
 * and one for the ledger, and the vendor, each a process of its own.
 *
 * @throws HostProblem naming what is missing on this machine; what had started is ended then
 */
export async function startVoucherSystem(): Promise<VoucherSystem> {
	const endings = new Endings();
	try {
		return await start(endings);
	} catch (thrown) {
		await endings.run().catch((ending: unknown) => console.error(ending));
		throw thrown;
	}
}

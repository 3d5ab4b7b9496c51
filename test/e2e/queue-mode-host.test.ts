import { readFileSync } from 'node:fs';

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod/v4';

import { publishWorkflows } from '../../scripts/host/cli';
import { provideHost } from '../../scripts/host/install';
import { startQueueMode, type QueueMode } from '../../scripts/host/queue';
import type { Server } from '../../scripts/host/server';
import { untilWebhookListens } from '../../scripts/host/webhook';
import { makeSamples, type Sample } from '../../scripts/samples/make-samples';
import { today } from './support/demo';

/** Patience with the system, once a process was told to end and has. */
const GONE = { timeout: 15_000, interval: 100 };

/** A document comes in by HTTP, is read and checked, and the findings go back. */
const workflow = {
	id: 'queueModeInbox',
	name: 'Check a document that comes in by HTTP',
	active: false,
	settings: {},
	nodes: [
		{
			id: '3c8f3f0e-8f0b-4f2e-9d0c-5b0a6a6b7c01',
			name: 'Document',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: '0d0a8a5e-6d0f-4a35-9a5b-7f2f0f6f2d11',
			parameters: { httpMethod: 'POST', path: 'inbox', responseMode: 'lastNode', options: {} },
		},
		{
			id: '3c8f3f0e-8f0b-4f2e-9d0c-5b0a6a6b7c02',
			name: 'Extract invoice',
			type: 'n8n-nodes-belegfluss.aiInvoiceExtract',
			typeVersion: 1,
			position: [220, 0],
			parameters: {},
			onError: 'continueRegularOutput',
		},
		{
			id: '3c8f3f0e-8f0b-4f2e-9d0c-5b0a6a6b7c03',
			name: 'Check plausibility',
			type: 'n8n-nodes-belegfluss.plausibilityCheck',
			typeVersion: 1,
			position: [440, 0],
			parameters: {},
		},
	],
	connections: {
		Document: { main: [[{ node: 'Extract invoice', type: 'main', index: 0 }]] },
		'Extract invoice': { main: [[{ node: 'Check plausibility', type: 'main', index: 0 }]] },
	},
};

const answerSchema = z.object({
	invoice: z
		.object({ number: z.string().nullable(), totals: z.object({ gross: z.string().nullable() }) })
		.nullable(),
	plausibility: z.object({ ampel: z.string() }),
});

const executionsSchema = z.array(
	z.object({ id: z.string(), mode: z.string(), status: z.string() }),
);

async function storedExecutions(url: string): Promise<z.infer<typeof executionsSchema>> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		const question =
			'SELECT id::text, mode, status FROM execution_entity ORDER BY execution_entity.id';
		return executionsSchema.parse((await client.query(question)).rows);
	} finally {
		await client.end();
	}
}

/** The ids of the executions a worker says it has finished. */
function finishedBy(worker: Server): string[] {
	const log = readFileSync(worker.logFile, 'utf8');
	return [...log.matchAll(/Worker finished execution (\d+) /g)].map(([, id]) => id ?? '');
}

describe('n8n in queue mode, with the packed package in every process', () => {
	let samples: Sample[];
	let queue: QueueMode;

	beforeAll(async () => {
		const host = await provideHost();
		samples = await makeSamples(today);
		queue = await startQueueMode(host, {
			durable: false,
			prepare: async (instance) => await publishWorkflows(host, instance, [workflow]),
		});
		await untilWebhookListens(`${queue.url}/webhook/inbox`, 'POST');
	});

	afterAll(async () => await queue?.stop());

	async function send({ fileName, bytes }: Sample): Promise<Response> {
		const body = new FormData();
		body.append('data', new Blob([new Uint8Array(bytes)]), fileName);
		return await fetch(`${queue.url}/webhook/inbox`, { method: 'POST', body });
	}

	it('answers twenty documents at once, each with what is in it', async () => {
		expect(samples).toHaveLength(20);
		const responses = await Promise.all(samples.map(send));
		expect(responses.map(({ status }) => status)).toEqual(samples.map(() => 200));
		const answers = await Promise.all(responses.map(async (response) => await response.json()));
		const found = answers.map((answer) => {
			const { invoice, plausibility } = answerSchema.parse(answer);
			const { number = null, totals = null } = invoice ?? {};
			return { number, gross: totals?.gross ?? null, ampel: plausibility.ampel };
		});
		expect(found).toEqual(
			samples.map(({ expect: { number, gross, ampel } }) => ({ number, gross, ampel })),
		);
	});

	it('runs every execution on a worker, and no worker is idle', async () => {
		const executions = await storedExecutions(queue.postgres.url);
		expect(executions.map(({ mode, status }) => ({ mode, status }))).toEqual(
			samples.map(() => ({ mode: 'webhook', status: 'success' })),
		);
		const finished = queue.workers.map(finishedBy);
		expect(finished.flat().sort()).toEqual(executions.map(({ id }) => id).sort());
		expect(finished.map((ids) => ids.length > 0)).toEqual([true, true]);
	});

	it('goes on when a worker crashes, and does not keep quiet about it', async () => {
		const [left, lost] = queue.workers;
		const [sample] = samples;
		if (!left || !lost || !sample) throw new Error('There are not two workers.');
		process.kill(-lost.pid, 'SIGKILL');
		expect(await lost.ended).toBe(false);
		const before = finishedBy(left).length;
		expect((await send(sample)).status).toBe(200);
		expect(finishedBy(left)).toHaveLength(before + 1);
		await expect(queue.stop()).rejects.toThrow(/^The worker-2 of n8n ended by itself; .+/);
	});

	it('leaves no process behind', async () => {
		const { main, workers, postgres, redis } = queue;
		// What has ended counts as there until the system has cleared it away.
		for (const { pid } of [main, ...workers, postgres, redis]) {
			await vi.waitFor(() => expect(() => process.kill(-pid, 0)).toThrow('ESRCH'), GONE);
		}
		await Promise.all([main, ...workers].map(({ ended }) => ended));
	});
});

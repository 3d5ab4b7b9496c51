import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import { verifyChain } from '../../lib/ledger/verify/verify';
import { ledgerContext } from '../../nodes/support/ledger/ledger';
import type { Demo } from '../../scripts/demo/demo';
import { ledgerCredential } from '../../scripts/demo/workflow';
import { importCredentials, publishWorkflows, type CredentialImport } from '../../scripts/host/cli';
import { startServer, type Server } from '../../scripts/host/server';
import type { Sample } from '../../scripts/samples/sample';
import { POSTING_CATEGORIES } from '../sandbox/lexware/lists/posting-categories';
import { startLexware, type LexwareSandbox } from '../sandbox/lexware/server';
import { freshDemo, removeFolder } from './support/demo';
import { lexofficeWorkflow, LEXOFFICE_WORKFLOW } from './support/lexoffice-workflow';

/** Patience with a real n8n that keeps the pace of the vendor on a busy machine. */
const SOON = { timeout: 120_000, interval: 250 };

describe('a file in the inbox of Lexware Office, with a real n8n beside it', () => {
	let demo: Demo;
	let server: Server;
	let vendor: LexwareSandbox;
	let invoice: Sample;

	beforeAll(async () => {
		vendor = await startLexware();
		demo = await freshDemo();
		invoice = greenInvoice(demo.samples);
		const ledger = ledgerCredential(demo.folders);
		const access: CredentialImport = {
			id: 'lexofficeSandbox',
			name: 'Simulated Lexware Office',
			type: 'lexofficeApi',
			data: {
				apiKey: vendor.apiKey,
				allowWrite: true,
				baseUrl: vendor.url,
				webhookPublicKey: vendor.webhookPublicKey,
			},
		};
		await importCredentials(demo.host, demo.instance, [access]);
		const goods = POSTING_CATEGORIES.find(({ name }) => name === 'Wareneinkauf')?.id ?? '';
		await publishWorkflows(demo.host, demo.instance, [
			lexofficeWorkflow({ access, ledger, category: goods }),
		]);
		await openBooks(demo);
		server = await startServer(demo.host, demo.instance);
	});

	afterAll(async () => {
		await server?.stop();
		await vendor?.close();
		await closeSqliteLedger(demo.folders.ledger);
		await removeFolder(demo.folders.root);
	});

	const created = () =>
		vendor.state.vouchers().filter(({ voucherNumber }) => voucherNumber === invoice.expect.number);
	const posts = () =>
		vendor
			.requests()
			.filter(({ method, path }) => method === 'POST' && path === '/v1/vouchers')
			.map(({ status }) => status);

	it('has subscribed to what the workflow wants, once', async () => {
		await vi.waitUntil(() => vendor.state.subscriptions().length > 0, SOON);

		expect(vendor.state.subscriptions().map(({ eventType }) => eventType)).toEqual([
			'voucher.created',
		]);
	});

	it('becomes one voucher with supplier and file, although the vendor answered 504 after booking it', async () => {
		vendor.setFaults({
			rules: [
				{ on: 'POST /v1/vouchers', nth: 1, fault: { kind: 'errorAfterBooking', status: 504 } },
			],
		});
		await upload(vendor, invoice);
		await vi.waitUntil(() => created()[0]?.files.length === 1, SOON);

		expect(created()).toMatchObject([
			{ totalGrossAmount: Number(invoice.expect.gross), type: 'purchaseinvoice' },
		]);
		expect(posts()).toEqual([504]);
		expect(vendor.state.contacts().map(({ company }) => company?.name)).toContain(
			invoice.expect.supplier,
		);
	});

	it('stays one voucher when the event comes again, and when the same file does', async () => {
		const [uploaded] = vendor.state.files();
		await vendor.emit('voucher.created', uploaded?.voucherId ?? '');
		await upload(vendor, invoice);
		const fetched = () =>
			vendor
				.requests()
				.filter(({ path, method }) => method === 'GET' && /^\/v1\/files\//.test(path));
		const before = fetched().length;
		await vi.waitUntil(() => fetched().length > before, SOON);
		await vendor.settled();

		expect(posts()).toEqual([504]);
		expect(created()).toHaveLength(1);
	});

	it('keeps its subscription over a restart of n8n, without a second one', async () => {
		const before = vendor.state.subscriptions().map(({ eventType, callbackUrl }) => ({
			eventType,
			callbackUrl,
		}));
		await server.stop();
		server = await startServer(demo.host, demo.instance);
		const asked = vendor.requests().length;
		await vi.waitUntil(() => vendor.requests().length >= asked, SOON);

		await vi.waitFor(
			() =>
				expect(
					vendor.state.subscriptions().map(({ eventType, callbackUrl }) => ({
						eventType,
						callbackUrl,
					})),
				).toEqual(before),
			SOON,
		);
	});

	it('left an unbroken chain behind that tells of one voucher booked', async () => {
		expect(posts()).toEqual([504]);
		expect(created()).toHaveLength(1);
		const store = await openSqliteLedger(demo.folders.ledger);
		const booked = await store.readIntents({ states: ['done'] });

		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true });
		expect(booked.map(({ operation }) => operation).sort()).toEqual([
			'contact.create',
			'voucher.attachFile',
			'voucher.create',
		]);
	});
});

/** The first ZUGFeRD invoice among the samples that is green. */
function greenInvoice(samples: readonly Sample[]): Sample {
	const found = samples.find(
		({ fileName, expect: { ampel } }) => fileName.endsWith('.pdf') && ampel === 'green',
	);
	if (!found) throw new Error('No sample is a green PDF invoice.');
	return found;
}

async function upload(vendor: LexwareSandbox, { fileName, bytes }: Sample): Promise<void> {
	const form = new FormData();
	form.append('file', new Blob([Buffer.from(bytes)], { type: 'application/pdf' }), fileName);
	form.append('type', 'voucher');
	const response = await fetch(`${vendor.url}/v1/files`, {
		method: 'POST',
		headers: { authorization: `Bearer ${vendor.apiKey}` },
		body: form,
	});
	expect(response.status, await response.text()).toBe(202);
}

/** Lets the workflow write what is green, up to 5,000 EUR. */
async function openBooks({ folders }: Demo): Promise<void> {
	const store = await openSqliteLedger(folders.ledger, { create: true });
	const common = {
		scope: { type: 'workflow', id: LEXOFFICE_WORKFLOW },
		setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
		reason: 'Vier Wochen ohne Abweichung',
		run: null,
	} as const;
	const limits = {
		maxGrossPerDocument: '5000.00',
		maxCountPerRun: 10,
		maxSumPerRun: '5000.00',
		maxCountPerDay: 10,
		maxSumPerDay: '5000.00',
	};
	await setSwitch(
		store,
		{ ...common, kind: 'phase', value: { phase: 'writeBack' } },
		ledgerContext,
	);
	await setSwitch(store, { ...common, kind: 'limits', value: limits }, ledgerContext);
}

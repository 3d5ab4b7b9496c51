import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { readEvent, type RecordedEvent } from '../../lib/ledger/event/read-event';
import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { policyFor, type Policy } from '../../lib/ledger/switches/policy';
import type { Demo } from '../../scripts/demo/demo';
import { ledgerCredential } from '../../scripts/demo/workflow';
import { launchBrowser } from '../../scripts/host/browser';
import { publishWorkflows } from '../../scripts/host/cli';
import { keptOwner, setUpOwner, type Owner } from '../../scripts/host/owner';
import { startServer, type Server } from '../../scripts/host/server';
import { untilWebhookListens } from '../../scripts/host/webhook';
import { buildInvoice } from '../../scripts/samples/build-invoice';
import { BUYER, SUPPLIERS } from '../../scripts/samples/parties';
import { freshDemo, removeFolder, today } from './support/demo';
import { keepScreenshot, signIn } from './support/editor';
import { filledTemplate } from './support/template';

const FORM = '/form/belegfluss-schalter';
const ROUTE = 'route-by-ledger';
const WORKFLOW = 'routeByLedger';
const OTHER_WORKFLOW = 'anotherWorkflow';

/** One green invoice of 119.00 EUR, as the nodes before the router hand it on. */
const document = {
	invoice: buildInvoice({
		number: 'RE-1',
		issueDate: today,
		delivery: { date: today, from: null, to: null },
		seller: SUPPLIERS.painter.party,
		buyer: BUYER,
		payment: { ibans: [SUPPLIERS.painter.iban], meansCode: '58' },
		lines: [{ name: 'Anstrich', quantity: '1', unit: 'C62', netPrice: '100.00', vatRate: '19' }],
	}),
	plausibility: { ampel: 'green', findings: [], ruleSetVersion: '1', disabledRules: [] },
};

/** A workflow that asks the ledger what may happen with a document that comes in by HTTP. */
function routerWorkflow(ledger: { id: string; name: string; type: string }) {
	const node = (name: string, type: string, index: number, parameters: object) => ({
		id: `router-${index}`,
		name,
		type,
		typeVersion: 1,
		position: [220 * index, 0],
		parameters,
	});
	const webhook = { httpMethod: 'POST', path: ROUTE, responseMode: 'lastNode', options: {} };
	const router = {
		policy: 'ledger',
		plausibility: '={{ $json.body.plausibility }}',
		invoice: '={{ $json.body.invoice }}',
		limits: { requireKnownSupplier: false },
	};
	const answer = [{ node: 'Answer', type: 'main', index: 0 }];
	return {
		id: WORKFLOW,
		name: 'Route by what the ledger says',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				...node('Document', 'n8n-nodes-base.webhook', 0, webhook),
				typeVersion: 2,
				webhookId: ROUTE,
			},
			{
				...node('Decide', 'n8n-nodes-belegfluss.ampelRouter', 1, router),
				credentials: { [ledger.type]: { id: ledger.id, name: ledger.name } },
			},
			node('Answer', 'n8n-nodes-base.noOp', 2, {}),
		],
		connections: {
			Document: { main: [[{ node: 'Decide', type: 'main', index: 0 }]] },
			Decide: { main: [answer, answer, answer, answer] },
		},
	};
}

const answerSchema = z.object({
	decision: z.object({
		action: z.string(),
		phase: z.string(),
		reasons: z.array(z.object({ code: z.string() })),
	}),
});

/** What somebody enters; choices by how they begin. */
interface Entry {
	readonly action: string;
	readonly target: string;
	readonly workflowId?: string;
	readonly reason: string;
}

describe('the switch form in a real n8n, from the packed package', () => {
	let demo: Demo;
	let server: Server;
	let owner: Owner;
	let browser: Browser;
	let page: Page;

	beforeAll(async () => {
		browser = await launchBrowser();
		demo = await freshDemo();
		const ledger = ledgerCredential(demo.folders);
		await publishWorkflows(demo.host, demo.instance, [
			filledTemplate('02-switch-form.json', { ledger }),
			routerWorkflow(ledger),
		]);
		server = await startServer(demo.host, demo.instance);
		owner = keptOwner(demo.folders.owner);
		await setUpOwner(server.url, owner);
		await untilWebhookListens(`${server.url}/webhook/${ROUTE}`, 'POST');
		page = await browser.newPage({ viewport: { width: 720, height: 860 } });
	});

	afterAll(async () => {
		await browser?.close();
		await server?.stop();
		if (demo) await removeFolder(demo.folders.root);
	});

	async function decision(): Promise<z.infer<typeof answerSchema>['decision']> {
		const response = await fetch(`${server.url}/webhook/${ROUTE}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(document),
		});
		return answerSchema.parse(await response.json()).decision;
	}

	/** What the ledger itself says, without n8n. */
	async function fromLedger(): Promise<{
		events: RecordedEvent[];
		policy: (workflowId: string) => Policy;
	}> {
		const store = await openSqliteLedger(demo.folders.ledger);
		try {
			const switches = await store.readSwitches();
			const events: RecordedEvent[] = [];
			for await (const { canonical } of store.readEvents()) {
				const event = readEvent(canonical);
				if (event?.action === 'switched') events.push(event);
			}
			return { events, policy: (workflowId) => policyFor(switches, { workflowId }) };
		} finally {
			await closeSqliteLedger(demo.folders.ledger);
		}
	}

	async function choose(field: number, beginning: string): Promise<void> {
		const select = page.locator(`select[name="field-${field}"]`);
		const options = await select.locator('option').allInnerTexts();
		const label = options.find((option) => option.trim().startsWith(beginning));
		await select.selectOption({ label: label?.trim() ?? beginning });
	}

	async function fillIn({ action, target, workflowId = '', reason }: Entry): Promise<void> {
		await page.goto(server.url + FORM);
		const form = page.locator('#n8n-form');
		const consent = page.getByRole('button', { name: 'Allow access' });
		// n8n asks only the first time whether the form may use the login.
		await form.or(consent).waitFor();
		if (await consent.isVisible()) await consent.click();
		await form.waitFor();
		await choose(0, action);
		await choose(1, target);
		await page.locator('[name="field-2"]').fill(workflowId);
		await page.locator('[name="field-3"]').fill('Erika Muster');
		await page.locator('[name="field-4"]').fill(reason);
	}

	/** Sends the form off and gives the last page's text. */
	async function send(): Promise<string> {
		await page.locator('#submit-btn').click();
		await page.waitForURL(/form-waiting/);
		return await page.locator('.card').first().innerText();
	}

	it('lets nobody in who is not signed in to n8n', async () => {
		const shown = await fetch(server.url + FORM, { redirect: 'manual' });
		expect(shown.status).toBe(302);
		expect(shown.headers.get('location')).toContain('/oauth/authorize');
		const body = new FormData();
		body.append('field-0', 'Notschalter AUS: Phase und Grenzen gelten');
		body.append('field-1', 'Alles');
		const sent = await fetch(server.url + FORM, { method: 'POST', body });
		expect(sent.status).toBe(401);
		expect(await decision()).toMatchObject({ action: 'reportOnly', phase: 'readOnly' });
		expect((await fromLedger()).events).toEqual([]);
	});

	it('moves one workflow to the phase in which it may write', async () => {
		await signIn(page, server.url, owner);
		await fillIn({
			action: 'Phase SCHREIBEN',
			target: 'Nur ein Workflow',
			workflowId: WORKFLOW,
			reason: 'Vier Wochen ohne falschen grünen Beleg',
		});
		const said = await send();
		expect(said).toMatch(/^Phase: Schreiben/);
		expect(said).toContain(`für den Workflow ${WORKFLOW}.`);
		expect(await decision()).toMatchObject({ action: 'write', phase: 'writeBack' });
		const { policy } = await fromLedger();
		expect(policy(WORKFLOW)).toMatchObject({ phase: 'writeBack', killed: null });
		expect(policy(OTHER_WORKFLOW)).toMatchObject({ phase: 'readOnly', killed: null });
	});

	it('stops everything, and says who did so and why', async () => {
		await fillIn({
			action: 'Notschalter EIN',
			target: 'Alles',
			reason: 'Monatsabschluss bis 3. Dezember',
		});
		await keepScreenshot(page, 'switch-form');
		const said = await send();
		expect(said).toMatch(/^Notschalter EIN: Es wird nichts geschrieben/);
		expect(said).toContain('Grund: Monatsabschluss bis 3. Dezember');
		const { action, reasons } = await decision();
		expect(action).toBe('reportOnly');
		expect(reasons.map(({ code }) => code)).toEqual(['KILL_SWITCH_ENGAGED', 'KILL_SWITCH_BY']);
		const { policy } = await fromLedger();
		expect(policy(WORKFLOW).killed).toMatchObject({ scope: { type: 'global', id: '' } });
		expect(policy(OTHER_WORKFLOW).killed).not.toBeNull();
	});

	it('sets nothing when it is not clear what is meant', async () => {
		await fillIn({
			action: 'Notschalter AUS',
			target: 'Alles',
			workflowId: WORKFLOW,
			reason: 'Alles oder nur einer?',
		});
		expect(await send()).toMatch(/^Es wurde NICHTS gestellt\n+.*nicht eindeutig/);
		await fillIn({
			action: 'Notschalter AUS',
			target: 'Nur ein Workflow',
			reason: 'Welcher denn?',
		});
		expect(await send()).toMatch(/^Es wurde NICHTS gestellt\n+SWITCH_SCOPE_INVALID/);
		expect((await fromLedger()).policy(WORKFLOW).killed).not.toBeNull();
	});

	it('lets everything go on where it was, with every change and its author on record', async () => {
		await fillIn({ action: 'Notschalter AUS', target: 'Alles', reason: 'Abschluss fertig' });
		expect(await send()).toContain('Notschalter: aus');
		expect(await decision()).toMatchObject({ action: 'write', phase: 'writeBack' });
		const { events } = await fromLedger();
		const actor = { id: `Erika Muster (${owner.email})`, kind: 'person', via: 'n8n' };
		expect(
			events.map((event) => ({
				actor: event.actor,
				what: event.change?.fields,
				of: event.subject?.id,
				reason: event.reason,
			})),
		).toEqual([
			{
				actor,
				what: ['phase'],
				of: WORKFLOW,
				reason: 'Vier Wochen ohne falschen grünen Beleg',
			},
			{ actor, what: ['kill'], of: null, reason: 'Monatsabschluss bis 3. Dezember' },
			{ actor, what: ['kill'], of: null, reason: 'Abschluss fertig' },
		]);
	});
});

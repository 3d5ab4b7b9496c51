import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import type { Demo } from '../../scripts/demo/demo';
import { launchBrowser } from '../../scripts/host/browser';
import { exportNodes, type NodeDescription } from '../../scripts/host/cli';
import { keptOwner, setUpOwner } from '../../scripts/host/owner';
import { startServer, type Server } from '../../scripts/host/server';
import { freshDemo, nodeTypes, removeFolder } from './support/demo';
import {
	executeInEditor,
	fitWindow,
	keepScreenshot,
	openNode,
	openWorkflow,
	packageIcons,
	searchNodeCreator,
	signIn,
} from './support/editor';

describe('the package in the n8n editor', () => {
	let demo: Demo;
	let server: Server;
	let browser: Browser;
	let page: Page;
	let ours: NodeDescription[];

	beforeAll(async () => {
		browser = await launchBrowser();
		demo = await freshDemo();
		const nodes = await exportNodes(demo.host, demo.instance);
		ours = nodes.filter(({ name }) => nodeTypes.includes(name));
		server = await startServer(demo.host, demo.instance);
		const owner = keptOwner(demo.folders.owner);
		await setUpOwner(server.url, owner);
		page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
		await signIn(page, server.url, owner);
	});

	afterAll(async () => {
		await browser?.close();
		await server?.stop();
		if (demo) await removeFolder(demo.folders.root);
	});

	it('offers the ledger credential', async () => {
		const answer = await page.request.get(`${server.url}/types/credentials.json`);
		const types = z.array(z.looseObject({ name: z.string() })).parse(await answer.json());
		expect(types.map(({ name }) => name)).toContain('belegflussLedgerApi');
	});

	it('shows every node of the template with its icon', async () => {
		await openWorkflow(page, server.url, demo.workflow.id);
		const expected = demo.workflow.nodes.filter(({ type }) => nodeTypes.includes(type));
		await expect
			.poll(async () => Object.keys(await packageIcons(page)).sort(), { timeout: 30_000 })
			.toEqual(expected.map(({ name }) => name).sort());
		await expect
			.poll(async () => Math.min(...Object.values(await packageIcons(page))), { timeout: 30_000 })
			.toBeGreaterThan(0);
	});

	it('runs the template to green check marks', async () => {
		await fitWindow(page, 1600, 640);
		await executeInEditor(page, 'When clicking ‘Execute workflow’');
		await keepScreenshot(page, 'canvas');
		expect(await page.getByTestId('canvas-node-status-success').count()).toBeGreaterThanOrEqual(
			demo.workflow.nodes.filter(({ type }) => nodeTypes.includes(type)).length,
		);
	});

	it('opens the panel of a node with its parameters and its output', async () => {
		await page.setViewportSize({ width: 1440, height: 800 });
		await openNode(page, 'Check plausibility');
		expect(await page.getByTestId('ndv').first().innerText()).toMatch(/10 green, 3 yellow, 7 red/);
		await keepScreenshot(page, 'node-panel');
		await page.keyboard.press('Escape');
	});

	it('finds every node of the package by its name', async () => {
		expect(ours.length).toBe(nodeTypes.length);
		// n8n shows a trigger together with the node it belongs to, under the name of that.
		const titles = new Set(ours.map(({ displayName }) => displayName.replace(/ Trigger$/, '')));
		for (const title of titles) {
			expect(await searchNodeCreator(page, title)).toContain(title);
		}
		await keepScreenshot(page, 'node-creator');
	});
});

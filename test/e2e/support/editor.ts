import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { selectors, type Locator, type Page } from 'playwright-core';

import { repositoryFolder } from '../../../scripts/host/cache';
import type { Owner } from '../../../scripts/host/owner';

// n8n spells the attribute with two hyphens.
selectors.setTestIdAttribute('data-test-id');

/** Signs in at n8n's own form. */
export async function signIn(page: Page, url: string, owner: Owner): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[autocomplete="email"], input[type="email"]').first().fill(owner.email);
	await page.locator('input[type="password"]').fill(owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((address) => !address.pathname.includes('signin'));
}

/** Opens a workflow and waits for its nodes to be drawn. */
export async function openWorkflow(page: Page, url: string, id: string): Promise<void> {
	await page.goto(`${url}/workflow/${id}`);
	await page.getByTestId('canvas-default-node').first().waitFor();
}

/** The widths of the icons that nodes of our package show on the canvas, by node name. */
export async function packageIcons(page: Page): Promise<Record<string, number>> {
	return await page.evaluate(() => {
		const icons: Record<string, number> = {};
		for (const node of Array.from(document.querySelectorAll('[data-test-id="canvas-node"]'))) {
			const image = node.querySelector<HTMLImageElement>('img[src*="n8n-nodes-belegfluss"]');
			const name = node.getAttribute('data-node-name');
			if (image && name) icons[name] = image.naturalWidth;
		}
		return icons;
	});
}

/** Searches the node creator for a name and gives the titles it offers. */
export async function searchNodeCreator(page: Page, name: string): Promise<string[]> {
	const search = page.getByTestId('node-creator-search-bar');
	if (!(await search.isVisible())) await page.getByTestId('node-creator-plus-button').click();
	await search.fill(name);
	const titles = page.getByTestId('node-creator-item-name');
	await titles.filter({ hasText: name }).first().waitFor();
	return (await titles.allInnerTexts()).map((title) => title.trim());
}

const imageFolder =
	process.env['UPDATE_SCREENSHOTS'] === '1'
		? join(repositoryFolder, 'docs', 'images')
		: join(tmpdir(), 'belegfluss-screenshots');

/** Keeps a picture of the page: in `docs/images` with UPDATE_SCREENSHOTS=1, else in a temporary folder. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
	mkdirSync(imageFolder, { recursive: true });
	for (const notice of await page.locator('.el-notification__closeBtn').all()) await notice.click();
	await page.locator('.el-notification').waitFor({ state: 'detached' });
	await page.mouse.move(5, 5);
	await page.waitForTimeout(500);
	await page.screenshot({ path: join(imageFolder, `${name}.jpg`), type: 'jpeg', quality: 88 });
}

function canvasNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Runs the open workflow from one of its triggers and waits for the run's success. */
export async function executeInEditor(page: Page, trigger: string): Promise<void> {
	await canvasNode(page, trigger).hover();
	await page.getByTestId(`execute-workflow-button-${trigger}`).click();
	await page.getByText('Workflow executed successfully').first().waitFor({ timeout: 60_000 });
	// The trigger's button stays while the trigger has the focus.
	await page.locator('.vue-flow__pane').click({ position: { x: 20, y: 20 } });
}

/** Opens the panel of a node on the canvas, its data shown as a schema. */
export async function openNode(page: Page, name: string): Promise<void> {
	await canvasNode(page, name).dblclick();
	await page.getByTestId('ndv').first().waitFor();
	for (const schema of await page.getByTestId('radio-button-schema').all()) await schema.click();
}

/** Makes the window fit the page and the workflow fit the window. */
export async function fitWindow(page: Page, width: number, height: number): Promise<void> {
	await page.setViewportSize({ width, height });
	await page.getByTestId('zoom-to-fit').click();
}

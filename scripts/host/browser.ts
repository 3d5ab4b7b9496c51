import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

import { installDebianPackage } from './debian-package';
import { onPath } from './npm';
import { HostProblem } from './problem';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function findChromium(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	return [...(named ? [named] : []), ...NAMES.flatMap((name) => onPath(name)), MAC].find((file) =>
		existsSync(file),
	);
}

/**
 * Gives the path of a Chromium or Chrome; on Debian, as root, installs one if there is none.
 * @throws HostProblem if there is no browser and none can be installed
 */
export async function provideChromium(): Promise<string> {
	const found = findChromium();
	if (found) return found;
	const installed = (await installDebianPackage('chromium')) ? findChromium() : undefined;
	if (installed) return installed;
	throw new HostProblem(
		'The editor is tested in a real browser and no Chromium was found; install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
	);
}

/** Starts a headless browser that talks to nobody but the pages it is sent to. */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath: await provideChromium(),
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

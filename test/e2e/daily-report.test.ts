import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { berlinDay } from '../../lib/calendar/berlin';
import { parseCheckpoint, verifyCheckpoint } from '../../lib/ledger/checkpoint/checkpoint';
import { parseVerifierKey } from '../../lib/ledger/checkpoint/keys';
import { runDemo, type Demo } from '../../scripts/demo/demo';
import { verifyLedger } from '../../scripts/demo/ledger';
import { ledgerCredential } from '../../scripts/demo/workflow';
import { executeWorkflow, importWorkflows, itemsOf, type Execution } from '../../scripts/host/cli';
import { freshDemo, removeFolder } from './support/demo';
import { filledTemplate } from './support/template';

const checkpointSchema = z.object({
	checkpoint: z.object({ checkpoint: z.string(), verifierKey: z.string(), size: z.number() }),
});

/** As n8n counts them: 1 is Monday. */
function otherWeekday(): number {
	return ((new Date().getDay() + 2) % 7) + 1;
}

describe('the daily report in a real n8n, from the packed package', () => {
	const day = berlinDay(new Date());
	let demo: Demo;

	beforeAll(async () => {
		demo = await freshDemo();
		await runDemo(demo);
	});

	afterAll(async () => {
		if (demo) await removeFolder(demo.folders.root);
	});

	/** Runs the template for today, as somebody who opened it in the editor would. */
	async function run(checkpointWeekday: number): Promise<Execution> {
		const template = filledTemplate('03-daily-report.json', {
			ledger: ledgerCredential(demo.folders),
			settings: { previewFolder: demo.folders.preview, day, checkpointWeekday },
		});
		await importWorkflows(demo.host, demo.instance, [template]);
		return await executeWorkflow(demo.host, demo.instance, template.id);
	}

	async function report(): Promise<string> {
		return await readFile(join(demo.folders.preview, `Belegfluss-Tagesbericht-${day}.txt`), 'utf8');
	}

	async function checkpointFiles(): Promise<string[]> {
		const files = await readdir(demo.folders.preview);
		return files.filter((name) => name.startsWith('checkpoint-'));
	}

	it('says what happened, that the chain is intact, and hands out a checkpoint, without any mail server', async () => {
		const execution = await run(0);
		const text = await report();
		const lights = (ampel: string) =>
			demo.samples.filter(({ expect: wanted }) => wanted.ampel === ampel).length;
		const entries = 1 + demo.samples.length;
		expect(text).toContain('Bitte ansehen: nichts Auffälliges\n');
		expect(text).toContain(`Bearbeitet: ${demo.samples.length}\n`);
		expect(text).toContain(
			`Ampel: ${lights('green')} grün, ${lights('yellow')} gelb, ${lights('red')} rot\n`,
		);
		expect(text).toContain(`${demo.samples.length} nur melden\nGeschrieben: 0\n`);
		expect(text).toContain(`${entries} Einträge geprüft, Kette ohne Abweichung\n`);
		expect(text).not.toMatch(/undefined|null|\[object|NaN/);

		const [taken] = itemsOf(execution, 'Save checkpoint');
		const { checkpoint } = checkpointSchema.parse(taken?.json);
		expect(checkpoint.size).toBe(entries);
		const [file] = await checkpointFiles();
		const kept = await readFile(join(demo.folders.preview, file ?? ''), 'utf8');
		expect(kept).toBe(checkpoint.checkpoint);
		const { last } = await verifyLedger(demo.folders.ledger);
		// Taking it leaves an entry behind what it covers.
		expect(last?.sequence).toBe(entries + 1);
		const read = parseCheckpoint(kept);
		expect(text).toContain(`Letzter Eintrag: ${entries} mit dem Hash ${read.head}\n`);
		const signatures = verifyCheckpoint(read, [parseVerifierKey(checkpoint.verifierKey)]);
		expect(signatures.map(({ verdict }) => verdict)).toEqual(['valid']);
	});

	it('takes no checkpoint on other days', async () => {
		const before = await checkpointFiles();
		const execution = await run(otherWeekday());
		expect(itemsOf(execution, 'Is the chain intact')).toHaveLength(1);
		expect(itemsOf(execution, 'Take checkpoint')).toEqual([]);
		expect(await checkpointFiles()).toEqual(before);
	});

	it('fails when the ledger was changed, after saying so in the report, and signs nothing', async () => {
		const before = await checkpointFiles();
		const database = new DatabaseSync(demo.folders.ledger);
		database.exec('DROP TRIGGER events_never_updated');
		database.exec(
			`UPDATE events SET canonical = replace(canonical, '"ampel":"red"', '"ampel":"green"') WHERE canonical LIKE '%"ampel":"red"%'`,
		);
		database.close();
		await expect(run(0)).rejects.toThrow(/deviation/);
		const text = await report();
		expect(text).toContain('Bitte ansehen: PROTOKOLL PRÜFEN');
		expect(text).toMatch(/ACHTUNG: \d+ Abweichung/);
		expect(text).toMatch(/- Eintrag \d+ hat nicht mehr den Inhalt/);
		expect(await checkpointFiles()).toEqual(before);
	});
});

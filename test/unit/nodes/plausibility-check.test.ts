import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../lib/envelope/envelope';
import { plausibilityRules } from '../../../lib/plausibility/rule-list';
import { checkingDate, dayIn } from '../../../nodes/PlausibilityCheck/checking-date';
import { PlausibilityCheck } from '../../../nodes/PlausibilityCheck/PlausibilityCheck.node';
import { binaryFile, runNode, type FakeRun } from '../../support/fake-execute';
import { E_INVOICE, plainInvoice, TODAY } from '../plausibility/judge';

const node = new PlausibilityCheck();

async function run(json: object, options: object = {}, more: Partial<FakeRun> = {}) {
	const item = { json: json as never, binary: { data: binaryFile(Buffer.from('x'), 'x.xml') } };
	const result = await runNode({
		node,
		items: [item],
		parameters: { options: { checkingDate: TODAY, ...options } },
		...more,
	});
	const [output] = result.outputs[0]!;
	return { ...result, item, output, plausibility: (output!.json as Envelope).plausibility };
}

const invoiceWith = (change: (invoice: ReturnType<typeof plainInvoice>) => void) => {
	const invoice = plainInvoice();
	change(invoice);
	return invoice;
};
const WRONG_GROSS = invoiceWith((i) => void (i.totals.gross = '999.00'));

describe('Plausibility Check', () => {
	it('works with its defaults behind AI Invoice Extract and passes everything on', async () => {
		const json = { invoice: plainInvoice(), extraction: E_INVOICE, mail: 'kept' };
		const { output, item, plausibility, hints } = await run(json);
		expect(plausibility).toMatchObject({ ampel: 'green', findings: [], disabledRules: [] });
		expect(output).toMatchObject({ json, binary: item.binary, pairedItem: { item: 0 } });
		expect(item.json).toEqual(json);
		expect(hints).toMatchObject([{ message: '1 green, 0 yellow, 0 red.', type: 'info' }]);
	});

	it('speaks German unless told otherwise', async () => {
		const german = await run({ invoice: WRONG_GROSS });
		expect(german.plausibility?.findings[0]?.message).toContain('Bruttosumme');
		const english = await runNode({
			node,
			items: [{ json: { invoice: WRONG_GROSS } as never }],
			parameters: { language: 'en', options: { checkingDate: TODAY } },
		});
		const { plausibility } = english.outputs[0]![0]!.json as Envelope;
		expect(plausibility?.findings[0]?.message).toContain('total with VAT');
	});

	it('judges an item with an error instead of failing on it', async () => {
		const error = { code: 'EINVOICE_XML_MALFORMED', message: 'Broken.', remedy: 'Ask again.' };
		const { plausibility, output } = await run({ invoice: null, error });
		expect(plausibility?.ampel).toBe('red');
		expect(plausibility?.findings.map(({ rule }) => rule)).toEqual(['X-02']);
		expect(output?.json.error).toEqual(error);
	});

	it('judges an item without invoice data as yellow', async () => {
		const { plausibility } = await run({ document: undefined });
		expect(plausibility?.ampel).toBe('yellow');
		expect(plausibility?.findings.map(({ rule }) => rule)).toEqual(['X-01']);
	});

	it('uses own company, disabled rules and other severities', async () => {
		const invoice = invoiceWith((i) => {
			i.totals.gross = '999.00';
			i.payment.ibans = [];
		});
		const { plausibility, hints } = await run(
			{ invoice },
			{
				companyName: 'Ganz Andere Firma AG',
				disabledRules: ['A-06'],
				severityOverrides: { rules: [{ rule: 'A-05', severity: 'info' }] },
			},
		);
		const found = plausibility?.findings.map(({ rule, severity }) => `${rule} ${severity}`);
		expect(found).toEqual(['M-02 error', 'I-02 warning', 'A-05 info']);
		expect(plausibility?.disabledRules).toEqual(['A-06']);
		expect(hints[0]).toMatchObject({
			message: '0 green, 0 yellow, 1 red. Switched off and not checked: A-06.',
			type: 'warning',
		});
	});

	it('takes the disabled rules as text from an expression as well', async () => {
		const { plausibility } = await run({ invoice: WRONG_GROSS }, { disabledRules: 'A-05, A-06' });
		expect(plausibility).toMatchObject({ ampel: 'green', disabledRules: ['A-05', 'A-06'] });
	});

	it('names a rule that does not exist', async () => {
		const failing = run({ invoice: plainInvoice() }, { disabledRules: ['A-99'] });
		await expect(failing).rejects.toThrowError(/"A-99"/);
		await expect(failing).rejects.toBeInstanceOf(NodeOperationError);
	});

	it('goes on with the other items and marks the one it could not check', async () => {
		const broken = { ...plainInvoice(), totals: 'none' };
		const { outputs, hints } = await runNode({
			node,
			items: [
				{ json: { invoice: broken } as never },
				{ json: { invoice: plainInvoice() } as never },
			],
			parameters: { options: { checkingDate: TODAY } },
			onError: 'continueRegularOutput',
		});
		const [first, second] = outputs[0]!;
		expect(first).toMatchObject({
			json: { error: { code: 'PLAUSIBILITY_INPUT_INVALID' } },
			pairedItem: { item: 0 },
		});
		expect(first?.json.plausibility).toBeUndefined();
		expect(second).toMatchObject({
			json: { plausibility: { ampel: 'green' } },
			pairedItem: { item: 1 },
		});
		expect(hints[0]?.message).toContain('1 could not be checked');
	});

	it('lists every rule for the editor', async () => {
		const listed = await node.methods.loadOptions.getRules.call({} as ILoadOptionsFunctions);
		expect(listed.map(({ value }) => value)).toEqual(plausibilityRules.map(({ id }) => id));
		expect(listed.every(({ name }) => /^[A-Z]-\d\d \S/.test(name))).toBe(true);
	});
});

describe('checking date', () => {
	const lateEvening = new Date('2026-12-31T23:30:00Z');

	it('is today where the company is', () => {
		expect(dayIn(lateEvening, 'Europe/Berlin')).toBe('2027-01-01');
		expect(dayIn(lateEvening, 'America/New_York')).toBe('2026-12-31');
		expect(checkingDate('', lateEvening, 'Europe/Berlin')).toBe('2027-01-01');
	});

	it('takes a day as it is and an instant in the time zone', () => {
		expect(checkingDate('2026-05-04', lateEvening, 'Europe/Berlin')).toBe('2026-05-04');
		expect(checkingDate('2026-05-04T00:00:00', lateEvening, 'Europe/Berlin')).toBe('2026-05-04');
		expect(checkingDate('2026-05-04T22:30:00.000Z', lateEvening, 'Europe/Berlin')).toBe(
			'2026-05-05',
		);
	});

	it('passes on what is no date, for the check to refuse', async () => {
		expect(checkingDate('gestern', lateEvening, 'Europe/Berlin')).toBe('gestern');
		await expect(
			run({ invoice: plainInvoice() }, { checkingDate: 'gestern' }),
		).rejects.toThrowError(/gestern/);
	});
});

/** Modules a file loads when it is loaded itself; `import type` and `await import()` load nothing. */
function packagesLoadedBy(file: string, seen = new Set<string>()): readonly string[] {
	if (seen.has(file)) return [];
	seen.add(file);
	const imports = readFileSync(file, 'utf8').matchAll(
		/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
	);
	return [...imports].flatMap(([, source = '']) => {
		if (!source.startsWith('.')) return [source];
		const path = join(dirname(file), source);
		if (path.endsWith('.json')) return [];
		const found = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
		if (found === undefined) throw new Error(`${source} of ${file} not found`);
		return packagesLoadedBy(found, seen);
	});
}

describe('node files of checking and routing', () => {
	const root = join(__dirname, '../../..');

	it.each(['PlausibilityCheck', 'AmpelRouter'])('%s loads no library but n8n', (name) => {
		const loaded = packagesLoadedBy(join(root, `nodes/${name}/${name}.node.ts`));
		const cheap = ['node:crypto', 'node:os', 'node:path'];
		expect(new Set(loaded.filter((source) => !cheap.includes(source)))).toEqual(
			new Set(['n8n-workflow']),
		);
	});

	it('the brain behind them does load some, so that the check above can fail', () => {
		const loaded = packagesLoadedBy(join(root, 'lib/plausibility/rule-list.ts'));
		expect(loaded).toEqual(expect.arrayContaining(['big.js', 'ibantools', 'jsvat']));
	});
});

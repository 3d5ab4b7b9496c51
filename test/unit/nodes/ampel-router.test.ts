import type { INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import type { Ampel, Envelope, Phase } from '../../../lib/envelope/envelope';
import { AmpelRouter } from '../../../nodes/AmpelRouter/AmpelRouter.node';
import { binaryFile, runNode, type FakeRun } from '../../support/fake-execute';
import { plausibilityOf, standardInvoice, SUPPLIER } from '../ampel/inputs';

const node = new AmpelRouter();
const OPEN = {
	maximumGross: '',
	requireKnownSupplier: false,
	standardCasesOnly: false,
};

function item(ampel: Ampel): INodeExecutionData {
	return {
		json: { invoice: standardInvoice(), plausibility: plausibilityOf(ampel), name: ampel } as never,
		binary: { data: binaryFile(Buffer.from(ampel), `${ampel}.pdf`) },
	};
}

const LIGHTS = ['green', 'yellow', 'red'] as const;

async function route(parameters: FakeRun['parameters'], items = LIGHTS.map(item), more = {}) {
	const result = await runNode({ node, items, parameters, ...more });
	const names = result.outputs.map((output) => output.map(({ json }) => json.name));
	return { ...result, names };
}

const decisionOf = (output: INodeExecutionData | undefined) => (output?.json as Envelope).decision;

describe('Ampel Router', () => {
	it('keeps its outputs in the frozen order', () => {
		expect(node.description.outputs).toMatchObject([
			{ displayName: 'Green' },
			{ displayName: 'Yellow' },
			{ displayName: 'Red' },
			{ displayName: 'Report' },
		]);
	});

	it.each<[Phase, boolean, unknown[][]]>([
		['readOnly', false, [[], [], [], [...LIGHTS]]],
		['shadow', false, [[], ['green', 'yellow'], ['red'], []]],
		['writeBack', false, [['green'], ['yellow'], ['red'], []]],
		['readOnly', true, [[], [], [], [...LIGHTS]]],
		['shadow', true, [[], [], [], [...LIGHTS]]],
		['writeBack', true, [[], [], [], [...LIGHTS]]],
	])('routes in phase %s with kill switch %s', async (phase, killSwitch, expected) => {
		const { names } = await route({ phase, killSwitch, limits: OPEN });
		expect(names).toEqual(expected);
	});

	it('only reports with its defaults', async () => {
		const { names, outputs, hints } = await route({});
		expect(names).toEqual([[], [], [], [...LIGHTS]]);
		expect(decisionOf(outputs[3]![0])).toMatchObject({ action: 'reportOnly', phase: 'readOnly' });
		expect(hints).toMatchObject([
			{ message: 'Read-only phase: 3 reported, nothing is written.', type: 'info' },
		]);
	});

	it('writes nothing in write-back until suppliers are entered', async () => {
		const { names, outputs } = await route({ phase: 'writeBack' });
		expect(names).toEqual([[], ['green', 'yellow'], ['red'], []]);
		const reasons = decisionOf(outputs[1]![0])?.reasons.map(({ code }) => code);
		expect(reasons).toEqual(['LIMIT_AMOUNT_EXCEEDED', 'SUPPLIER_NOT_KNOWN']);
	});

	it('lets a known supplier within the amount pass', async () => {
		const limits = { maximumGross: 1190, knownSuppliers: `Andere GmbH\n${SUPPLIER.iban}` };
		const { names, hints } = await route({ phase: 'writeBack', limits });
		expect(names).toEqual([['green'], ['yellow'], ['red'], []]);
		expect(hints[0]?.message).toBe(
			'Write-back phase: 1 may be written, 1 wait for approval, 1 rejected.',
		);
	});

	it('pairs every item, passes on data and file and changes none', async () => {
		const items = LIGHTS.map(item);
		const before = structuredClone(items);
		const { outputs } = await route({ phase: 'writeBack', limits: OPEN }, items);
		expect(items).toEqual(before);
		expect(outputs.flat().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(outputs.flat().map(({ binary }) => binary)).toEqual(items.map(({ binary }) => binary));
		expect(outputs[0]![0]!.json).toMatchObject({ name: 'green', plausibility: { ampel: 'green' } });
	});

	it('gives reasons in German, or in English on request', async () => {
		const german = await route({ phase: 'shadow' });
		expect(decisionOf(german.outputs[1]![0])?.reasons[0]?.message).toContain('Schattenphase');
		const english = await route({ phase: 'shadow', language: 'en' });
		expect(decisionOf(english.outputs[1]![0])?.reasons[0]?.message).toContain('Shadow phase');
	});

	it('never sends an unchecked document to Green', async () => {
		const unchecked = [{ json: { invoice: standardInvoice(), name: 'unchecked' } as never }];
		const { names } = await route({ phase: 'writeBack', limits: OPEN }, unchecked);
		expect(names).toEqual([[], ['unchecked'], [], []]);
	});

	it.each([
		[{ phase: '={{ $json.nothing }}' }, /no phase/],
		[{ phase: 'writeBack', killSwitch: '={{ $json.nothing }}' }, /Kill Switch/],
		[{ phase: 'writeBack', limits: { maximumGross: '1.000,00' } }, /1\.000,00/],
		[{ phase: 'writeBack', plausibility: '={{ $json.invoice }}', limits: OPEN }, /plausibility/],
	])('stops, or reports with the error, when it cannot decide: %j', async (parameters, message) => {
		const stopped = route(parameters, [item('green')]);
		await expect(stopped).rejects.toThrowError(message);
		await expect(stopped).rejects.toBeInstanceOf(NodeOperationError);

		for (const onError of ['continueRegularOutput', 'continueErrorOutput']) {
			const { names, outputs, hints } = await route(parameters, [item('green')], { onError });
			expect(names).toEqual([[], [], [], ['green']]);
			expect(outputs[3]![0]).toMatchObject({
				json: { error: { message: expect.stringMatching(message) } },
				binary: { data: { fileName: 'green.pdf' } },
				pairedItem: { item: 0 },
			});
			expect(outputs[3]![0]!.json.decision).toBeUndefined();
			expect(hints.at(-1)).toMatchObject({ type: 'warning' });
		}
	});

	it('is no tool for agents', () => {
		expect(node.description.usableAsTool).toBeUndefined();
	});

	it('explains the outputs of each phase and of the kill switch before a run', () => {
		const conditions = node.description.hints!.map(({ displayCondition }) => displayCondition);
		for (const phase of ['readOnly', 'shadow', 'writeBack']) {
			expect(conditions.filter((condition) => condition?.includes(`"${phase}"`))).toHaveLength(1);
		}
		expect(conditions.some((condition) => condition?.includes('killSwitch"] === true'))).toBe(true);
	});
});

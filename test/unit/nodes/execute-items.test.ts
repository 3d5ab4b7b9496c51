import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { errorFactory } from '../../../lib/errors/belegfluss-error';
import { readPart, withPart } from '../../../nodes/support/envelope';
import { executeItems } from '../../../nodes/support/execute-items';
import { fakeExecuteFunctions } from '../../support/fake-execute';

const sampleError = errorFactory({
	SAMPLE_REFUSED: {
		message: { en: 'Refused.', de: 'Abgelehnt.' },
		remedy: { en: 'Do it differently.', de: 'Anders machen.' },
	},
});

const node = {
	description: {
		displayName: 'Sample',
		name: 'sample',
		properties: [
			{ displayName: 'Invoice', name: 'invoice', type: 'json', default: '={{ $json.invoice }}' },
		],
	},
} as unknown as INodeType;

const items: INodeExecutionData[] = [
	{ json: { n: 1 } },
	{ json: { n: 2 }, binary: { data: { data: 'eA==', mimeType: 'text/plain' } } },
	{ json: { n: 3 } },
];

function refuseSecond(item: INodeExecutionData, index: number) {
	if (index === 1) throw sampleError('SAMPLE_REFUSED');
	return Promise.resolve(withPart(item, index, { done: true }));
}

describe('the execute loop', () => {
	it('stops with sentence, remedy and item when the node may not continue', async () => {
		const run = executeItems(fakeExecuteFunctions({ node, items }), refuseSecond);
		await expect(run).rejects.toMatchObject({
			message: 'Refused.',
			description: 'Do it differently.',
			context: { itemIndex: 1 },
		});
		await expect(run).rejects.toBeInstanceOf(NodeOperationError);
	});

	it('goes on otherwise; the failed item keeps data, file and pairing and gets the reason', async () => {
		const context = fakeExecuteFunctions({ node, items, onError: 'continueRegularOutput' });
		const results = await executeItems(context, refuseSecond);
		expect(results.map(({ json }) => json)).toEqual([
			{ n: 1, done: true },
			{
				n: 2,
				error: {
					code: 'SAMPLE_REFUSED',
					message: 'Refused.',
					remedy: 'Do it differently.',
					params: {},
				},
			},
			{ n: 3, done: true },
		]);
		expect(results[1]?.binary).toEqual(items[1]?.binary);
		expect(results.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('marks the failed item for the error output only where the node has one', async () => {
		const onRegular = await executeItems(
			fakeExecuteFunctions({ node, items, onError: 'continueRegularOutput' }),
			refuseSecond,
		);
		const onError = await executeItems(
			fakeExecuteFunctions({ node, items, onError: 'continueErrorOutput' }),
			refuseSecond,
		);
		expect(onRegular[1]?.error).toBeUndefined();
		expect(onError[1]?.error).toBeInstanceOf(NodeOperationError);
	});

	it('keeps an error n8n made as it is', async () => {
		const context = fakeExecuteFunctions({ node, items });
		const original = new NodeApiError(context.getNode(), { message: 'vendor says no' });
		await expect(
			executeItems(context, () => {
				throw original;
			}),
		).rejects.toBe(original);
	});
});

describe('reading a part of the envelope', () => {
	const read = (invoice: unknown) =>
		readPart(fakeExecuteFunctions({ node, items: [{ json: { invoice } as never }] }), 'invoice', 0);

	it('takes an object, and JSON somebody typed', () => {
		expect(read({ number: 'RE-1' })).toEqual({ number: 'RE-1' });
		expect(read('{"number":"RE-1"}')).toEqual({ number: 'RE-1' });
	});

	it('is null when the item has none', () => {
		expect([read(undefined), read(null), read(''), read('null')]).toEqual([null, null, null, null]);
	});

	it.each([['[1]'], ['not json'], [7]])('refuses %j with a sentence', (value) => {
		expect(() => read(value)).toThrow(NodeOperationError);
	});
});

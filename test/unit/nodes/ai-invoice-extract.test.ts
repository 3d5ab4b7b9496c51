import type { INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../../lib/einvoice/limits';
import type { Envelope } from '../../../lib/envelope/envelope';
import { AiInvoiceExtract } from '../../../nodes/AiInvoiceExtract/AiInvoiceExtract.node';
import { makeSamples, type Sample } from '../../../scripts/samples/make-samples';
import { binaryFile, runNode } from '../../support/fake-execute';

const node = new AiInvoiceExtract();
let samples: Sample[];
let readable: Sample;
let broken: Sample;

beforeAll(async () => {
	samples = await makeSamples('2026-11-20');
	readable = samples.find(({ expect: e }) => e.readable && e.number !== null)!;
	broken = samples.find(({ expect: e }) => !e.readable && e.ampel === 'red')!;
});

const file = ({ bytes, fileName }: Sample) => binaryFile(bytes, fileName);
const envelope = (item: INodeExecutionData | undefined) => item?.json as Envelope;

describe('AI Invoice Extract', () => {
	it('reads a file into document, invoice and extraction and passes the file on', async () => {
		const items = [{ json: { from: 'mail' }, binary: { data: file(readable) } }];
		const { outputs } = await runNode({ node, items });
		const [result] = outputs[0]!;
		expect(result?.json.from).toBe('mail');
		expect(envelope(result).invoice?.number).toBe(readable.expect.number);
		expect(envelope(result).extraction?.method).toBe('eInvoice');
		expect(envelope(result).document).toMatchObject({
			fileName: readable.fileName,
			bytes: readable.bytes.length,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect(result?.binary).toEqual(items[0]!.binary);
	});

	it('makes one item of each file of a mail, the file where later nodes look for it', async () => {
		const items = [
			{
				json: {},
				binary: { attachment_0: file(readable), attachment_1: file(samples[1]!) },
			},
		];
		const { outputs } = await runNode({ node, items });
		expect(outputs[0]!.map((item) => Object.keys(item.binary!))).toEqual([['data'], ['data']]);
		expect(outputs[0]!.map((item) => item.binary!.data!.fileName)).toEqual([
			readable.fileName,
			samples[1]!.fileName,
		]);
		expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('reads only the named field when told so', async () => {
		const items = [{ json: {}, binary: { logo: file(broken), rechnung: file(readable) } }];
		const parameters = { files: 'one', binaryPropertyName: 'rechnung' };
		const { outputs } = await runNode({ node, items, parameters });
		expect(outputs[0]).toHaveLength(1);
		expect(envelope(outputs[0]![0]).invoice?.number).toBe(readable.expect.number);
	});

	it('lets the others go on when one is broken, keeps its identity, and counts it', async () => {
		const items = [readable, broken, readable].map((sample) => ({
			json: {},
			binary: { data: file(sample) },
		}));
		const { outputs, hints } = await runNode({ node, items, onError: 'continueRegularOutput' });
		const [first, second, third] = outputs[0]!.map(envelope);
		expect([first?.error, third?.error]).toEqual([undefined, undefined]);
		expect(second?.error?.code).toMatch(/^EINVOICE_/);
		expect(second?.document?.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(second?.invoice).toBeNull();
		expect(hints[0]?.message).toContain('2 of 3 files');
		expect(hints[0]?.message).toContain('1 could not be read');
	});

	it('stops with what the file is and what to do when it may not continue', async () => {
		const items = [{ json: {}, binary: { data: file(broken) } }];
		const run = runNode({ node, items });
		await expect(run).rejects.toBeInstanceOf(NodeOperationError);
		await expect(run).rejects.toMatchObject({
			context: { itemIndex: 0 },
			description: expect.stringContaining('"On Error"'),
		});
	});

	it('says plainly that an item carries no file', async () => {
		await expect(runNode({ node, items: [{ json: {} }] })).rejects.toThrow('carries no file');
	});

	it('refuses a file n8n knows to be too large without loading it', async () => {
		const huge = { ...binaryFile(Buffer.from('x'), 'huge.xml'), bytes: MAX_DOCUMENT_BYTES + 1 };
		const items = [{ json: {}, binary: { data: huge } }];
		const { outputs } = await runNode({ node, items, onError: 'continueRegularOutput' });
		expect(envelope(outputs[0]![0]).error?.code).toBe('EINVOICE_FILE_TOO_LARGE');
		expect(envelope(outputs[0]![0]).document).toBeNull();
	});

	it('takes the time of receipt from the item when told where', async () => {
		const { outputs } = await runNode({
			node,
			items: [{ json: { date: '2026-11-03T08:15:00+01:00' }, binary: { data: file(readable) } }],
			parameters: { options: { receivedAt: '={{ $json.date }}' } },
		});
		expect(envelope(outputs[0]![0]).document?.receivedAt).toBe('2026-11-03T07:15:00.000Z');
	});
});

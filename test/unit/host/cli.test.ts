import { describe, expect, it } from 'vitest';

import { itemsOf, parseRawOutput } from '../../../scripts/host/cli';

const execution = {
	status: 'success',
	data: {
		resultData: {
			runData: {
				Router: [
					{
						executionTime: 3,
						data: { main: [[{ json: { n: 1 } }], null, [{ json: { n: 2 } }]] },
					},
				],
				Failed: [{ executionTime: 1 }],
			},
		},
	},
};

describe('the output of n8n execute', () => {
	it('is found between the log lines around it', () => {
		const stdout = `Loading…\n${JSON.stringify(execution, null, 2)}\nBye {nobody}\n`;
		expect(parseRawOutput(stdout).status).toBe('success');
	});

	it('is missed with a clear error', () => {
		expect(() => parseRawOutput('The workflow does not exist.')).toThrow('no execution data');
	});

	it('gives the items of all outputs of a node in order', () => {
		const parsed = parseRawOutput(JSON.stringify(execution, null, 2));
		expect(itemsOf(parsed, 'Router').map(({ json }) => json['n'])).toEqual([1, 2]);
	});

	it('gives no items for a node that failed or never ran', () => {
		const parsed = parseRawOutput(JSON.stringify(execution, null, 2));
		expect(itemsOf(parsed, 'Failed')).toEqual([]);
		expect(itemsOf(parsed, 'Elsewhere')).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';

import { readOptions } from '../../../scripts/demo/options';

describe('the command line of npm start', () => {
	it("opens the editor on n8n's own port if nothing is said", () => {
		expect(readOptions([])).toEqual({ help: false, exit: false, port: 5678, folder: undefined });
	});

	it('takes a port and a folder', () => {
		expect(readOptions(['--port', '5700', '--folder=/tmp/x', '--exit'])).toEqual({
			help: false,
			exit: true,
			port: 5700,
			folder: '/tmp/x',
		});
	});

	it.each([['--port', 'many'], ['--port=70000'], ['--prot', '1'], ['inbox']])(
		'refuses %s in one sentence that points to the help',
		(...args) => {
			expect(() => readOptions(args)).toThrow(/^[^\n]+see npm start -- --help\.$/);
		},
	);
});

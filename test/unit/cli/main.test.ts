import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/commands';
import { packageJson } from '../../support/package-nodes';
import { run } from './run-main';

const names = Object.keys(commands);

describe('the command line', () => {
	it.each([[[]], [['--help']], [['-h']]])('answers %j with the list of commands', async (args) => {
		const { code, stdout } = await run(...args);

		expect(code).toBe(0);
		for (const name of names) expect(stdout).toContain(`belegfluss ${name} `);
	});

	it.each(names)('explains %s', async (name) => {
		for (const flag of ['--help', '-h']) {
			const { code, stdout } = await run(...name.split(' '), flag);
			expect(code).toBe(0);
			expect(stdout.startsWith(`belegfluss ${name} `)).toBe(true);
			expect(stdout).toContain('Exit codes');
		}
	});

	it('knows its version', async () => {
		expect(await run('--version')).toEqual({
			code: 0,
			stdout: `${packageJson.version}\n`,
			stderr: '',
		});
	});

	it.each([
		[['fly'], 'fly'],
		[['fly', 'away'], 'fly'],
		[['ledger'], 'ledger'],
		[['ledger', 'burn'], 'ledger burn'],
		[['ledger', '--json'], 'ledger'],
		[['constructor'], 'constructor'],
		[['--json', 'check'], '--json'],
	])('knows no command %j', async (args, named) => {
		expect(await run(...args)).toEqual({
			code: 64,
			stdout: '',
			stderr: `There is no command "${named}".\nTry: belegfluss --help\n`,
		});
	});
});

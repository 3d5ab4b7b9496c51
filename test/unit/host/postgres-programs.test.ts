import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
	completeLinks,
	isReachableByAll,
	providePostgres,
} from '../../../scripts/host/postgres-programs';

describe('the programs of PostgreSQL', () => {
	let folder: string;
	let native: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'belegfluss-programs-'));
		native = join(folder, 'native');
		mkdirSync(join(native, 'lib'), { recursive: true });
		writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
	});

	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	function list(...targets: string[]): void {
		const links = targets.map((target) => ({ source: 'native/lib/libpq.so.5.18', target }));
		writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
	}

	it('get the links that npm could not carry, and keep those that are there', () => {
		list('native/lib/libpq.so', 'native/lib/libpq.so.5');
		writeFileSync(join(native, 'lib', 'libpq.so'), 'kept');
		completeLinks(native);
		completeLinks(native);
		expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
		expect(lstatSync(join(native, 'lib', 'libpq.so')).isFile()).toBe(true);
	});

	it('need no links where there is no list of them', () => {
		completeLinks(native);
		expect(existsSync(join(native, 'lib', 'libpq.so'))).toBe(false);
	});

	it('are not touched by a list that is none', () => {
		writeFileSync(join(native, 'pg-symlinks.json'), '{"source":1}');
		expect(() => completeLinks(native)).toThrow();
	});

	it('lie beside each other where npm has put them', async () => {
		const { initdb, postgres } = await providePostgres(folder, false);
		expect([existsSync(initdb), existsSync(postgres)]).toEqual([true, true]);
		expect(dirname(initdb)).toBe(dirname(postgres));
	});
});

describe('a folder that every user can reach', () => {
	it('lies in folders that everybody may pass through, up to the root', () => {
		const outer = mkdtempSync(join(tmpdir(), 'belegfluss-reach-'));
		const inner = join(outer, 'inner');
		mkdirSync(inner, { mode: 0o755 });
		try {
			chmodSync(outer, 0o755);
			const isOpenAbove = isReachableByAll(dirname(outer));
			expect(isReachableByAll(inner)).toBe(isOpenAbove);
			chmodSync(outer, 0o700);
			expect(isReachableByAll(inner)).toBe(false);
			chmodSync(outer, 0o711);
			expect(isReachableByAll(inner)).toBe(isOpenAbove);
			chmodSync(inner, 0o700);
			expect(isReachableByAll(inner)).toBe(false);
		} finally {
			rmSync(outer, { recursive: true, force: true });
		}
	});
});

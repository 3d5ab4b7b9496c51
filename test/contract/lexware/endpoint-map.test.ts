import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../lib/lexware/endpoint';
import { endpointMap } from '../../../lib/lexware/resources';
import { salesKinds } from '../../../lib/lexware/sales/kinds';
import { eventTypes } from '../../../lib/lexware/webhooks/event-types';
import { describeShared } from '../../support/shared';
import { addressesIn, addressLiterals } from './endpoint-literals';
import { readSheet } from './endpoint-sheet';
import { endpointTable, type TableRow } from './endpoint-table';

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const made: readonly Endpoint[] = Object.values(endpointMap).flatMap((calls) =>
	Object.values(calls),
);
const documented = new Map(endpointTable.map((row) => [nameOf(row), row]));
const used = endpointTable.filter(({ notUsed }) => notUsed === null);

/** What the package should make of a documented call. */
const expectationOf = ({ method, path, query, unusedQuery, effect }: TableRow) => ({
	method,
	path,
	query: query.filter((name) => !unusedQuery.includes(name)).toSorted(),
	effect,
});

describe('the endpoint map', () => {
	it.each(made.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
		'%s is documented like that',
		(name, endpoint) => {
			const row = documented.get(name);

			expect(row?.notUsed).toBeNull();
			expect({ ...endpoint, query: endpoint.query.toSorted() }).toEqual(row && expectationOf(row));
		},
	);

	it('has every documented call but those that are not used for a reason', () => {
		expect(made.map(nameOf).toSorted()).toEqual(used.map(nameOf).toSorted());
		const unused = endpointTable.filter(({ notUsed }) => notUsed !== null);
		expect(unused.map(nameOf)).toEqual(['GET /v1/files/{id}/status']);
		expect(unused.every(({ notUsed }) => (notUsed ?? '').length > 20)).toBe(true);
	});

	it('has each call once', () => {
		expect(new Set(made.map(nameOf)).size).toBe(made.length);
		expect(documented.size).toBe(endpointTable.length);
	});

	it.each([
		'GET /v1/invoices',
		'PUT /v1/invoices/{id}',
		'DELETE /v1/invoices/{id}',
		'DELETE /v1/vouchers/{id}',
		'DELETE /v1/contacts/{id}',
		'POST /v1/down-payment-invoices',
		'POST /v1/recurring-templates',
		'POST /v1/delivery-notes/{id}/sendmail',
		'PUT /v1/event-subscriptions/{id}',
		'GET /v1/invoices/{id}/document',
	])('has no %s, which does not exist or is out of date', (name) => {
		expect(made.map(nameOf)).not.toContain(name);
		expect(documented.has(name)).toBe(false);
	});

	it('writes by everything that is no GET, but for subscriptions', () => {
		for (const { method, path, effect } of made) {
			const changing = path.startsWith('/v1/event-subscriptions') ? 'subscribes' : 'writes';
			expect({ path, effect }).toEqual({ path, effect: method === 'GET' ? 'reads' : changing });
		}
	});
});

describe('addresses', () => {
	/** Written out beside the map; each is held against it below. */
	const BESIDE_THE_MAP = [
		// Sales endpoints are made of these.
		'lib/lexware/sales/kinds.ts',
		// Shown in the panel when n8n starts, so it must not load what the resources need.
		'lib/lexware/webhooks/event-types.ts',
	];
	const elsewhere = addressLiterals(['lib/lexware', 'nodes/Lexoffice']).filter(
		({ file }) => !file.startsWith('lib/lexware/resources/'),
	);

	it('stand in the resources, or describe a writing request that is documented', () => {
		const others = elsewhere.filter(({ file }) => !BESIDE_THE_MAP.includes(file));
		expect(others.length).toBeGreaterThan(3);
		const strangers = others.filter(({ method, path }) => {
			const row = documented.get(`${method} ${path}`);
			return row?.notUsed !== null || row.effect !== 'writes';
		});
		expect(strangers).toEqual([]);
	});

	it('of sales documents are paths of the map', () => {
		const inFile = elsewhere.filter(({ file }) => file === BESIDE_THE_MAP[0]);
		const paths = Object.values(salesKinds).map(({ path }) => path);

		expect(inFile.map(({ path }) => path)).toEqual(paths);
		for (const path of paths) {
			expect(made.map(nameOf)).toEqual(
				expect.arrayContaining([`GET ${path}/{id}`, `GET ${path}/{id}/file`]),
			);
		}
	});

	it('of events are endpoints of the map', () => {
		const read = eventTypes.flatMap(({ record, file }) => [
			...(record ? [record] : []),
			...(file?.kind === 'document' ? [file.endpoint] : []),
		]);
		expect(read.length).toBeGreaterThan(40);
		const strangers = read.filter(
			(endpoint) => !made.some((known) => nameOf(known) === nameOf(endpoint)),
		);
		expect(strangers).toEqual([]);
		expect(read.every(({ query, effect }) => query.length === 0 && effect === 'reads')).toBe(true);
	});

	it('are found wherever they hide, and only there', () => {
		const source = `
			/** '/v1/comment' */
			type A = '/v1/type' | \`/v1/\${string}\`;
			const a = '/v1/a', b = "/v1/b", c = \`/v1/c\`, d = \`/v1/d/\${id}/files\`;
			const e = { method: 'POST', path: '/v1/e' }, f = { path: \`/v1/f/\${x.y}\`, method: 'PUT' };
			const g = call({ url: '/v1/g', method: 'GET' }), h = 'see /v1/h', i = \`\${a}/v1/i\`;
			const j = \`\${{ method, path: '/v1/j' }}\`;
		`;

		expect(addressesIn(source)).toEqual([
			{ path: '/v1/a', method: null },
			{ path: '/v1/b', method: null },
			{ path: '/v1/c', method: null },
			{ path: '/v1/d/{id}/files', method: null },
			{ path: '/v1/e', method: 'POST' },
			{ path: '/v1/f/{id}', method: 'PUT' },
			{ path: '/v1/g', method: null },
			{ path: '/v1/j', method: null },
		]);
	});
});

describeShared('the table', 'reference/lexware-office-api.md', (path) => {
	const sheet = readSheet(readFileSync(path, 'utf8'));

	it('has exactly the calls of the endpoint map of the reference', () => {
		expect(sheet.length).toBeGreaterThan(45);
		expect(sheet.map(nameOf).toSorted()).toEqual(endpointTable.map(nameOf).toSorted());
	});

	it('has the parameters that map names', () => {
		const inMap = ['finalize', 'precedingSalesVoucherId', 'voucherNumber'];
		for (const call of sheet) {
			const row = documented.get(nameOf(call));
			const query = (row?.query ?? []).filter((name) => inMap.includes(name));
			// The voucher list has filters of its own, which the map does not name.
			if (call.path === '/v1/voucherlist') continue;
			expect({ name: nameOf(call), query: query.toSorted() }).toEqual({
				name: nameOf(call),
				query: call.query.toSorted(),
			});
		}
	});
});

import { describe, expect, it } from 'vitest';
import { checkSettings, placeOf } from '../../../../lib/ledger/store/postgres/settings';
import { refusalOf } from './refusal';

describe('settings of a PostgreSQL ledger', () => {
	const settings = {
		host: 'db.example.com',
		port: 5432,
		database: 'postgres',
		user: 'n8n',
		password: 'geheim',
	};

	it('are complete with schema and TLS unless something else is said', () => {
		expect(checkSettings(settings)).toEqual({
			...settings,
			schema: 'belegfluss',
			tls: 'verify',
			ca: null,
		});
	});

	it.each([
		['host', ''],
		['host', 'db\nexample'],
		['port', 0],
		['port', 65_536],
		['port', 1.5],
		['port', Number.NaN],
		['database', ''],
		['user', ''],
		['user', 'n8n\0'],
		['password', 'a\0b'],
		['schema', ''],
		['schema', 'Belegfluss'],
		['schema', '1st'],
		['schema', 'a"; DROP SCHEMA public; --'],
		['schema', 'x'.repeat(64)],
		['schema', 'pg_ledger'],
		['tls', 'prefer'],
	])('with an unusable %s (%j) are refused before anything is connected', async (field, value) => {
		const error = await refusalOf({ ...settings, [field]: value });

		expect(error).toMatchObject({ code: 'LEDGER_SETTINGS_INVALID', params: { field } });
	});

	it.each([
		null,
		'',
		'not a certificate',
		'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
	])('with TLS by a CA need one: %j', async (ca) => {
		const error = await refusalOf({ ...settings, tls: 'verifyWithCa', ca });

		expect(error).toMatchObject({ code: 'LEDGER_SETTINGS_INVALID', params: { field: 'ca' } });
	});

	it.each([
		['db.example.com', 'db.example.com:5432/postgres, schema belegfluss'],
		['::1', '[::1]:5432/postgres, schema belegfluss'],
	])('name the place without user and password: %s', (host, place) => {
		expect(placeOf(checkSettings({ ...settings, host }))).toBe(place);
	});
});

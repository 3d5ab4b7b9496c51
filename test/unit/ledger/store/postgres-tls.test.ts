import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import type { PostgresSettings } from '../../../../lib/ledger/store/postgres/settings';
import { type Postgres, startPostgres } from '../../../../scripts/host/postgres';
import { context } from '../helpers';
import { drafts } from './home';
import { postgresHome, settingsOf, usePostgres } from './postgres-home';
import { refusalOf } from './refusal';
import { startRelay } from './relay';

const fresh = usePostgres();

describe('TLS', () => {
	let postgres: Postgres;
	let settings: PostgresSettings;

	beforeAll(async () => {
		postgres = await startPostgres({ ssl: true, durable: false });
		settings = settingsOf(postgres.url);
	});

	afterAll(() => postgres.stop());

	it('is not trusted without the authority, which is the default', async () => {
		expect(await refusalOf({ ...settings, tls: 'verify' })).toMatchObject({
			code: 'LEDGER_TLS_UNTRUSTED',
			params: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
		});
		expect(await refusalOf({ ...settings, tls: undefined })).toMatchObject({
			code: 'LEDGER_TLS_UNTRUSTED',
		});
	});

	it('is not trusted by another authority', async () => {
		const other = await startPostgres({ ssl: true, durable: false });
		onTestFinished(() => other.stop());

		expect(
			await refusalOf({ ...settings, tls: 'verifyWithCa', ca: other.certificate ?? null }),
		).toMatchObject({ code: 'LEDGER_TLS_UNTRUSTED' });
	});

	// Only Linux lets the whole of 127.0.0.0/8 be listened on.
	it.skipIf(process.platform !== 'linux')(
		'is not trusted for a name the certificate does not bear',
		async () => {
			const ca = postgres.certificate ?? null;
			const relay = await startRelay(postgres.port, {}, '127.0.0.2');

			expect(
				await refusalOf({ ...settings, ...relay.address, tls: 'verifyWithCa', ca }),
			).toMatchObject({
				code: 'LEDGER_TLS_UNTRUSTED',
				params: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
			});
		},
	);

	it('is required by a server that refuses everything else', async () => {
		expect(await refusalOf({ ...settings, tls: 'off' })).toMatchObject({
			code: 'LEDGER_TLS_REQUIRED',
		});
	});

	it('is missing at a server that does not offer it', async () => {
		const plain = settingsOf(fresh.url);

		expect(await refusalOf({ ...plain, tls: 'verify' })).toMatchObject({
			code: 'LEDGER_TLS_MISSING',
		});
	});

	it.each([
		['as it was issued', (pem: string) => pem],
		['without line breaks', (pem: string) => pem.replaceAll('\n', ' ')],
		['with line breaks written out', (pem: string) => pem.replaceAll('\n', '\\n')],
		['behind another one', (pem: string) => `${pem}\n${pem}`],
	])('protects a ledger whose authority is given %s', async (_, change) => {
		const ca = change(postgres.certificate ?? '');
		const home = postgresHome(postgres.url, { tls: 'verifyWithCa', ca });
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(1), context());
		const client = new (await import('pg')).Client({
			connectionString: postgres.url,
			ssl: { ca: postgres.certificate },
		});
		await client.connect();
		onTestFinished(() => client.end());
		const { rows } = await client.query(
			"SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'belegfluss'",
		);

		expect(rows.length).toBeGreaterThan(0);
		expect(rows).toEqual(rows.map(() => ({ ssl: true })));
	});
});

import { expect, onTestFinished } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import {
	closePostgresLedger,
	openPostgresLedger,
} from '../../../../lib/ledger/store/postgres/ledgers';
import type { PostgresSettings } from '../../../../lib/ledger/store/postgres/settings';

/** Tries to open a ledger and gives the error, made sure that it tells no secret. */
export async function refusalOf(settings: PostgresSettings): Promise<BelegflussError> {
	onTestFinished(() => closePostgresLedger(settings).catch(() => undefined));
	const thrown = await openPostgresLedger(settings, { create: true }).then(
		() => 'opened',
		(cause: unknown) => cause,
	);
	if (!(thrown instanceof BelegflussError)) throw new Error(`expected an error, got: ${thrown}`);
	const said = JSON.stringify([thrown.describe('en'), thrown.describe('de')]);
	expect(said).not.toContain(settings.password || 'no password');
	expect(said).not.toContain(
		settings.user === settings.database ? 'no user' : settings.user || 'no user',
	);
	expect(said).not.toMatch(/SELECT|INSERT INTO|set_config/);
	expect(thrown.describe('de').message).not.toContain('{');
	return thrown;
}

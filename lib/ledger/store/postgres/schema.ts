import { z } from 'zod/v4';
import { BelegflussError } from '../../../errors/belegfluss-error';
import { ledgerError } from '../../errors';
import type { Row } from '../table';
import type { Database, Session } from './database';
import { lockStatement } from './lock';
import { FIRST_STEP, migrations, type Migration } from './migrations';

/** Far more steps than there will ever be; a foreign table of this name may hold any number. */
const MOST_STEPS = 1_000;

const stepSchema = z.object({ version: z.int().positive(), name: z.string() });

/** What lies in the schema. */
interface Found {
	readonly encoding: string;
	/** whether there is a schema of this name */
	readonly exists: boolean;
	readonly isEmpty: boolean;
	/** last step a ledger has taken; 0 when nothing says that it is one */
	readonly version: number;
}

/**
 * Makes sure that the schema holds a ledger of the current version: makes one where it may, takes the
 * steps an older one lacks, all in one transaction and one process at a time.
 *
 * @param database where the ledger lives
 * @param create whether a new ledger may be made; an empty schema is adopted only then
 * @param steps all steps, oldest first; replaceable for a test
 * @throws BelegflussError LEDGER_SCHEMA_MISSING, LEDGER_SCHEMA_FOREIGN, LEDGER_SCHEMA_FORBIDDEN,
 * LEDGER_NEWER_SCHEMA, LEDGER_ENCODING_UNFIT, or the connection's error; a schema of another program is
 * never touched
 */
export async function prepareSchema(
	database: Database,
	create: boolean,
	steps: readonly Migration[] = migrations,
): Promise<void> {
	const known = steps.at(-1)?.version ?? 0;
	const inspect = async (session: Session) => {
		const found = await inspectSchema(session, database.schema);
		assertUsable(found, database, create, known);
		return found;
	};
	const { version } = await database.transaction('read', '', inspect);
	if (version === known) return;
	try {
		await database.transaction('write', lockStatement(database.schema), async (session) => {
			// Another process may have migrated while this one waited for the lock.
			const found = await inspect(session);
			if (found.version === known) return;
			await session.script(stepsFrom(found, database.schema, steps));
		});
	} catch (cause) {
		throw forbidden(cause, database);
	}
}

/**
 * @param schema checked name of a schema
 * @param role who is to write the ledger
 * @returns statements by which an administrator sets up a ledger that belongs to somebody else than who
 * writes it: the writer can append, but neither drop the triggers nor alter the tables
 */
export function administratorScript(schema: string, role: string): string {
	const writer = `"${role.replaceAll('"', '""')}"`;
	const on = (...tables: string[]) => tables.map((table) => `"${schema}".${table}`).join(', ');
	return [
		'BEGIN',
		`SET LOCAL search_path = "${schema}", pg_temp`,
		stepsFrom({ exists: false, version: 0 }, schema, migrations),
		`GRANT USAGE ON SCHEMA "${schema}" TO ${writer}`,
		`GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO ${writer}`,
		`GRANT INSERT ON ${on('events', 'payloads', 'original_contents')} TO ${writer}`,
		`GRANT INSERT, UPDATE ON ${on('intents', 'approvals', 'switches', 'originals')} TO ${writer}`,
		`GRANT DELETE ON ${on('payloads', 'original_contents')} TO ${writer}`,
		'COMMIT;',
	].join(';\n');
}

async function inspectSchema(session: Session, schema: string): Promise<Found> {
	const relations = `FROM pg_catalog.pg_class WHERE relnamespace = (
		SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = '${schema}')`;
	const [facts] = await session.script(`SELECT current_setting('server_encoding') AS encoding,
		(SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = '${schema}') AS schemas,
		(SELECT count(*) ${relations}) AS relations,
		(SELECT count(*) ${relations} AND relname = 'schema_migrations' AND relkind = 'r') AS marked`);
	const isMarked = Number(facts?.['marked']) > 0;
	const rows = isMarked
		? await session.script(
				`SELECT to_jsonb(m)::json AS step FROM "${schema}".schema_migrations m LIMIT ${MOST_STEPS}`,
			)
		: [];
	return {
		encoding: String(facts?.['encoding']),
		exists: Number(facts?.['schemas']) > 0,
		isEmpty: Number(facts?.['relations']) === 0,
		version: versionOf(rows),
	};
}

/** A table of migrations is ours when its first step bears our name; many programs have one. */
function versionOf(rows: readonly Row[]): number {
	const steps = z.array(stepSchema).safeParse(rows.map((row) => row['step']));
	if (
		!steps.success ||
		!steps.data.some(({ version, name }) => version === 1 && name === FIRST_STEP)
	)
		return 0;
	return Math.max(...steps.data.map(({ version }) => version));
}

function assertUsable(
	{ encoding, isEmpty, version: found }: Found,
	{ place: path }: Database,
	create: boolean,
	known: number,
): void {
	if (found > known) throw ledgerError('LEDGER_NEWER_SCHEMA', { path, found, known });
	if (found > 0) return;
	if (!isEmpty) throw ledgerError('LEDGER_SCHEMA_FOREIGN', { path });
	if (!create) throw ledgerError('LEDGER_SCHEMA_MISSING', { path });
	if (encoding !== 'UTF8') {
		throw ledgerError('LEDGER_ENCODING_UNFIT', { path, found: encoding });
	}
}

function stepsFrom(
	{ exists, version: current }: Pick<Found, 'exists' | 'version'>,
	schema: string,
	steps: readonly Migration[],
): string {
	const statements = exists ? [] : [`CREATE SCHEMA "${schema}"`];
	if (current === 0) {
		statements.push(
			'CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, name text NOT NULL)',
		);
	}
	for (const { version, name, sql } of steps) {
		if (version <= current) continue;
		statements.push(
			sql.trim().replace(/;$/, ''),
			`INSERT INTO schema_migrations (version, name) VALUES (${version}, '${name.replaceAll("'", "''")}')`,
		);
	}
	return statements.join(';\n');
}

/** Whoever may read and write entries need not be the one who may make tables. */
function forbidden(cause: unknown, { place: path, schema }: Database): unknown {
	if (!(cause instanceof BelegflussError) || cause.code !== 'LEDGER_PERMISSION_MISSING')
		return cause;
	return ledgerError('LEDGER_SCHEMA_FORBIDDEN', { path, schema }, { cause });
}

import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Postgres } from '../../../scripts/host/postgres';
import { unprivilegedUser } from '../../../scripts/host/unprivileged';
import { postgresPlace, sqlitePlace } from '../ledger-homes';
import type { RunResult } from '../report';
import type { WriterProgram } from '../writer-process';
import { runFull, type FullCase } from './run-full';
import { SmallDisk } from './small-disk';

/** What the checks work with. */
export interface Surroundings {
	readonly folder: string;
	readonly program: WriterProgram;
	postgres(): Promise<Postgres>;
}

/** A disk that runs full. */
export interface DiskFullCheck {
	readonly name: string;
	/** gives null where it cannot be run */
	run(surroundings: Surroundings): Promise<RunResult | null>;
}

/** Room for a ledger of some hundred entries. */
const DISK_BYTES = 4_000_000;

/** Unit of `ulimit -f` in a POSIX shell, in bytes. */
const BLOCK = 512;

const sqliteName = 'disk full: SQLite on a full disk';
const postgresName = 'disk full: PostgreSQL, tables on a full disk';
const limitName = 'disk full: SQLite, file may not grow';
const naiveName = 'self-check: send, then record, file may not grow';

const guarded = { writer: 'guarded', finds: null } as const;

/** Every one of them. */
export const diskFullChecks: readonly DiskFullCheck[] = [
	{ name: sqliteName, run: sqliteOnFullDisk },
	{ name: limitName, run: (given) => sqliteThatMayNotGrow(given, { name: limitName, ...guarded }) },
	{ name: postgresName, run: postgresOnFullDisk },
	{
		name: naiveName,
		run: (given) =>
			sqliteThatMayNotGrow(given, { name: naiveName, writer: 'sendThenRecord', finds: 'twice' }),
	},
];

async function sqliteOnFullDisk({ program }: Surroundings): Promise<RunResult | null> {
	const disk = SmallDisk.make(DISK_BYTES);
	if (!disk) return null;
	try {
		return await runFull({
			name: sqliteName,
			...guarded,
			place: sqlitePlace(disk.folder),
			starved: program,
			program,
			fill: (spare) => disk.fill(spare),
			free: () => disk.free(),
		});
	} finally {
		await disk.remove();
	}
}

/** Works without root: the operating system refuses what would make a file longer. */
async function sqliteThatMayNotGrow(
	{ folder, program }: Surroundings,
	kind: Pick<FullCase, 'name' | 'writer' | 'finds'>,
): Promise<RunResult | null> {
	const place = sqlitePlace(folder);
	const log = `${place.kind === 'sqlite' ? place.path : ''}-wal`;
	const starved = { program: 'sh', args: [] as string[] };
	return await runFull({
		...kind,
		place,
		starved,
		program,
		fill: (spare) => {
			const blocks = Math.ceil((statSync(log).size + spare) / BLOCK);
			// Without the trap the signal would end the process, which proves nothing.
			const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
			starved.args.splice(0, Infinity, '-c', script, program.program, ...program.args);
		},
		free: () => undefined,
	});
}

/** Only the tables lie on the full disk: a server whose own log has no room left stops altogether. */
async function postgresOnFullDisk({ program, postgres }: Surroundings): Promise<RunResult | null> {
	const user = await unprivilegedUser();
	const disk = SmallDisk.make(DISK_BYTES, user);
	if (!disk) return null;
	try {
		const tables = join(disk.folder, 'tables');
		mkdirSync(tables);
		if (user) chownSync(tables, user.uid, user.gid);
		const server = await postgres();
		await administer(server, [
			`CREATE TABLESPACE small LOCATION '${tables}'`,
			'CREATE DATABASE small',
			'ALTER DATABASE small SET default_tablespace = small',
		]);
		const row = await runFull({
			name: postgresName,
			...guarded,
			place: postgresPlace(server, 'small'),
			starved: program,
			program,
			fill: (spare) => disk.fill(spare),
			free: () => disk.free(),
		});
		await administer(server, ['DROP DATABASE small WITH (FORCE)', 'DROP TABLESPACE small']);
		return row;
	} finally {
		await disk.remove();
	}
}

async function administer({ url }: Postgres, statements: readonly string[]): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

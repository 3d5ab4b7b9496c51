import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeCertificate, type Certificate } from './certificate';
import { runChild, type SystemUser } from './children';
import { freePort, LOOPBACK } from './ports';
import { providePostgres } from './postgres-programs';
import { HostProblem } from './problem';
import { startService } from './service';
import { unprivilegedUser } from './unprivileged';

/** What a PostgreSQL may be asked for. */
export interface PostgresOptions {
	/** Whether what is committed survives a crash of the machine (`fsync`); tests that do not need it save time. */
	durable?: boolean;
	/** Whether connections are encrypted; others are refused then. */
	ssl?: boolean;
}

/** A running PostgreSQL of our own. */
export interface Postgres {
	/** Of the database `postgres`, for the superuser, with the password. */
	url: string;
	port: number;
	/** The server process. */
	pid: number;
	/** PEM of the server's self-signed certificate, if connections are encrypted. */
	certificate: string | undefined;
	/** Ends the server, open connections included, and removes its data. */
	stop(): Promise<void>;
}

const USER = 'postgres';

/** Nothing that libpq or PostgreSQL reads from the environment may lead to another server. */
function environment(): NodeJS.ProcessEnv {
	return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function own(user: SystemUser | undefined, ...paths: string[]): Promise<void> {
	if (user) for (const path of paths) await chown(path, user.uid, user.gid);
}

interface Cluster {
	folder: string;
	data: string;
	user: SystemUser | undefined;
	password: string;
}

/**
 * Texts sort as German texts do, not byte by byte, and the server's clock shows German time, as in
 * the companies this runs in: nothing may come to rely on the one or the other.
 */
async function createCluster(initdb: string, cluster: Cluster): Promise<void> {
	const { folder, data, user, password } = cluster;
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, password, { mode: 0o600 });
	await own(user, passwordFile);
	const access = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`];
	const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'];
	const args = [`--pgdata=${data}`, ...access, ...language, '--no-sync', '--no-instructions'];
	const command = { program: initdb, args, cwd: folder, env: environment(), user };
	const { code, stderr } = await runChild(command).catch((thrown: unknown) => {
		throw new HostProblem(`PostgreSQL cannot be run here: ${String(thrown)}`);
	});
	await rm(passwordFile);
	if (code === 0) return;
	const said = stderr.trim().split('\n').at(-1) ?? '';
	throw new HostProblem(`PostgreSQL could not make its data folder: ${said}`);
}

function settings(port: number, options: PostgresOptions, certificate?: Certificate): string[] {
	const values: Record<string, string | number> = {
		port,
		listen_addresses: LOOPBACK,
		unix_socket_directories: '',
		timezone: 'Europe/Berlin',
		log_timezone: 'UTC',
		...(options.durable === false && {
			fsync: 'off',
			synchronous_commit: 'off',
			full_page_writes: 'off',
		}),
		...(certificate && {
			ssl: 'on',
			ssl_cert_file: certificate.certificateFile,
			ssl_key_file: certificate.keyFile,
		}),
	};
	return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Only the server started here knows the password, so whoever lets us in is that server. */
async function letsIn(url: string, ca: string | undefined): Promise<boolean> {
	const { Client } = await import('pg');
	const client = new Client({ connectionString: url, ...(ca && { ssl: { ca } }) });
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('SELECT 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/**
 * Starts a real PostgreSQL of our own: fresh, on loopback only, with a random password (SCRAM-SHA-256),
 * its data in a temporary folder. PostgreSQL refuses to run as root, so there it runs as `nobody`.
 * It does not outlive this process.
 * @throws HostProblem if there is no PostgreSQL for this machine, it does not start, or a certificate
 * is asked for and openssl is missing
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
	const user = await unprivilegedUser();
	const folder = await mkdtemp(join(tmpdir(), 'belegfluss-postgres-'));
	try {
		await own(user, folder);
		const programs = await providePostgres(folder, user !== undefined);
		const password = randomBytes(18).toString('base64url');
		const data = join(folder, 'data');
		await createCluster(programs.initdb, { folder, data, user, password });
		const certificate = options.ssl ? await makeCertificate(folder) : undefined;
		if (certificate) await own(user, certificate.keyFile, certificate.certificateFile);
		const entry = `${certificate ? 'hostssl' : 'host'} all all ${LOOPBACK}/32 scram-sha-256\n`;
		await writeFile(join(data, 'pg_hba.conf'), entry);
		const port = await freePort();
		const url = `postgresql://${USER}:${password}@${LOOPBACK}:${port}/postgres`;
		const { pid, stop } = await startService({
			program: programs.postgres,
			args: ['-D', data, ...settings(port, options, certificate)],
			cwd: folder,
			env: environment(),
			user,
			folder,
			// SIGTERM would wait until the last client has gone.
			endWith: 'SIGINT',
			ready: () => letsIn(url, certificate?.certificate),
		});
		return { url, port, pid, certificate: certificate?.certificate, stop };
	} catch (thrown) {
		await rm(folder, { recursive: true, force: true });
		throw thrown;
	}
}

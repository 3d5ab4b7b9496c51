import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Endings } from './endings';
import type { Instance } from './environment';
import type { Host } from './install';
import { leaveLastWill } from './last-will';
import { installPackage, providePackage, type PackedPackage } from './package';
import { freePort } from './ports';
import { startPostgres, type Postgres } from './postgres';
import { startRedis, type Redis } from './redis';
import { startServer, startWorker, type Server } from './server';
import { lastLine } from './service';

/** The fewest n8n advises. */
const CONCURRENCY = 5;

/** What an n8n in queue mode may be asked for. */
export interface QueueModeOptions {
	/** How many workers, 2 if not said. */
	workers?: number;
	/** As of PostgreSQL, see there. */
	durable?: boolean;
	/** The folders whose files workflows may read and write, on every process. */
	fileFolders?: readonly string[];
	/** The package to install, the packed repository if not said. */
	packed?: PackedPackage;
	/** Further settings of n8n for every process, as environment variables. */
	settings?: Readonly<Record<string, string>>;
	/**
	 * Fills the fresh database before any process starts: imports, publishes.
	 * @param instance for n8n's command line
	 */
	prepare?: (instance: Instance) => Promise<void>;
}

/** A running n8n in queue mode. */
export interface QueueMode {
	/** The main process's address, without a slash at its end: editor, REST, webhooks. */
	url: string;
	main: Server;
	workers: readonly Server[];
	postgres: Postgres;
	redis: Redis;
	/**
	 * Starts one more worker, for instance in the place of one that was killed.
	 * @throws HostProblem if it does not start
	 */
	addWorker(): Promise<Server>;
	/**
	 * Ends every process and removes every trace.
	 * @throws Error naming the processes of n8n that had ended without being told to
	 */
	stop(): Promise<void>;
}

/** Says at once when a process ends that was not told to, and remembers it. */
class Watch {
	readonly crashes: string[] = [];

	over(name: string, server: Server): Server {
		void server.ended.then((wasTold) => {
			if (wasTold) return;
			const crash = `The ${name} of n8n ended by itself; the last it said was: ${lastLine(server.logFile)}`;
			this.crashes.push(crash);
			console.error(crash);
		});
		return server;
	}

	report(): void {
		if (this.crashes.length > 0) throw new Error(this.crashes.join('\n'));
	}
}

/** What every process gets, besides the package in a user folder of its own. */
type Shared = Omit<Instance, 'userFolder' | 'port' | 'brokerPort'>;

/** Makes the instances of one queue: nothing is common to them but database, Redis and key. */
type Maker = (name: string, port: number) => Promise<Instance>;

function instanceMaker(packed: PackedPackage, shared: Shared, endings: Endings): Maker {
	return async (name, port) => {
		const userFolder = await mkdtemp(join(tmpdir(), `belegfluss-${name}-`));
		endings.add(async () => await rm(userFolder, { recursive: true, force: true }));
		await installPackage(packed, userFolder);
		return { ...shared, userFolder, port, brokerPort: await freePort() };
	};
}

async function start(host: Host, options: QueueModeOptions, endings: Endings): Promise<QueueMode> {
	const packed = options.packed ?? (await providePackage());
	const postgres = await startPostgres({ durable: options.durable });
	endings.add(postgres.stop);
	const redis = await startRedis();
	endings.add(redis.stop);

	const mainPort = await freePort();
	const shared: Shared = {
		fileFolders: options.fileFolders ?? [],
		database: postgres.url,
		encryptionKey: randomBytes(24).toString('hex'),
		queue: { redisPort: redis.port, mainPort },
		settings: options.settings,
	};
	const make = instanceMaker(packed, shared, endings);
	const instance = await make('main', mainPort);
	await options.prepare?.(instance);

	const watch = new Watch();
	endings.add(() => watch.report());
	const run = async (name: string, { userFolder: folder }: Instance, starting: Promise<Server>) => {
		const server = await starting;
		endings.add(leaveLastWill({ pid: server.pid, signal: 'SIGTERM', folder }));
		endings.add(server.stop);
		return watch.over(name, server);
	};
	let started = 0;
	const addWorker = async () => {
		const name = `worker-${++started}`;
		const worker = await make(name, await freePort());
		return await run(name, worker, startWorker(host, worker, CONCURRENCY));
	};
	// All at once: n8n itself has the first of them bring the database up to date.
	const [main, ...workers] = await allOrNone([
		run('main process', instance, startServer(host, instance)),
		...Array.from({ length: options.workers ?? 2 }, addWorker),
	]);
	const stop = () => endings.run();
	return { url: main.url, main, workers, postgres, redis, addWorker, stop };
}

/** Like Promise.all, but a failure is passed on only when nothing is being started any more. */
async function allOrNone<T>(starting: [Promise<T>, ...Array<Promise<T>>]): Promise<[T, ...T[]]> {
	await Promise.allSettled(starting);
	return (await Promise.all(starting)) as [T, ...T[]];
}

/**
 * Starts a real n8n in queue mode: one main process and its workers, on a PostgreSQL and a Redis of
 * our own, the packed package installed in each process's own user folder.
 * @param host the installed n8n
 * @throws HostProblem if something is missing or does not start; what had started is ended then
 */
export async function startQueueMode(
	host: Host,
	options: QueueModeOptions = {},
): Promise<QueueMode> {
	const endings = new Endings();
	try {
		return await start(host, options, endings);
	} catch (thrown) {
		await endings.run().catch((ending: unknown) => console.error(ending));
		throw thrown;
	}
}

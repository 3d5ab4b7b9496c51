import { delimiter, dirname } from 'node:path';

import { LOOPBACK } from './ports';

/** What makes one n8n instance differ from another. */
export interface Instance {
	/** The parent of n8n's own `.n8n` folder; never below a folder with a `node_modules` of ours. */
	userFolder: string;
	port: number;
	/** The port on which n8n's task runner finds its broker. */
	brokerPort: number;
	/** The folders whose files workflows may read and write. */
	fileFolders: readonly string[];
	/** URL of the PostgreSQL database for n8n's own data; without it, an SQLite file in the user folder. */
	database?: string;
	/** Encrypts credentials, 32 characters or more; without it, n8n makes one in the user folder. */
	encryptionKey?: string;
	/** Makes it a process of an n8n in queue mode; it then needs the database and the key it shares. */
	queue?: Queue;
	/** Further settings of n8n, as environment variables; stronger than ours. */
	settings?: Readonly<Record<string, string>>;
}

/** What the processes of one n8n in queue mode have in common. */
export interface Queue {
	/** The port of the Redis that hands executions to workers. */
	redisPort: number;
	/** The port of the main process, whose address every process gives out as n8n's own. */
	mainPort: number;
}

/** Settings of another n8n, of npm, of Node's options or of a test runner must not leak in. */
const FOREIGN =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|GENERIC_|CREDENTIALS_|NODES_|npm_|NODE_ENV$|NODE_OPTIONS$|VITEST|TSX_)/i;

function databaseEnvironment(url: string): NodeJS.ProcessEnv {
	const { hostname, port, username, password, pathname } = new URL(url);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: hostname,
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_DATABASE: decodeURIComponent(pathname.slice(1)),
		DB_POSTGRESDB_USER: decodeURIComponent(username),
		DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
	};
}

function queueEnvironment(instance: Instance, queue: Queue): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: LOOPBACK,
		QUEUE_BULL_REDIS_PORT: String(queue.redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(instance.port),
		N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		// Otherwise a worker puts its own port, where nobody serves pages, into the addresses it makes.
		N8N_WEBHOOK_URL: `http://${LOOPBACK}:${queue.mainPort}/`,
	};
}

/**
 * The environment of a quiet n8n that listens on loopback only, asks nobody outside for anything,
 * and logs at a level at which `n8n execute --rawOutput` prints its result.
 */
export function hostEnvironment(
	instance: Instance,
	environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const kept = Object.entries(environment).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(kept),
		PATH: [dirname(process.execPath), environment['PATH']].join(delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: instance.userFolder,
		N8N_HOST: LOOPBACK,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_PORT: String(instance.port),
		N8N_RUNNERS_BROKER_PORT: String(instance.brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
		N8N_RESTRICT_FILE_ACCESS_TO: instance.fileFolders.join(';'),
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// The list of verified packages and the modules below call n8n's servers at every start.
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry,mcp,instance-ai,agents,chat-hub,quick-connect,insights',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_LOG_LEVEL: 'info',
		GENERIC_TIMEZONE: 'Europe/Berlin',
		...(instance.database && databaseEnvironment(instance.database)),
		...(instance.encryptionKey && { N8N_ENCRYPTION_KEY: instance.encryptionKey }),
		...(instance.queue && queueEnvironment(instance, instance.queue)),
		...instance.settings,
	};
}

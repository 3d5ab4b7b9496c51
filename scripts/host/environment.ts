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
}

/** Settings of another n8n, of npm, of Node's options or of a test runner must not leak in. */
const FOREIGN =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|GENERIC_|CREDENTIALS_|NODES_|npm_|NODE_ENV$|NODE_OPTIONS$|VITEST|TSX_)/i;

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
	};
}

/*
 * The vendor as a process of its own: `node --import tsx process.ts '<options as JSON>'`, or with the
 * options as first line of standard input. Prints one JSON line when it is ready.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { runAsProcess } from '../support/own-process';
import type { LexwareOptionsInput } from './options';
import { startLexware } from './server';

/** The line it prints. */
export interface ReadyLine {
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	readonly apiKey: string;
	readonly organizationId: string;
	/** PEM (SPKI) of the key that signs events */
	readonly webhookPublicKey: string;
	/** address of the control routes, without a slash at the end */
	readonly control: string;
}

const secretSchema = z.looseObject({ controlSecret: z.string().nullish() });

runAsProcess(async (given) => {
	const controlSecret = secretSchema.parse(given).controlSecret ?? randomUUID();
	const lexware = await startLexware({ ...(given as LexwareOptionsInput), controlSecret });
	const ready: ReadyLine = {
		url: lexware.url,
		port: lexware.port,
		pid: process.pid,
		apiKey: lexware.apiKey,
		organizationId: lexware.organizationId,
		webhookPublicKey: lexware.webhookPublicKey,
		control: `${lexware.url}/control/${controlSecret}`,
	};
	return { ready, close: () => lexware.close() };
});

import type { IAllExecuteFunctions, ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { LexwareClient } from '../../lib/lexware/client';
import { vendorHttp } from '../support/http/vendor-http';

/** Name of the credential. */
export const LEXOFFICE_CREDENTIAL = 'lexofficeApi';

const BASE_URL = 'https://api.lexware.io';

/** Every context of a node that may talk to the vendor. */
export type LexofficeContext = Pick<IAllExecuteFunctions, 'getCredentials' | 'helpers'>;

/** A client for the organisation of the node's credential, and what the credential says besides. */
export interface LexofficeAccess {
	readonly client: LexwareClient;
	readonly baseUrl: string;
	/** PEM; null for the key this package knows */
	readonly webhookPublicKey: string | null;
}

/** One client a run: what it has learned of the account serves all items, and no later run. */
const opened = new WeakMap<LexofficeContext, Promise<LexofficeAccess>>();

/**
 * @param context of the node
 * @returns a client with the node's credential; everything with the same key shares the vendor's rate
 */
export async function lexofficeAccess(context: LexofficeContext): Promise<LexofficeAccess> {
	const known = opened.get(context) ?? open(context);
	opened.set(context, known);
	known.catch(() => opened.delete(context));
	return known;
}

/**
 * @param context of the node
 * @returns as above, the client alone
 */
export async function lexofficeClient(context: LexofficeContext): Promise<LexwareClient> {
	return (await lexofficeAccess(context)).client;
}

async function open(context: LexofficeContext): Promise<LexofficeAccess> {
	const credential =
		await context.getCredentials<ICredentialDataDecryptedObject>(LEXOFFICE_CREDENTIAL);
	const baseUrl = text(credential, 'baseUrl') || BASE_URL;
	const [http, { connectLexware }, { realPacing }] = await Promise.all([
		vendorHttp(context, LEXOFFICE_CREDENTIAL, baseUrl),
		import('../../lib/lexware/connect'),
		import('../../lib/http/pacing'),
	]);
	return {
		client: connectLexware(http, `${baseUrl}\n${text(credential, 'apiKey')}`, realPacing),
		baseUrl,
		webhookPublicKey: text(credential, 'webhookPublicKey') || null,
	};
}

function text(credential: ICredentialDataDecryptedObject, field: string): string {
	const value = credential[field];
	return typeof value === 'string' ? value.trim() : '';
}

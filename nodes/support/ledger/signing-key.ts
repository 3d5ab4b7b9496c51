import { randomBytes } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { SigningKey } from '../../../lib/ledger/checkpoint/keys';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { LEDGER_CREDENTIAL } from './location';

/** Name of a key that is made because nobody chose one. */
const DEFAULT_NAME = 'belegfluss.local';

/**
 * @param context execution context
 * @param store the node's ledger
 * @returns the key of the credential, or for a ledger in a file the one kept beside it
 * @throws BelegflussError CHECKPOINT_KEY_MISSING when a ledger in a database has none; CHECKPOINT_… when the
 * key is none
 */
export async function signingKeyOf(
	context: IExecuteFunctions,
	store: LedgerStore,
): Promise<SigningKey> {
	const chosen = context.getNode().credentials?.[LEDGER_CREDENTIAL] !== undefined;
	const credential = chosen
		? await context.getCredentials<ICredentialDataDecryptedObject>(LEDGER_CREDENTIAL)
		: {};
	const text = String(credential['signingPrivateKey'] ?? '').trim();
	if (text !== '') {
		const { parseSigningKey } = await import('../../../lib/ledger/checkpoint/keys');
		return parseSigningKey(text);
	}
	if (store.kind === 'sqlite') {
		const { keyBesideLedger } = await import('../../../lib/ledger/checkpoint/key-file');
		return keyBesideLedger(store.place, DEFAULT_NAME, randomBytes);
	}
	const { checkpointError } = await import('../../../lib/ledger/checkpoint/errors');
	throw checkpointError('CHECKPOINT_KEY_MISSING');
}

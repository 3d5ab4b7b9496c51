import type { AxiosInstance } from 'axios';
import { axiosSend } from '../http/axios-send';
import type { Pacing } from '../http/pacing';
import { persistentSend, usualPatience, type Patience } from '../http/persistent-send';
import { sharedBucket, type Rate } from '../http/token-bucket';
import { sha256Hex } from '../ledger/event/hash';
import { LexwareClient } from './client';

/**
 * The vendor lets 2 requests a second pass, but a client that sends exactly that many is refused now and
 * then, because the network does not keep the distances.
 */
export const LEXWARE_RATE: Rate = { perSecond: 1.5, burst: 2 };

/** How a connection differs from the usual one. */
export interface ConnectOptions {
	readonly rate?: Rate;
	readonly patience?: Patience;
}

/**
 * @param axios instance with base address and credentials
 * @param account what the vendor counts requests by: base address and API key; only its hash is kept
 * @param pacing clocks
 * @param options for tests against a vendor with other limits
 * @returns a client; all clients of one account in this process share its rate
 */
export function connectLexware(
	axios: AxiosInstance,
	account: string,
	pacing: Pacing,
	{ rate = LEXWARE_RATE, patience = usualPatience }: ConnectOptions = {},
): LexwareClient {
	const accountSha256 = sha256Hex(account);
	const bucket = sharedBucket(`lexware ${accountSha256}`, rate, pacing);
	const send = persistentSend(axiosSend(axios), bucket, pacing, patience);
	return new LexwareClient(send, accountSha256);
}

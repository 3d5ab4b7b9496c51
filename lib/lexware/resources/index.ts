import type { Endpoint } from '../endpoint';
import { profileEndpoints } from './profile';

/** Every call this package can make to Lexware Office, by resource; a further resource is one line. */
export const endpointMap: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
	profile: profileEndpoints,
};

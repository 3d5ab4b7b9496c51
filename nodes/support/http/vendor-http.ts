import type { AxiosInstance } from 'axios';
import { n8nAdapter, type RequestContext } from './n8n-adapter';

/**
 * @param context of the node
 * @param credential name of the credential type n8n authenticates with
 * @param baseURL the vendor's address
 * @returns axios that sends through n8n; axios itself is loaded on first use
 */
export async function vendorHttp(
	context: RequestContext,
	credential: string,
	baseURL: string,
): Promise<AxiosInstance> {
	const { default: axios } = await import('axios');
	return axios.create({
		baseURL,
		adapter: n8nAdapter(context, credential),
		headers: { 'User-Agent': 'n8n-nodes-belegfluss' },
	});
}

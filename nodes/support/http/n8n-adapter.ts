import type { AxiosAdapter, AxiosHeaders, InternalAxiosRequestConfig } from 'axios';
import type {
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

/** Where n8n hands out its request helper; every context that may send has it. */
export type RequestContext = Pick<IAllExecuteFunctions, 'helpers'>;

/**
 * Lets axios send through n8n, so that credentials, proxies and the instance's network rules stay n8n's.
 * Only what the vendor clients of this package use is handed on: bytes in, bytes out.
 *
 * @param context of the node
 * @param credential name of the credential type n8n authenticates with
 * @returns an adapter for an axios instance
 */
export function n8nAdapter(context: RequestContext, credential: string): AxiosAdapter {
	return async (config) => {
		// n8n puts its own signal in the place of ours, so this is the last moment ours is heard.
		(config.signal as AbortSignal | undefined)?.throwIfAborted();
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			// The helper is typed for each context of its own, and only asks for what all of them have.
			context as IAllExecuteFunctions,
			credential,
			optionsOf(config),
		)) as IN8nHttpFullResponse;
		return {
			data: response.body,
			status: response.statusCode,
			statusText: response.statusMessage ?? '',
			headers: response.headers as Record<string, string>,
			config,
		};
	};
}

function optionsOf(config: InternalAxiosRequestConfig): IHttpRequestOptions {
	const { data } = config as { data?: Buffer };
	return {
		method: (config.method ?? 'get').toUpperCase() as IHttpRequestMethods,
		url: `${(config.baseURL ?? '').replace(/\/+$/, '')}${config.url ?? ''}`,
		headers: headersOf(config.headers, data !== undefined),
		...(data === undefined ? {} : { body: data }),
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: config.timeout,
	};
}

function headersOf(headers: AxiosHeaders, hasBody: boolean): IDataObject {
	const plain: IDataObject = {};
	for (const [name, value] of Object.entries(headers.toJSON())) {
		// axios names a type even where there is no body.
		const isSuperfluous = !hasBody && name.toLowerCase() === 'content-type';
		if (value !== null && !isSuperfluous) plain[name] = String(value);
	}
	return plain;
}

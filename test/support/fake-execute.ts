import type {
	IBinaryData,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { Readable } from 'node:stream';
import { NodeHelpers } from 'n8n-workflow';

/** What a node test says about the run; everything else is as in a fresh workflow. */
export interface FakeRun {
	readonly node: INodeType;
	readonly items: readonly INodeExecutionData[];
	/** parameters that differ from the node's own defaults; strings starting with `=` are expressions */
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly onError?: INode['onError'];
	readonly credentials?: Readonly<Record<string, Record<string, unknown>>>;
	readonly timezone?: string;
	readonly isToolExecution?: boolean;
}

/** What came out, and what the node said on the way. */
export interface FakeRunResult {
	readonly outputs: INodeExecutionData[][];
	readonly hints: NodeExecutionHint[];
}

const EXPRESSION_PART = /^=\{\{\s*\$json(?:\.([\w.]+))?\s*\}\}$/;

/**
 * Runs a node's `execute` with its own default parameters, the way a user gets them, on the given items.
 * Expressions are limited to `={{ $json.path }}`, the form our defaults use; anything else throws.
 *
 * @param run node, items and what differs from the defaults
 * @returns outputs and hints
 */
export async function runNode(run: FakeRun): Promise<FakeRunResult> {
	const hints: NodeExecutionHint[] = [];
	const context = fakeExecuteFunctions(run, hints);
	const outputs = await run.node.execute!.call(context);
	if (!Array.isArray(outputs)) throw new Error('The node returned a request instead of items.');
	return { outputs, hints };
}

/**
 * @param run node, items and what differs from the defaults
 * @param hints receives the hints the node gives while it runs
 * @returns the part of IExecuteFunctions our nodes use
 */
export function fakeExecuteFunctions(
	run: FakeRun,
	hints: NodeExecutionHint[] = [],
): IExecuteFunctions {
	const { description } = run.node;
	const given = { ...run.parameters } as INode['parameters'];
	const node: INode = {
		id: 'node-1',
		name: description.displayName,
		type: `n8n-nodes-belegfluss.${description.name}`,
		typeVersion: 1,
		position: [0, 0],
		onError: run.onError,
		credentials: Object.fromEntries(
			Object.keys(run.credentials ?? {}).map((type) => [type, { id: type, name: type }]),
		),
		parameters: {},
	};
	node.parameters =
		NodeHelpers.getNodeParameters(
			description.properties as INodeProperties[],
			given,
			true,
			false,
			node,
			description,
		) ?? {};

	const context: Partial<IExecuteFunctions> = {
		getInputData: () => [...run.items],
		getNode: () => node,
		continueOnFail: () =>
			run.onError === 'continueRegularOutput' || run.onError === 'continueErrorOutput',
		getNodeParameter: ((name: string, itemIndex: number, fallback?: unknown) =>
			readParameter(
				node,
				run.items[itemIndex],
				name,
				fallback,
			)) as IExecuteFunctions['getNodeParameter'],
		getTimezone: () => run.timezone ?? 'Europe/Berlin',
		getWorkflow: () => ({ id: 'workflow-1', name: 'Invoice inbox', active: false }),
		getExecutionId: () => '42',
		getMode: () => 'manual',
		getInstanceId: () => 'instance-1',
		isToolExecution: () => run.isToolExecution ?? false,
		addExecutionHints: (...added: NodeExecutionHint[]) => void hints.push(...added),
		getCredentials: (async (type: string) => {
			const found = run.credentials?.[type];
			if (!found) throw new Error(`Node does not have any credentials set for "${type}"`);
			return found;
		}) as IExecuteFunctions['getCredentials'],
		logger: {
			debug: () => undefined,
			info: () => undefined,
			warn: () => undefined,
			error: () => undefined,
			scoped: () => context.logger!,
		} as unknown as IExecuteFunctions['logger'],
		helpers: {
			...binaryHelpers(run.items),
			httpRequest: (options: IHttpRequestOptions) => httpRequest(options),
			httpRequestWithAuthentication: (type: string, options: IHttpRequestOptions) =>
				httpRequest({
					...options,
					headers: { ...options.headers, ...authorizationOf(run.credentials?.[type]) },
				}),
		} as unknown as IExecuteFunctions['helpers'],
	};
	return context as IExecuteFunctions;
}

function readParameter(
	node: INode,
	item: INodeExecutionData | undefined,
	path: string,
	fallback: unknown,
): unknown {
	const value = path
		.split('.')
		.reduce<unknown>(
			(current, key) => (current as Record<string, unknown> | undefined)?.[key],
			node.parameters,
		);
	if (value === undefined) {
		if (fallback === undefined) throw new Error(`Could not get parameter "${path}"`);
		return fallback;
	}
	return resolve(value, item);
}

function resolve(value: unknown, item: INodeExecutionData | undefined): unknown {
	if (typeof value === 'string' && value.startsWith('=')) return evaluate(value, item);
	if (Array.isArray(value)) return value.map((entry) => resolve(entry, item));
	if (value !== null && typeof value === 'object') {
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, resolve(entry, item)]),
		);
	}
	return value;
}

function evaluate(expression: string, item: INodeExecutionData | undefined): unknown {
	const match = EXPRESSION_PART.exec(expression);
	if (!match) throw new Error(`The fake evaluates only {{ $json.path }}, not ${expression}`);
	return (match[1]?.split('.') ?? []).reduce<unknown>(
		(current, key) => (current as Record<string, unknown> | undefined | null)?.[key],
		item?.json,
	);
}

/** The credentials of our vendors carry a bearer token in one field or another. */
function authorizationOf(credential: Readonly<Record<string, unknown>> | undefined) {
	const token = credential?.['apiKey'] ?? credential?.['token'];
	return typeof token === 'string' ? { authorization: `Bearer ${token}` } : {};
}

/** n8n's request helper, as far as our clients use it: status errors as data, no redirects followed. */
async function httpRequest(options: IHttpRequestOptions): Promise<unknown> {
	const bytes = options.body instanceof Uint8Array ? Buffer.from(options.body) : null;
	const response = await fetch(options.url, {
		method: options.method ?? 'GET',
		headers: {
			...(options.body === undefined || bytes ? {} : { 'content-type': 'application/json' }),
			...(options.headers as Record<string, string>),
		},
		body:
			(bytes as BodyInit | null) ??
			(options.body === undefined ? undefined : JSON.stringify(options.body)),
		redirect: 'manual',
		signal: options.timeout ? AbortSignal.timeout(options.timeout) : undefined,
	});
	if (options.encoding === 'arraybuffer') {
		const headers: Record<string, string> = {};
		response.headers.forEach((value, name) => (headers[name] = value));
		return {
			statusCode: response.status,
			statusMessage: response.statusText,
			headers,
			body: Buffer.from(await response.arrayBuffer()),
		};
	}
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return { statusCode: response.status, body: isJson ? JSON.parse(text) : text };
}

function binaryHelpers(items: readonly INodeExecutionData[]) {
	const metadata = (itemIndex: number, property: string): IBinaryData => {
		const found = items[itemIndex]?.binary?.[property];
		if (!found)
			throw new Error(
				`This operation expects the node's input data to contain a binary file '${property}', but none was found [item ${itemIndex}]`,
			);
		return found;
	};
	return {
		assertBinaryData: metadata,
		getBinaryDataBuffer: async (itemIndex: number, property: string) =>
			Buffer.from(metadata(itemIndex, property).data, 'base64'),
		prepareBinaryData: async (bytes: Buffer | Readable, fileName?: string, mimeType?: string) =>
			binaryFile(
				Buffer.isBuffer(bytes) ? bytes : Buffer.concat(await bytes.toArray()),
				fileName ?? 'file',
				mimeType,
			),
	};
}

/**
 * @param bytes content of the file
 * @param fileName its name
 * @param mimeType media type as a mail or upload node would claim it
 * @returns binary data as n8n keeps it in memory
 */
export function binaryFile(bytes: Uint8Array, fileName: string, mimeType?: string): IBinaryData {
	return {
		data: Buffer.from(bytes).toString('base64'),
		fileName,
		mimeType: mimeType ?? 'application/octet-stream',
		bytes: bytes.length,
		fileSize: `${bytes.length} B`,
	} as IBinaryData;
}

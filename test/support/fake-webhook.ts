import { EventEmitter } from 'node:events';
import type {
	IDataObject,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { fakeExecuteFunctions } from './fake-execute';

/** A published workflow with one trigger, as far as the trigger can tell. */
export interface FakeListener {
	readonly node: INodeType;
	/** what differs from the defaults */
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, Record<string, unknown>>>;
	/** where events are to be sent */
	readonly webhookUrl?: string;
	/** whether it is a test run of the editor */
	readonly isTest?: boolean;
	readonly workflowId?: string;
	/** what n8n has stored with the workflow; changed as n8n changes it */
	readonly staticData?: IDataObject;
	/** receives what the node tells the log */
	readonly log?: string[];
}

/** A request as it comes in. */
export interface FakeRequest {
	readonly method?: 'POST' | 'HEAD';
	readonly headers?: Readonly<Record<string, string | string[]>>;
	readonly body?: Uint8Array;
}

/** What became of a request. */
export interface FakeDelivery {
	readonly status: number;
	/** what the workflow was started with; null when it was not */
	readonly items: readonly INodeExecutionData[] | null;
}

/** The part of Express' response the nodes use. */
class FakeResponse extends EventEmitter {
	statusCode = 200;
	headersSent = false;

	status(code: number): this {
		if (this.headersSent) throw new Error('The answer is gone already.');
		this.statusCode = code;
		return this;
	}

	end(): this {
		if (this.headersSent) return this;
		this.headersSent = true;
		this.emit('answered');
		return this;
	}
}

/** A request whose answer and execution can be waited for one by one. */
export interface RunningDelivery {
	/** status of the answer, as soon as it is there */
	readonly answered: Promise<number>;
	readonly done: Promise<FakeDelivery>;
}

/**
 * Hands a request to the node as n8n does. A node that leaves the answer to n8n loses what it stored: n8n
 * forgets that it changed while the execution is started.
 *
 * @param listener the published workflow
 * @param request what comes in
 * @returns answer and execution
 */
export function beginDelivery(listener: FakeListener, request: FakeRequest): RunningDelivery {
	const response = new FakeResponse();
	const answered = new Promise<number>((resolve) =>
		response.once('answered', () => resolve(response.statusCode)),
	);
	const staticData = structuredClone(listener.staticData ?? {});
	const context = {
		...common(listener, staticData),
		getRequestObject: () => ({
			method: request.method ?? 'POST',
			headers: request.headers ?? {},
			rawBody: request.body && Buffer.from(request.body),
		}),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	return { answered, done: conclude(listener, { context, response, staticData }) };
}

interface Conclusion {
	readonly context: IWebhookFunctions;
	readonly response: FakeResponse;
	readonly staticData: IDataObject;
}

async function conclude(
	{ node, staticData: stored }: FakeListener,
	{ context, response, staticData }: Conclusion,
): Promise<FakeDelivery> {
	const result: IWebhookResponseData = await node.webhook!.call(context);
	if (!result.noWebhookResponse) response.status(200).end();
	else if (stored) Object.assign(stored, staticData);
	if (!response.headersSent) throw new Error('The node left the vendor without an answer.');
	return { status: response.statusCode, items: result.workflowData?.flat() ?? null };
}

/** As above, to its end. */
export async function deliver(listener: FakeListener, request: FakeRequest): Promise<FakeDelivery> {
	return beginDelivery(listener, request).done;
}

/**
 * @param listener the workflow being published or unpublished
 * @returns what n8n hands to checkExists, create and delete
 */
export function fakeHookFunctions(listener: FakeListener): IHookFunctions {
	return {
		...common(listener, listener.staticData ?? {}),
		getNodeWebhookUrl: () => listener.webhookUrl,
	} as unknown as IHookFunctions;
}

function common(listener: FakeListener, staticData: IDataObject) {
	const context = fakeExecuteFunctions({ ...listener, items: [{ json: {} }] });
	const note = (message: string) => void listener.log?.push(message);
	return {
		...context,
		getNodeParameter: (name: string, fallback?: unknown) =>
			context.getNodeParameter(name, 0, fallback),
		getMode: () => (listener.isTest ? 'manual' : 'webhook'),
		getWorkflow: () => ({ id: listener.workflowId ?? 'workflow-1', name: 'Inbox', active: true }),
		getWorkflowStaticData: () => staticData,
		logger: { ...context.logger, warn: note, error: note },
	};
}

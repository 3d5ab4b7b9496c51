import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { jsonObjectOf } from '../../../lib/lexware/input/raw-json';
import type { JsonObject } from '../../../lib/lexware/input/override';
import { canonicalize } from '../../../lib/ledger/event/canonical-json';
import { sha256Hex } from '../../../lib/ledger/event/hash';

/** Option by which a user says what makes two writes the same. */
export const referenceProperty: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. order 2026-0815',
	description:
		'Your own name for this write: with the same reference it is written once only, however often the workflow runs. Without one, exactly the same content is written once only.',
};

/** Option for fields the panel does not know. */
export const rawJsonProperty: INodeProperties = {
	displayName: 'Raw JSON Override',
	name: 'rawJson',
	type: 'json',
	default: '{}',
	description:
		'Fields of the Public API that are merged into the request last: objects field by field, lists as a whole; null removes a field',
};

/**
 * @param options collection that holds the option above
 * @returns what is merged into the request last
 * @throws BelegflussError LEXWARE_RAW_JSON
 */
export function rawJsonOf(options: IDataObject): JsonObject {
	return jsonObjectOf(options['rawJson'], 'Raw JSON Override');
}

/**
 * @param request exactly as it would be sent
 * @param reference what the user names it, if anything
 * @returns the subject of the idempotency key
 */
export function subjectOf(request: unknown, reference: unknown): string {
	const named = typeof reference === 'string' ? reference.trim() : '';
	return named === '' ? `request ${sha256Hex(canonicalize(request, 'jcs'))}` : `reference ${named}`;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * @param item incoming item
 * @returns hash of the document it is about, null when it is about none
 */
export function documentOf(item: INodeExecutionData): string | null {
	const { sha256 } = (item.json['document'] ?? {}) as { sha256?: unknown };
	return typeof sha256 === 'string' && SHA256.test(sha256) ? sha256 : null;
}

/**
 * @param context execution context
 * @param name of a collection
 * @param itemIndex index of the item
 * @returns its values
 */
export function collection(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): IDataObject {
	const value: unknown = context.getNodeParameter(name, itemIndex, {});
	return typeof value === 'object' && value !== null ? (value as IDataObject) : {};
}

/**
 * @param value of a fixed collection that takes one entry
 * @param group internal name of the entry
 * @returns the entry's values, empty when there is none
 */
export function entryOf(value: unknown, group: string): IDataObject {
	const entry = ((value ?? {}) as IDataObject)[group];
	return typeof entry === 'object' && entry !== null ? (entry as IDataObject) : {};
}

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { eventTypes, type EventType } from '../../../lib/lexware/webhooks/event-types';

/** Parameters of the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['voucher.created'],
		options: eventTypes.map(optionOf).toSorted(byName),
		hint: 'A file put into the inbox is reported as "Voucher Created" once its values were read',
		description: 'What starts the workflow. Each event is a subscription in Lexware Office.',
	},
	{
		displayName: 'Fetch the Document',
		name: 'fetchDocument',
		type: 'boolean',
		default: true,
		hint: 'The first file is in "data", where AI Invoice Extract looks for it; further ones are in "data_2" and so on',
		description:
			'Whether to add the record and its files. An event itself says only what happened to which ID.',
	},
];

function optionOf({ type, label, isUnconfirmed, record, file }: EventType): INodePropertyOptions {
	const doubt = isUnconfirmed ? '. Not every account offers it.' : '';
	return { name: label, value: type, description: `${contentOf(record, file)}${doubt}` };
}

function contentOf(record: EventType['record'], file: EventType['file']): string {
	if (record === null) return 'Only the event: there is no record to fetch';
	return file === null ? 'With the record' : 'With the record and its files';
}

function byName(left: INodePropertyOptions, right: INodePropertyOptions): number {
	return left.name < right.name ? -1 : 1;
}

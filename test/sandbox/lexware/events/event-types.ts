const LIFE = ['created', 'changed', 'deleted'] as const;

function of<Group extends string, Kind extends string>(group: Group, kinds: readonly Kind[]) {
	return kinds.map((kind) => `${group}.${kind}` as const);
}

const WITH_STATUS = [...LIFE, 'status.changed'] as const;

/** What can be subscribed to. */
export const EVENT_TYPES = [
	...of('article', LIFE),
	...of('contact', LIFE),
	...of('invoice', WITH_STATUS),
	...of('credit-note', WITH_STATUS),
	...of('quotation', WITH_STATUS),
	...of('order-confirmation', WITH_STATUS),
	...of('delivery-note', LIFE),
	...of('down-payment-invoice', WITH_STATUS),
	...of('dunning', LIFE),
	...of('voucher', WITH_STATUS),
	...of('recurring-template', LIFE),
	'payment.changed',
	'token.revoked',
] as const;

/** Listed by some clients and missing in others. */
export const UNCONFIRMED_EVENT_TYPES = [
	'delivery-note.status.changed',
	'dunning.status.changed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number] | (typeof UNCONFIRMED_EVENT_TYPES)[number];

/**
 * @param text any text
 * @param withUnconfirmed whether the unconfirmed ones exist
 * @returns whether it names an event one can subscribe to
 */
export function isEventType(text: string, withUnconfirmed: boolean): text is EventType {
	const known: readonly string[] = EVENT_TYPES;
	const unconfirmed: readonly string[] = UNCONFIRMED_EVENT_TYPES;
	return known.includes(text) || (withUnconfirmed && unconfirmed.includes(text));
}

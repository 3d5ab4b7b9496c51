import { describe, expect, it } from 'vitest';
import { eventTypeOf, eventTypes } from '../../../../lib/lexware/webhooks/event-types';

describe('the event types', () => {
	it('are those of the Public API', () => {
		const full = (name: string) =>
			['created', 'changed', 'deleted', 'status.changed'].map((event) => `${name}.${event}`);
		const withoutStatus = (name: string) => full(name).slice(0, 3);
		expect(eventTypes.map(({ type }) => type)).toEqual([
			...withoutStatus('article'),
			...withoutStatus('contact'),
			...full('invoice'),
			...full('credit-note'),
			...full('quotation'),
			...full('order-confirmation'),
			...full('delivery-note'),
			...full('down-payment-invoice'),
			...full('dunning'),
			...full('voucher'),
			...withoutStatus('recurring-template'),
			'payment.changed',
			'token.revoked',
		]);
	});

	it('name the two that are unconfirmed', () => {
		expect(eventTypes.filter(({ isUnconfirmed }) => isUnconfirmed).map(({ type }) => type)).toEqual(
			['delivery-note.status.changed', 'dunning.status.changed'],
		);
	});

	it('say where record and file are read', () => {
		expect(eventTypeOf('credit-note.status.changed')).toEqual({
			type: 'credit-note.status.changed',
			label: 'Credit Note Status Changed',
			group: 'Credit Note',
			isUnconfirmed: false,
			record: { method: 'GET', path: '/v1/credit-notes/{id}', query: [], effect: 'reads' },
			file: {
				kind: 'document',
				endpoint: { method: 'GET', path: '/v1/credit-notes/{id}/file', query: [], effect: 'reads' },
				draftHasFile: false,
			},
		});
		expect(eventTypeOf('voucher.created')?.file).toEqual({ kind: 'attachments' });
		expect(eventTypeOf('payment.changed')?.record?.path).toBe('/v1/payments/{id}');
	});

	it('know nothing to read of what was deleted or revoked', () => {
		const gone = eventTypes.filter(({ type }) => /\.(deleted|revoked)$/.test(type));
		expect(gone).toHaveLength(12);
		expect(gone.filter(({ record, file }) => record !== null || file !== null)).toEqual([]);
	});

	it('are not found by names every object has', () => {
		expect(['constructor', '__proto__', 'toString', ''].map(eventTypeOf)).toEqual(
			Array(4).fill(undefined),
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventKey, parseEvent, type LexwareEvent } from '../../../../lib/lexware/webhooks/payload';

const event: LexwareEvent = {
	organizationId: '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10',
	eventType: 'voucher.status.changed',
	resourceId: '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f11',
	eventDate: '2026-08-21T12:30:00.000+02:00',
};
const parse = (value: unknown) => parseEvent(Buffer.from(JSON.stringify(value)));
const without = (field: keyof LexwareEvent) =>
	Object.fromEntries(Object.entries(event).filter(([name]) => name !== field));

describe('an event', () => {
	it('has exactly four fields', () => {
		expect(parse(event)).toEqual(event);
		expect(parse({ ...event, eventDate: '2026-08-21T10:30:00Z' })?.eventDate).toBe(
			'2026-08-21T10:30:00Z',
		);
	});

	it.each<[string, unknown]>([
		['a field too many', { ...event, extra: 1 }],
		['no organisation', without('organizationId')],
		['no type', without('eventType')],
		['no resource', without('resourceId')],
		['no date', without('eventDate')],
		['an ID that leads elsewhere', { ...event, resourceId: '../profile' }],
		['an ID with something behind it', { ...event, resourceId: `${event.resourceId}/file` }],
		['a number for an ID', { ...event, resourceId: 4711 }],
		['an event nobody knows', { ...event, eventType: 'invoice.exploded' }],
		['a name every object has', { ...event, eventType: 'constructor' }],
		['a day for an instant', { ...event, eventDate: '2026-08-21' }],
		['an instant without offset', { ...event, eventDate: '2026-08-21T12:30:00.000' }],
		['a list', [event]],
		['nothing', null],
	])('is none with %s', (_, value) => {
		expect(parse(value)).toBeNull();
	});

	it('is none when the bytes are no JSON, no UTF-8 or too many', () => {
		expect(parseEvent(Buffer.from('{'))).toBeNull();
		expect(parseEvent(new Uint8Array())).toBeNull();
		expect(parseEvent(Buffer.from([0x22, 0xff, 0x22]))).toBeNull();
		expect(parseEvent(Buffer.from(JSON.stringify(event).padEnd(4_097)))).toBeNull();
		expect(parseEvent(Buffer.from(JSON.stringify(event).padEnd(4_096)))).toEqual(event);
	});

	it('is none, and nothing thrown, whatever comes', () => {
		const anything = fc.oneof(
			fc.json().map((text) => Buffer.from(text)),
			fc.uint8Array(),
		);
		fc.assert(
			fc.property(anything, (bytes) => {
				expect(parseEvent(bytes)).toBeNull();
			}),
		);
	});
});

describe('the key of an event', () => {
	it('is the same for every delivery, and for no other event', () => {
		const changes: Partial<LexwareEvent>[] = [
			{},
			{ eventType: 'voucher.changed' },
			{ resourceId: event.organizationId },
			{ eventDate: '2026-08-21T12:30:00.001+02:00' },
		];
		const keys = changes.map((change) => eventKey({ ...event, ...change }));
		expect(new Set(keys).size).toBe(4);
		expect(eventKey({ ...event })).toBe(keys[0]);
		expect(keys[0]).toMatch(/^[\w-]{22}$/);
	});
});

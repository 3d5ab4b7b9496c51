import { describe, expect, it } from 'vitest';
import { EventMemory, eventMemoryOf } from '../../../../lib/lexware/webhooks/event-memory';

const key = (number: number) => String(number).padStart(22, 'k');

describe('the memory of a receiver', () => {
	it('takes each event once', () => {
		const memory = new EventMemory();
		expect(memory.begin(key(1), undefined)).toBe('new');
		memory.end(key(1), true);
		expect(memory.begin(key(1), undefined)).toBe('duplicate');
		expect(memory.begin(key(2), undefined)).toBe('new');
	});

	it('takes an event once although the first delivery is still under way', () => {
		const memory = new EventMemory();
		memory.begin(key(1), undefined);
		expect(memory.begin(key(1), undefined)).toBe('duplicate');
	});

	it('takes the next attempt after one that was not taken over', () => {
		const memory = new EventMemory();
		memory.begin(key(1), undefined);
		memory.end(key(1), false);
		expect(memory.begin(key(1), undefined)).toBe('new');
	});

	it('knows what another process stored', () => {
		expect(new EventMemory().begin(key(1), [key(0), key(1)])).toBe('duplicate');
	});

	it('stores what was taken in while the store was being written', () => {
		const memory = new EventMemory();
		memory.begin(key(1), []);
		memory.end(key(1), true);
		memory.begin(key(2), []);
		expect(memory.toStore(key(2))).toEqual([key(1), key(2)]);
	});

	it('does not store what is not taken over yet', () => {
		const memory = new EventMemory();
		memory.begin(key(1), []);
		memory.begin(key(2), []);
		expect(memory.toStore(key(2))).toEqual([key(2)]);
	});

	it('keeps the newest 500', () => {
		const memory = new EventMemory();
		for (let number = 0; number < 501; number++) {
			memory.begin(key(number), undefined);
			memory.end(key(number), true);
		}
		expect(memory.begin(key(1), undefined)).toBe('duplicate');
		expect(memory.begin(key(0), undefined)).toBe('new');
		const stored = memory.toStore(key(0));
		expect([stored.length, stored[0], stored.at(-1)]).toEqual([500, key(2), key(0)]);
	});

	it('takes from a store only what can be a key', () => {
		const memory = new EventMemory();
		expect(memory.begin(key(1), { length: 1 })).toBe('new');
		expect(new EventMemory().begin('x', ['x', 7, null])).toBe('new');
		const hostile = Array.from({ length: 10_000 }, (_, number) => key(number));
		expect(new EventMemory().begin(key(9_499), hostile)).toBe('new');
	});

	it('is one for each receiver', () => {
		expect(eventMemoryOf('a')).toBe(eventMemoryOf('a'));
		expect(eventMemoryOf('a')).not.toBe(eventMemoryOf('b'));
	});
});

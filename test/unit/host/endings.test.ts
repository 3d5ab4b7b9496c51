import { describe, expect, it } from 'vitest';

import { Endings } from '../../../scripts/host/endings';

describe('the endings of what was begun', () => {
	it('run once, the latest first, each after the one before', async () => {
		const order: string[] = [];
		const endings = new Endings();
		endings.add(() => order.push('first'));
		endings.add(async () => {
			await Promise.resolve();
			order.push('second');
		});
		await endings.run();
		await endings.run();
		expect(order).toEqual(['second', 'first']);
	});

	it('all run even if some fail, and the first failure is told', async () => {
		const order: string[] = [];
		const endings = new Endings();
		endings.add(() => order.push('database'));
		endings.add(async () => {
			throw new Error('Redis does not end');
		});
		endings.add(() => {
			throw new Error('a worker has crashed');
		});
		await expect(endings.run()).rejects.toThrow('a worker has crashed');
		expect(order).toEqual(['database']);
	});
});

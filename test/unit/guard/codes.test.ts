import { describe, expect, it } from 'vitest';
import { guardErrorTexts } from '../../../lib/guard/errors';
import { refusalCases } from './cases';
import { outcomeCases } from './cases/outcomes';
import { expectWorded } from './support/worded';
import { World } from './support/world';

describe('the codes of the guard', () => {
	it.each(outcomeCases)('$code is reached', async ({ code, shows, reach }) => {
		const world = await World.writing();
		const end = await reach(world).catch((cause: unknown) => cause);

		if (shows !== 'trail') expectWorded(end);
		if (shows === 'error') expect(end).toMatchObject({ code });
		if (shows === 'cause') expect(end).toMatchObject({ cause: { code } });
		if (shows === 'trail') {
			const codes = (await world.trail()).map(({ outcome }) => outcome?.errorCode);
			expect(codes).toContain(code);
		}
	});

	it('are all reached by some case, and every case is about one of them', () => {
		const reached = [...refusalCases, ...outcomeCases].map(({ code }) => code);
		expect([...new Set(reached)].sort()).toEqual(Object.keys(guardErrorTexts).sort());
	});
});

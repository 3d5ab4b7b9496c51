import { describe, expect, it } from 'vitest';
import { assertPermitted, issuePermit, WritePermit } from '../../../lib/guard/permit';
import { FakeTarget } from './support/fake-target';
import { keyOf, orderFor, SYSTEM } from './support/orders';
import { World } from './support/world';

const refused = expect.objectContaining({ code: 'GUARD_NO_PERMIT', params: { system: SYSTEM } });

describe('a permit', () => {
	it('opens one system as long as it lasts', () => {
		const { permit, revoke } = issuePermit(SYSTEM, 'key');

		expect(() => assertPermitted(permit, SYSTEM)).not.toThrow();
		expect(() => assertPermitted(permit, 'otherVendor')).toThrow('past the guard');
		revoke();
		expect(() => assertPermitted(permit, SYSTEM)).toThrow(refused);
	});

	it('cannot be made, copied, changed or wrapped', () => {
		const { permit } = issuePermit(SYSTEM, 'key');
		const imitations: unknown[] = [
			undefined,
			null,
			true,
			{ system: SYSTEM, key: 'key' },
			{ ...permit },
			structuredClone(permit),
			Object.create(permit),
			new Proxy(permit, {}),
			new WritePermit(SYSTEM, 'key'),
		];
		for (const imitation of imitations) {
			expect(() => assertPermitted(imitation, SYSTEM)).toThrow(refused);
		}
		expect(() => Object.assign(permit, { system: 'otherVendor' })).toThrow(TypeError);
		expect(() => assertPermitted(permit, SYSTEM)).not.toThrow();
	});

	it('names the key, for systems that take one', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		await world.write(target);
		expect(target.permits.map(({ system, key }) => ({ system, key }))).toEqual([
			{ system: SYSTEM, key: keyOf(1) },
		]);
	});

	it('ends with the sending, however that ends, and before anything is looked up', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		const during: boolean[] = [];
		const isOpen = () => {
			try {
				assertPermitted(target.permits.at(-1), SYSTEM);
				return true;
			} catch {
				return false;
			}
		};
		target.sendings.push(
			(book) => {
				during.push(isOpen());
				return book();
			},
			() => Promise.reject(new Error('connection lost')),
		);
		target.lookUps.push(() => {
			during.push(isOpen());
			return { kind: 'none' };
		});

		await world.write(target);
		expect(isOpen()).toBe(false);
		const other = world.write(target, orderFor(2));
		await expect(other).rejects.toMatchObject({ code: 'GUARD_OUTCOME_UNKNOWN' });
		expect(isOpen()).toBe(false);
		expect(during).toEqual([true, false]);
	});

	it('ends when the time is up, though the client does not listen', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.timeoutMs = 20;
		let goOn = (): void => {};
		const later = new Promise<void>((resolve) => (goOn = resolve));
		let tell: (cause: unknown) => void = () => {};
		const told = new Promise<unknown>((resolve) => (tell = resolve));
		target.sendings.push(async (book) => {
			await later;
			try {
				assertPermitted(target.permits.at(-1), SYSTEM);
				return book();
			} catch (cause) {
				tell(cause);
				throw cause;
			}
		});

		await expect(world.write(target)).rejects.toMatchObject({ code: 'GUARD_OUTCOME_UNKNOWN' });
		expect(target.signals.map(({ aborted }) => aborted)).toEqual([true]);
		goOn();
		expect(await told).toMatchObject({ code: 'GUARD_NO_PERMIT' });
		expect(target.books).toEqual([]);
	});
});

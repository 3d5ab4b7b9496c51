import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newLedger, type NewHome } from '../home';
import { hash } from '../records';

/** Tests of the contents of kept files, for every store. */
export function describeContents(name: string, newHome: NewHome): void {
	describe(`the contents of kept files in ${name}`, () => {
		it('come back byte for byte', async () => {
			const { contents } = await newLedger(newHome);
			const content = Buffer.concat([Buffer.from([0, 255, 10, 92, 120]), randomBytes(300_000)]);
			await contents.put(hash('file'), content);
			await contents.put(hash('empty'), new Uint8Array());

			expect(content.equals((await contents.get(hash('file'))) ?? Buffer.of())).toBe(true);
			expect(await contents.get(hash('empty'))).toHaveLength(0);
			expect(await contents.get(hash('unknown'))).toBeNull();
		});

		it('are written once: a second writer changes nothing, and it is no error', async () => {
			const { contents } = await newLedger(newHome);
			await contents.put(hash('file'), Buffer.from('first'));
			await contents.put(hash('file'), Buffer.from('second'));

			expect(Buffer.from((await contents.get(hash('file'))) ?? []).toString()).toBe('first');
		});

		it('are gone once erased, and can be kept again', async () => {
			const { contents } = await newLedger(newHome);
			await contents.put(hash('file'), Buffer.from('first'));
			await contents.put(hash('other'), Buffer.from('other'));
			await contents.erase(hash('file'));
			await contents.erase(hash('never kept'));

			expect(await contents.get(hash('file'))).toBeNull();
			expect(await contents.get(hash('other'))).not.toBeNull();
			await contents.put(hash('file'), Buffer.from('again'));
			expect(Buffer.from((await contents.get(hash('file'))) ?? []).toString()).toBe('again');
		});

		it('can be put by several at the same time', async () => {
			const { contents } = await newLedger(newHome);
			const content = randomBytes(50_000);
			await Promise.all(Array.from({ length: 12 }, () => contents.put(hash('file'), content)));

			expect(content.equals((await contents.get(hash('file'))) ?? Buffer.of())).toBe(true);
		});
	});
}

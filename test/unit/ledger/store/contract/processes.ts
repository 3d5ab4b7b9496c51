import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../../../lib/ledger/verify/verify';
import { readAll } from '../../helpers';
import { type NewHome } from '../home';
import { appendInProcess } from '../processes';

/** Tests of several processes on one ledger, for every store. */
export function describeProcesses(name: string, newHome: NewHome): void {
	describe(`several processes on ${name}`, () => {
		it(
			'append at the same time without a fork and without losing an entry',
			{ timeout: 60_000 },
			async () => {
				const home = await newHome();
				const writers = ['first', 'second', 'third'];

				await Promise.all(writers.map((writer) => appendInProcess(home.location, writer, 150)));

				const store = await home.open();
				expect(await verifyChain(store.readEvents())).toMatchObject({
					checked: 1 + 3 * 150,
					deviations: [],
					intact: true,
				});
				const written = (await readAll(store)).map(
					({ canonical }) => (JSON.parse(canonical) as { actor: { id: string } }).actor.id,
				);
				for (const writer of writers) {
					const own = written.filter((id) => id.startsWith(`${writer}-`));
					expect(own).toEqual(Array.from({ length: 150 }, (_, index) => `${writer}-${index}`));
				}
			},
		);
	});
}

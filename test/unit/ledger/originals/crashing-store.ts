import type { LedgerStore } from '../../../../lib/ledger/store/store';

/** Stands for the process that ends here: whatever it still wanted to do is never done. */
export class Crash extends Error {}

/** What the store is asked for, in the order it is asked. */
type Step = () => Promise<unknown>;

/**
 * @param store a real store
 * @param at the call that ends the process, counted from 1
 * @param when whether the call still takes effect
 * @returns the store until then
 */
export function crashing(store: LedgerStore, at: number, when: 'before' | 'after'): LedgerStore {
	let calls = 0;
	const step = async (work: Step) => {
		calls++;
		if (calls > at || (calls === at && when === 'before')) throw new Crash();
		const result = await work();
		if (calls === at) throw new Crash();
		return result;
	};
	return intercepted(store, step);
}

/**
 * @param store a real store
 * @param step carries out each call that touches content or rows
 * @returns the store with these calls intercepted
 */
export function intercepted(
	store: LedgerStore,
	step: (work: Step, name: string) => Promise<unknown>,
): LedgerStore {
	const watch = <Target extends object>(target: Target, names: readonly string[]): Target =>
		new Proxy(target, {
			get(_, name) {
				const member: unknown = Reflect.get(target, name);
				if (typeof member !== 'function') return member;
				const call = (...given: unknown[]): unknown => Reflect.apply(member, target, given);
				return names.includes(String(name))
					? (...given: unknown[]) => step(() => Promise.resolve(call(...given)), String(name))
					: call;
			},
		});
	const contents = watch(store.contents, ['put', 'get', 'erase']);
	const outer = watch(store, ['transact', 'readOriginals', 'head']);
	return new Proxy(outer, {
		get: (target, name) => (name === 'contents' ? contents : Reflect.get(target, name)),
	});
}

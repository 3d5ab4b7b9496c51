import { json } from '../../support/wire';
import type { Route } from '../wire/exchange';
import { COUNTRIES } from './countries';
import { POSTING_CATEGORIES } from './posting-categories';
import { PAYMENT_CONDITIONS, PRINT_LAYOUTS } from './settings';

const LISTS: ReadonlyArray<readonly [name: string, entries: readonly unknown[]]> = [
	['countries', COUNTRIES],
	['payment-conditions', PAYMENT_CONDITIONS],
	['posting-categories', POSTING_CATEGORIES],
	['print-layouts', PRINT_LAYOUTS],
];

/** Lists that never change: plain arrays, without pages. */
export const listRoutes: readonly Route[] = LISTS.map(([name, entries]) => ({
	method: 'GET',
	path: `/v1/${name}`,
	family: 'regular',
	serve: () => json(200, entries),
}));

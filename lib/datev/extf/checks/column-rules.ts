import { buchungsstapel } from '../categories/buchungsstapel';
import type { ExtfColumn } from '../column';
import type { Fault, PostingRule } from './violation';

const columns = buchungsstapel.columns.map((column) => ({ column, whole: wholePattern(column) }));

/** What the column table alone demands: filled, short enough, of the right form. */
export const columnRule: PostingRule = (posting) =>
	columns.flatMap(({ column, whole }): Fault[] => {
		const { heading } = column;
		const value = posting[heading] ?? '';
		if (value === '') return column.must ? [{ code: 'DATEV_COLUMN_EMPTY', heading }] : [];
		const max = longest(column);
		if (value.length > max) return [{ code: 'DATEV_COLUMN_TOO_LONG', heading, params: { max } }];
		if (whole.test(value)) return [];
		const pattern = column.pattern?.source ?? whole.source;
		return [{ code: 'DATEV_COLUMN_PATTERN', heading, params: { pattern } }];
	});

function longest({ length, decimals }: ExtfColumn): number {
	return decimals ? length + 1 + decimals : length;
}

function wholePattern({ pattern }: ExtfColumn): RegExp {
	return pattern ? new RegExp(`^(?:${pattern.source})$`) : /^\P{Cc}*$/u;
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { charts } from '../../lib/datev/extf/charts';
import { buchungsstapel } from '../../lib/datev/extf/categories/buchungsstapel';
import { headerFields } from '../../lib/datev/extf/header-fields';
import type { ExtfColumn } from '../../lib/datev/extf/column';
import { describeShared } from '../support/shared';

/** Cells of the table rows that begin with a number, in the chapter with this number. */
function tableRows(sheet: string, chapter: number): string[][] {
	const start = sheet.indexOf(`\n## ${chapter}. `);
	const end = sheet.indexOf(`\n## ${chapter + 1}. `);
	return sheet
		.slice(start, end)
		.split('\n')
		.filter((line) => /^\| \d+ \|/.test(line))
		.map((line) =>
			line
				.split(/(?<!\\)\|/)
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

describeShared('the tables of the DATEV format', 'reference/datev-formats.md', (sheetPath) => {
	const sheet = readFileSync(sheetPath, 'utf8');

	describe('the column table of the Buchungsstapel', () => {
		const rows = tableRows(sheet, 4);

		it('has the 125 columns of version 13, 84 of them text', () => {
			expect(rows).toHaveLength(125);
			expect(buchungsstapel.columns).toHaveLength(125);
			expect(buchungsstapel.columns.filter(({ type }) => type === 'Text')).toHaveLength(84);
		});

		it.each(rows.map((row) => [`${row[0]} ${row[1]}`, row] as const))('agrees on %s', (_, row) => {
			const [number, heading, type, length, decimals, must] = row;
			const column: ExtfColumn = buchungsstapel.columns[Number(number) - 1]!;
			expect({
				number: String(column.number),
				heading: column.heading,
				type: column.type,
				length: String(column.length),
				decimals: String(column.decimals ?? ''),
				must: column.must ?? false,
			}).toEqual({ number, heading, type, length, decimals, must: must === '**yes**' });
		});

		it('lists the text columns the sheet lists', () => {
			const listed = /Text columns:\n(.+)\./
				.exec(sheet)![1]!
				.split(', ')
				.flatMap((part) => {
					const [from = 0, to = from] = part.split('–').map(Number);
					return Array.from({ length: to - from + 1 }, (__, index) => from + index);
				});
			const ours = buchungsstapel.columns.filter(({ type }) => type === 'Text');
			expect(ours.map(({ number }) => number)).toEqual(listed);
		});
	});

	describe('the header fields', () => {
		const rows = tableRows(sheet, 2);

		it('are 31', () => {
			expect(rows).toHaveLength(31);
			expect(headerFields).toHaveLength(31);
		});

		it.each(rows.map((row) => [`${row[0]} ${row[1]}`, row] as const))('agree on %s', (_, row) => {
			const field = headerFields[Number(row[0]) - 1]!;
			expect([String(field.number), field.name]).toEqual(row.slice(0, 2));
			expect(field.quoted).toBe(row[2] === 'yes');
		});
	});

	describe('the automatic accounts', () => {
		it.each(['SKR03', 'SKR04'] as const)('of %s are those of the sheet', (chart) => {
			const text = new RegExp(`(?:^|: )[^\\n]*${chart} (3060|4120)([\\d –]+)`, 'm').exec(sheet)!;
			const listed = `${text[1]}${text[2]}`.split(/ +/).flatMap((part) => {
				const [from = 0, to = from] = part.split('–').map(Number);
				return Array.from({ length: to - from + 1 }, (__, index) => String(from + index));
			});
			expect(charts[chart].automaticAccounts).toEqual(listed.filter((account) => account !== '0'));
		});
	});
});

import { checkPlausibility } from '../../lib/plausibility/check';
import { EXIT } from '../exit-codes';
import { type CheckedReport, extractFile } from '../process-file';
import type { Command } from '../report-files';
import { checkRow } from '../table';

/** What the plausibility rules find. Exit code 0 green, 1 yellow, 2 red, 3 unreadable. */
export const check: Command<CheckedReport> = {
	async report(file, { today, language }) {
		const report = await extractFile(file, language);
		const { invoice, extraction, document, error } = report;
		const input = { invoice, extraction, document, error };
		return { ...report, plausibility: checkPlausibility(input, { today, language }) };
	},
	exitCode: ({ error, plausibility }) => (error ? EXIT.unreadable : EXIT[plausibility.ampel]),
	headings: ['File', 'Supplier', 'Number', 'Gross', 'Ampel', 'Findings'],
	row: checkRow,
};

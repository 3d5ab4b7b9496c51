import { checkPlausibility } from '../../lib/plausibility/check';
import { EXIT } from '../exit-codes';
import { type CheckedReport, extractFile } from '../process-file';
import { DOCUMENT_OPTIONS_HELP, documentCommand } from '../report-files';
import { checkRow } from '../table';

/** What the plausibility rules find. Exit code 0 green, 1 yellow, 2 red, 3 unreadable. */
export const check = documentCommand<CheckedReport>({
	help: `Reads invoices and checks them against the plausibility rules.

${DOCUMENT_OPTIONS_HELP}

Exit codes
  0 green   1 yellow   2 red   3 a file could not be read; over several files the worst one counts`,
	async report(file, { today, language }) {
		const report = await extractFile(file, language);
		const { invoice, extraction, document, error } = report;
		const input = { invoice, extraction, document, error };
		return { ...report, plausibility: checkPlausibility(input, { today, language }) };
	},
	exitCode: ({ error, plausibility }) => (error ? EXIT.unreadable : EXIT[plausibility.ampel]),
	headings: ['File', 'Supplier', 'Number', 'Gross', 'Ampel', 'Findings'],
	row: checkRow,
});

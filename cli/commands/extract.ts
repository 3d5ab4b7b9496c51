import { EXIT } from '../exit-codes';
import { extractFile, type FileReport } from '../process-file';
import type { Command } from '../report-files';
import { extractionRow } from '../table';

/** What each file says. Exit code 3 when one could not be read, else 0. */
export const extract: Command<FileReport> = {
	report: (file, { language }) => extractFile(file, language),
	exitCode: ({ error }) => (error ? EXIT.unreadable : EXIT.green),
	headings: ['File', 'Supplier', 'Number', 'Gross', 'Read as'],
	row: extractionRow,
};

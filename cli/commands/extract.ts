import { EXIT } from '../exit-codes';
import { extractFile, type FileReport } from '../process-file';
import { DOCUMENT_OPTIONS_HELP, documentCommand } from '../report-files';
import { extractionRow } from '../table';

/** What each file says. Exit code 3 when one could not be read, else 0. */
export const extract = documentCommand<FileReport>({
	help: `Reads invoices, exactly as they are written.

${DOCUMENT_OPTIONS_HELP}

Exit codes
  0 all read   3 a file could not be read`,
	report: (file, { language }) => extractFile(file, language),
	exitCode: ({ error }) => (error ? EXIT.unreadable : EXIT.green),
	headings: ['File', 'Supplier', 'Number', 'Gross', 'Read as'],
	row: extractionRow,
});

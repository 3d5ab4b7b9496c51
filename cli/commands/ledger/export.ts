import { name, version } from '../../../package.json';
import { fillTemplate, type Language } from '../../../lib/errors/belegfluss-error';
import { exportLedger, type ExportSummary } from '../../../lib/ledger/export/export-ledger';
import { FolderSink } from '../../../lib/ledger/export/folder-sink';
import type { Command } from '../../command';
import { EXIT } from '../../exit-codes';
import { languageOf, languageOption, parseOptions, UsageError } from '../../options';
import { printable } from '../../printable';
import { reportFailure } from '../../report-failure';
import { LEDGER_URL, openFile, openUrl, type OpenSource } from './source';

const help = `Writes a whole ledger as plain files into a new folder: all entries, the data still kept, checkpoints,
and a table for Excel. The folder can be verified with "belegfluss ledger verify" or by a script of your own.

Options
  --ledger FILE     ledger file (.sqlite), which is only read; n8n may go on working
  --out FOLDER      folder to be made; it must not exist or be empty
  --json            what was exported as one JSON object
  --language de|en  wording (default: de)

A ledger in PostgreSQL is named in the environment, because its address holds a password:
  ${LEDGER_URL}=postgres://USER:PASSWORD@HOST:5432/DATABASE?schema=belegfluss&tls=verify
  tls is verify, verifyWithCa (with ca=FILE) or off.

Exit codes
  0 exported   3 the ledger could not be read or the folder not written`;

const DONE = {
	de: '{entries} Einträge, {payloads} davon mit Daten, und {checkpoints} Prüfpunkt(e) nach {folder} exportiert.\nPrüfen: belegfluss ledger verify {folder}',
	en: 'Exported {entries} entries, {payloads} of them with data, and {checkpoints} checkpoint(s) to {folder}.\nVerify: belegfluss ledger verify {folder}',
} as const;

interface ExportCommandLine {
	/** null for the one the environment names */
	readonly ledger: string | null;
	readonly folder: string;
	readonly json: boolean;
	readonly language: Language;
}

/** Writes a ledger as plain files. */
export const exportCommand: Command = {
	help,
	async run(args) {
		const { ledger, folder, json, language } = parse(args);
		try {
			const opened =
				ledger === null ? await openUrl(process.env[LEDGER_URL] ?? '') : await openFile(ledger);
			const summary = await exportTo(folder, opened);
			const params = { ...summary, folder, head: summary.head?.sequence ?? 0 };
			if (json) console.log(JSON.stringify({ folder, ...summary }));
			else console.log(fillTemplate(DONE[language], params).split('\n').map(printable).join('\n'));
			return EXIT.green;
		} catch (cause) {
			return reportFailure(cause, language);
		}
	},
};

async function exportTo(folder: string, { source, close }: OpenSource): Promise<ExportSummary> {
	try {
		const sink = await FolderSink.open(folder);
		try {
			return await exportLedger(source, sink, {
				now: () => new Date(),
				software: { name, version },
			});
		} finally {
			await sink.close();
		}
	} finally {
		await close();
	}
}

function parse(args: readonly string[]): ExportCommandLine {
	const { values, positionals } = parseOptions(args, {
		...languageOption,
		ledger: { type: 'string' },
		out: { type: 'string' },
		json: { type: 'boolean', default: false },
	});
	const { ledger = null, out: folder, json, language } = values;
	if (positionals.length > 0) throw new UsageError(`What is "${positionals[0]}" meant for?`);
	if (folder === undefined) throw new UsageError('Name the folder to be written with --out.');
	if (ledger === null && !process.env[LEDGER_URL]) {
		throw new UsageError(`Name the ledger with --ledger, or in ${LEDGER_URL}.`);
	}
	return { ledger, folder, json, language: languageOf(language) };
}

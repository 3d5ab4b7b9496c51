import { describeCause, type Language } from '../../../lib/errors/belegfluss-error';
import { verifyPath } from '../../../lib/ledger/export/verify-path';
import type { Command } from '../../command';
import { EXIT, LEDGER_EXIT } from '../../exit-codes';
import { languageOf, languageOption, parseOptions, UsageError } from '../../options';
import { reportFailure } from '../../report-failure';
import { readCheckpointFiles, readKeys } from './evidence';
import { verdictLines, verdictOf } from './verdict';

const help = `Verifies a ledger entry by entry and names every deviation. Needs neither n8n nor the database.

EXPORT is the folder of an export, its events.jsonl alone, or a ledger file (.sqlite), which is only read.

Options
  --checkpoint FILE   one or several checkpoints you kept yourself, as they came by mail; may be repeated
  --key FILE-or-KEY   key their signatures are checked with; may be repeated
  --json              the whole report as one JSON object
  --language de|en    wording (default: de)

Exit codes
  0 intact, and proven by a checkpoint whose signature is valid
  1 intact in itself, but not proven: entries may be missing at the end
  2 damaged
  3 not readable`;

interface VerifyCommandLine {
	readonly path: string;
	readonly checkpoints: readonly string[];
	readonly keys: readonly string[];
	readonly json: boolean;
	readonly language: Language;
}

/** Whether a ledger is as it was written. */
export const verify: Command = {
	help,
	async run(args) {
		const line = parse(args);
		const { path, json, language } = line;
		try {
			const report = await verifyPath(path, {
				checkpoints: await readCheckpointFiles(line.checkpoints),
				verifierKeys: await readKeys(line.keys),
				language,
			});
			const verdict = verdictOf(report);
			if (json) print({ export: path, verdict, report, error: null });
			else console.log(verdictLines(report, language).join('\n'));
			return LEDGER_EXIT[verdict];
		} catch (cause) {
			if (!json) return reportFailure(cause, language);
			const error = describeCause(cause, language);
			print({ export: path, verdict: 'unreadable', report: null, error });
			return EXIT.unreadable;
		}
	},
};

function parse(args: readonly string[]): VerifyCommandLine {
	const { values, positionals } = parseOptions(args, {
		...languageOption,
		checkpoint: { type: 'string', multiple: true, default: [] },
		key: { type: 'string', multiple: true, default: [] },
		json: { type: 'boolean', default: false },
	});
	const [path, ...rest] = positionals;
	if (path === undefined) throw new UsageError('Name the export to be verified.');
	if (rest.length > 0) throw new UsageError('Name one export only.');
	const { checkpoint: checkpoints, key: keys, json, language } = values;
	return { path, checkpoints, keys, json, language: languageOf(language) };
}

function print(result: object): void {
	console.log(JSON.stringify(result));
}

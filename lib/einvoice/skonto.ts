import { parseDecimal } from '../invoice/money';
import type { Skonto } from '../invoice/schema';
import { parseDate } from './dates';
import type { IssueLog } from './issue-log';

const TERMS_PATH = 'payment.terms';

/** XRechnung, BR-DE-18: `#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=252.94#`, one step per line. */
const XRECHNUNG_STEP =
	/^#SKONTO#TAGE=(\d{1,3})#PROZENT=(\d{1,2}(?:\.\d{1,4})?)(?:#BASISBETRAG=(-?\d+(?:\.\d+)?))?#$/;

/**
 * Reads the cash discount steps out of the payment terms (BT-20): the lines XRechnung prescribes, and plain
 * German sentences as far as they leave no doubt. A discount that is mentioned but not certain is reported, not
 * guessed.
 *
 * @param terms BT-20 as written
 * @param issues where doubtful text is reported
 * @returns the steps in the order of the text
 */
export function skontoFromTerms(terms: string | null, issues: IssueLog): Skonto[] {
	if (terms === null || !MENTION.test(terms)) return [];
	const lines = terms.split(/\r?\n/).map((line) => line.trim());
	const coded = lines.filter((line) => /^#SKONTO#/i.test(line));
	if (coded.length > 0) return coded.flatMap((line) => codedStep(line, issues));
	const steps = freeTextSteps(terms);
	if (steps === undefined) issues.report('SKONTO_UNCLEAR', TERMS_PATH, terms);
	return steps ?? [];
}

function codedStep(line: string, issues: IssueLog): Skonto[] {
	const match = XRECHNUNG_STEP.exec(line);
	if (match === null) {
		issues.report('SKONTO_UNREADABLE', TERMS_PATH, line);
		return [];
	}
	const [, days = '', percent = '', base] = match;
	return [
		{
			percent: parseDecimal(percent) ?? percent,
			days: Number(days),
			date: null,
			baseAmount: base === undefined ? null : (parseDecimal(base) ?? null),
			amount: null,
		},
	];
}

/** Words after which a percentage is not simply taken off the gross amount of the invoice. */
const OTHER_BASE = /\bauf\b|\bvom\b|\bvon de[rnm]\b|waren|netto|fracht/i;

/** "Ohne Skonto", "Skonto wird nicht gewährt": a mention, but no discount. */
const NEGATION = /\b(?:kein(?:en|e|erlei)?|ohne|nicht)\b/i;

const MENTION = /skonto/i;

/** Neither splits inside dates and decimal numbers. */
const SENTENCE_END = /[;\n]|\.(?=\s+[A-ZÄÖÜ]|$)/;
const CLAUSE_END = /[/|]|,(?!\d)|\s+(?:oder|sonst|und|danach)\s+/i;

const PERCENT = /(\d{1,2}(?:[.,]\d{1,3})?)\s*(?:%|prozent|v\.\s?h\.)/gi;
const DAYS = /(\d{1,3})\s*(?:kalender)?tage?n?\b/gi;
const GERMAN_DATE = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g;

/** @returns the steps, or undefined when any mention of a discount leaves a doubt */
function freeTextSteps(terms: string): Skonto[] | undefined {
	const steps: Skonto[] = [];
	for (const sentence of terms.split(SENTENCE_END)) {
		if (!MENTION.test(sentence)) continue;
		for (const clause of sentence.split(CLAUSE_END)) {
			const hasPercent = clause.includes('%');
			if (!MENTION.test(clause)) {
				// "2 % oder 3 % Skonto": the first percentage may belong to the discount as well.
				if (hasPercent) return undefined;
				continue;
			}
			if (NEGATION.test(clause) && !hasPercent) continue;
			const isDoubtful = OTHER_BASE.test(clause) || NEGATION.test(clause);
			const step = isDoubtful ? undefined : clauseStep(clause);
			if (step === undefined) return undefined;
			steps.push(step);
		}
	}
	return steps;
}

function clauseStep(clause: string): Skonto | undefined {
	const percents = [...clause.matchAll(PERCENT)];
	const dates = [...clause.matchAll(GERMAN_DATE)];
	const days = [...clause.replace(GERMAN_DATE, ' ').matchAll(DAYS)];
	const deadlines = days.length + dates.length;
	if (percents.length !== 1 || days.length > 1 || dates.length > 1 || deadlines === 0) {
		return undefined;
	}
	const percent = parseDecimal(percents[0]?.[1]?.replace(',', '.') ?? '');
	const date = germanDate(dates[0]);
	if (percent === undefined || (dates.length === 1 && date === undefined)) return undefined;
	return {
		percent,
		days: days[0]?.[1] === undefined ? null : Number(days[0][1]),
		date: date ?? null,
		baseAmount: null,
		amount: null,
	};
}

function germanDate(match: RegExpMatchArray | undefined): string | undefined {
	if (match === undefined) return undefined;
	const [, day = '', month = '', year = ''] = match;
	return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, null);
}

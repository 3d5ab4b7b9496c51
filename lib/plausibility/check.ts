import type {
	DocumentInfo,
	Extraction,
	Finding,
	Plausibility,
	Severity,
} from '../envelope/envelope';
import { fillTemplate, type ErrorData, type Language } from '../errors/belegfluss-error';
import type { Invoice } from '../invoice/schema';
import { isCalendarDate } from '../calendar/day';
import { isGuessed } from './facts/reading';
import { plausibilityError } from './errors';
import type { AnyRule, OwnCompany, RuleContext, RuleFinding } from './rule';
import { ruleSetVersion } from './rule-set-version';
import { plausibilityRules } from './rule-list';
import {
	ampelOf,
	bySeverity,
	choosableSeverities,
	oneStepMilder,
	overrideSeverity,
} from './severity';
import { toRawText, toReadableText, type FindingValue } from './values';

/** The parts of the envelope that are judged. */
export interface PlausibilityInput {
	/** null when the document held no invoice a program could read */
	readonly invoice: Invoice | null;
	readonly extraction: Extraction | null;
	readonly document: DocumentInfo | null;
	/** set when an earlier step failed on this document */
	readonly error: ErrorData | null;
}

/** How it is judged. */
export interface PlausibilityOptions {
	/** `YYYY-MM-DD` in the company's time zone */
	readonly today: string;
	/** language of the findings */
	readonly language: Language;
	/** rule ids that are not run; listed in the result */
	readonly disabledRules?: readonly string[];
	/** other weights, by rule id */
	readonly severityOverrides?: Readonly<Record<string, Severity>>;
	readonly company?: OwnCompany | null;
	/** rules to run; the package's own list unless a test brings another */
	readonly rules?: readonly AnyRule[];
}

/** Nobody reads more, and a hostile document must not flood items, ledger and approval page. */
const MAX_FINDINGS_PER_RULE = 50;

/**
 * Judges a document. A check that fails becomes a finding "not checked"; it never counts as passed and
 * never stops the other checks.
 *
 * @param input what was read
 * @param options day, language and the user's settings
 * @returns traffic light and findings, the heaviest first, at most 50 of each rule
 * @throws BelegflussError when a setting names an unknown rule or severity, or the day is no date
 */
export function checkPlausibility(
	input: PlausibilityInput,
	options: PlausibilityOptions,
): Plausibility {
	const rules = options.rules ?? plausibilityRules;
	const disabledRules = [...new Set(options.disabledRules)];
	const overrides = options.severityOverrides ?? {};
	assertSettings(rules, disabledRules, overrides, options.today);

	const context: RuleContext = {
		today: options.today,
		extraction: input.extraction,
		document: input.document,
		error: input.error,
		company: options.company ?? null,
	};
	const findings = rules
		.filter(({ id }) => !disabledRules.includes(id))
		.flatMap((rule) => {
			const chosen = Object.hasOwn(overrides, rule.id) ? overrides[rule.id] : undefined;
			return runRule(rule, input.invoice, context)
				.map((found) =>
					toFinding(rule, found, weigh(rule, found, context, chosen), options.language),
				)
				.sort(bySeverity)
				.slice(0, MAX_FINDINGS_PER_RULE);
		})
		.sort(bySeverity);
	return {
		ampel: ampelOf(findings),
		findings,
		ruleSetVersion: ruleSetVersion(rules),
		disabledRules,
	};
}

function assertSettings(
	rules: readonly AnyRule[],
	disabledRules: readonly string[],
	overrides: Readonly<Record<string, Severity>>,
	today: string,
): void {
	if (!isCalendarDate(today))
		throw plausibilityError('PLAUSIBILITY_DATE_INVALID', { value: today });
	const known = new Set(rules.map(({ id }) => id));
	for (const rule of [...disabledRules, ...Object.keys(overrides)]) {
		if (!known.has(rule)) throw plausibilityError('PLAUSIBILITY_RULE_UNKNOWN', { rule });
	}
	const choosable: readonly Severity[] = choosableSeverities;
	for (const [rule, severity] of Object.entries(overrides)) {
		if (!choosable.includes(severity)) {
			throw plausibilityError('PLAUSIBILITY_SEVERITY_UNKNOWN', { rule, severity });
		}
	}
}

const COULD_NOT_RUN: RuleFinding = { path: '', severity: 'notChecked' };

function runRule(
	rule: AnyRule,
	invoice: Invoice | null,
	context: RuleContext,
): readonly RuleFinding[] {
	try {
		if ('checkDocument' in rule) return rule.checkDocument(context, invoice);
		return invoice === null ? [] : rule.check(invoice, context);
	} catch {
		return [COULD_NOT_RUN];
	}
}

function weigh(
	rule: AnyRule,
	found: RuleFinding,
	context: RuleContext,
	chosen: Severity | undefined,
): Severity {
	const own = found.severity ?? rule.severity;
	if (own === 'notChecked') return own;
	if (chosen !== undefined) return overrideSeverity(own, rule.severity, chosen);
	return rule.milderWhenGuessed && isGuessed(context.extraction) ? oneStepMilder(own) : own;
}

const NOT_CHECKED_TEXT = {
	de: 'Nicht geprüft: „{title}“ konnte für diesen Beleg nicht durchgeführt werden.',
	en: 'Not checked: "{title}" could not be carried out for this document.',
};

function toFinding(
	rule: AnyRule,
	found: RuleFinding,
	severity: Severity,
	language: Language,
): Finding {
	const readable = (value: FindingValue | null | undefined) =>
		value === null || value === undefined ? '–' : toReadableText(value, language);
	const raw = (value: FindingValue | null | undefined) =>
		value === null || value === undefined ? null : toRawText(value, language);
	const template = severity === 'notChecked' ? NOT_CHECKED_TEXT : rule.text;
	const params = Object.entries(found.params ?? {}).map(([name, value]) => [name, readable(value)]);
	return {
		rule: rule.id,
		severity,
		legalClass: rule.legalClass,
		message: fillTemplate(template[language], {
			...Object.fromEntries(params),
			title: rule.title[language],
			path: found.path,
			found: readable(found.found),
			expected: readable(found.expected),
		}),
		path: found.path,
		source: rule.source,
		found: raw(found.found),
		expected: raw(found.expected),
	};
}

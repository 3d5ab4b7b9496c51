import {
	actorKinds,
	ampelColours,
	auditActions,
	decisionActions,
	outcomeStates,
	phases,
	recordTypes,
	subjectTypes,
} from './actions';

/*
 * The canonical form of an audit event of format version 1 as one regular expression. The members of such
 * an event and their order are fixed, so whether a text is RFC 8785 can be told, and what the chain rests
 * on be read from it, without building the object: a third of the time, for every entry of every
 * verification. What the expression does not match is not wrong, only to be looked at in full.
 *
 * At every character at most one way leads on, so matching never goes back far and takes time in
 * proportion to the text.
 */

/** Characters that stand for themselves in a string, and the only escapes RFC 8785 section 3.2.2.2 writes. */
const PLAIN = '[^"\\\\\\u0000-\\u001f]*';
const ESCAPE = '\\\\(?:["\\\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))';

/** Fifteen digits are below 2^53; larger numbers are looked at in full. */
const POSITIVE = '[1-9][0-9]{0,14}';
const COUNT = `(?:0|${POSITIVE})`;

/** A day that exists in every year; 29 February is looked at in full. */
const DAY = [
	'02-(?:0[1-9]|1[0-9]|2[0-8])',
	'(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)',
	'(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])',
].join('|');
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9][0-9][0-9]';
const INSTANT = `[0-9][0-9][0-9][0-9]-(?:${DAY})T${TIME}Z`;

/** Expressions for the values of an event, each including its quotes. */
interface Forms {
	/** any text */
	readonly text: string;
	/** a SHA-256 */
	readonly hash: string;
	/** a word out of a list */
	word(list: readonly string[]): string;
}

const capturedPlain = `"(${PLAIN})"`;

/*
 * Whether a word is a known one or a hash has 64 digits is not asked: canonical is what it is without, and
 * the verifier compares every hash it relies on with one it has computed.
 */
const TEXT = `"${PLAIN}(?:${ESCAPE}${PLAIN})*?"`;

/**
 * Matches nothing but canonical text of an event of version 1. Captures, in this order: action, chain,
 * payloadSha256, prev, seq, subject.documentSha256, subject.id (as written, escapes included), ts.
 */
export const CANONICAL_EVENT = new RegExp(
	`^${event({ text: TEXT, hash: TEXT, word: () => TEXT }, capturedPlain)}$`,
);

/**
 * Matches canonical text of an event of version 1 as this package writes it: words are known ones, hashes are
 * hashes, texts have 1 to 300 characters, lists are not longer than the schema allows. Texts with escapes do
 * not match: they are to be checked in full.
 */
export const WRITABLE_EVENT = new RegExp(
	`^${event({
		text: '"[^"\\\\\\u0000-\\u001f]{1,300}"',
		hash: '"[0-9a-f]{64}"',
		word: (list) => `"(?:${list.join('|')})"`,
	})}$`,
);

function event({ text, hash, word }: Forms, captured?: string): string {
	const list = `\\[(?:${text}(?:,${text}){0,999})?\\]`;
	return object({
		action: captured ?? word(auditActions),
		actor: object({ id: text, kind: word(actorKinds), via: nullable(text) }),
		approval: nullable(
			object({
				approver: text,
				at: captured ? text : `"${INSTANT}"`,
				id: text,
				payloadSha256: hash,
			}),
		),
		chain: captured ?? text,
		change: nullable(
			object({ afterSha256: nullable(hash), beforeSha256: nullable(hash), fields: list }),
		),
		decision: nullable(
			object({
				action: nullable(word(decisionActions)),
				ampel: word(ampelColours),
				findings: list,
				reasons: list,
				ruleSetVersion: nullable(text),
			}),
		),
		mode: nullable(word(phases)),
		model: nullable(
			object({
				inputTokens: nullable(COUNT),
				name: text,
				outputTokens: nullable(COUNT),
				promptVersion: nullable(text),
			}),
		),
		outcome: nullable(
			object({
				errorCode: nullable(text),
				remoteId: nullable(text),
				state: word(outcomeStates),
			}),
		),
		payloadSha256: nullable(captured ?? hash),
		prev: captured ?? hash,
		reason: nullable(text),
		recordType: nullable(word(recordTypes)),
		run: nullable(
			object({
				executionId: nullable(text),
				executionMode: nullable(text),
				node: nullable(text),
				workflowId: nullable(text),
				workflowName: nullable(text),
			}),
		),
		seq: captured ? `(${POSITIVE})` : POSITIVE,
		software: object({ name: text, version: text }),
		subject: nullable(
			object({
				documentSha256: nullable(captured ?? hash),
				id: nullable(captured ?? text),
				system: nullable(text),
				type: word(subjectTypes),
			}),
		),
		ts: captured ? `"(${INSTANT})"` : `"${INSTANT}"`,
		v: '1',
		write: nullable(object({ attempt: POSITIVE, key: hash, operation: text, requestSha256: hash })),
	});
}

function nullable(value: string): string {
	return `(?:null|${value})`;
}

/** The members stand in the order given. */
function object(members: Readonly<Record<string, string>>): string {
	const written = Object.entries(members).map(([name, value]) => `"${name}":${value}`);
	return `\\{${written.join(',')}\\}`;
}

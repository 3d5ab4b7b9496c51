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

/*
 * Whether a word is a known one or a hash has 64 digits is not asked: canonical is what it is without, and
 * the verifier compares every hash it relies on with one it has computed.
 */
const text = `"${PLAIN}(?:${ESCAPE}${PLAIN})*?"`;
const capturedPlain = `"(${PLAIN})"`;

const actor = object({ id: text, kind: text, via: nullable(text) });

const approval = object({ approver: text, at: text, id: text, payloadSha256: text });

const change = object({
	afterSha256: nullable(text),
	beforeSha256: nullable(text),
	fields: list(text),
});

const decision = object({
	action: nullable(text),
	ampel: text,
	findings: list(text),
	reasons: list(text),
	ruleSetVersion: nullable(text),
});

const model = object({
	inputTokens: nullable(COUNT),
	name: text,
	outputTokens: nullable(COUNT),
	promptVersion: nullable(text),
});

const outcome = object({ errorCode: nullable(text), remoteId: nullable(text), state: text });

const run = object({
	executionId: nullable(text),
	executionMode: nullable(text),
	node: nullable(text),
	workflowId: nullable(text),
	workflowName: nullable(text),
});

const subject = object({
	documentSha256: nullable(capturedPlain),
	id: nullable(capturedPlain),
	system: nullable(text),
	type: text,
});

const write = object({ attempt: POSITIVE, key: text, operation: text, requestSha256: text });

const event = object({
	action: capturedPlain,
	actor,
	approval: nullable(approval),
	chain: capturedPlain,
	change: nullable(change),
	decision: nullable(decision),
	mode: nullable(text),
	model: nullable(model),
	outcome: nullable(outcome),
	payloadSha256: nullable(capturedPlain),
	prev: capturedPlain,
	reason: nullable(text),
	recordType: nullable(text),
	run: nullable(run),
	seq: `(${POSITIVE})`,
	software: object({ name: text, version: text }),
	subject: nullable(subject),
	ts: `"(${INSTANT})"`,
	v: '1',
	write: nullable(write),
});

/**
 * Matches nothing but canonical text of an event of version 1. Captures, in this order: action, chain,
 * payloadSha256, prev, seq, subject.documentSha256, subject.id, ts.
 */
export const CANONICAL_EVENT = new RegExp(`^${event}$`);

function nullable(value: string): string {
	return `(?:null|${value})`;
}

function list(value: string): string {
	return `\\[(?:${value}(?:,${value})*)?\\]`;
}

/** The members stand in the order given. */
function object(members: Readonly<Record<string, string>>): string {
	const written = Object.entries(members).map(([name, value]) => `"${name}":${value}`);
	return `\\{${written.join(',')}\\}`;
}

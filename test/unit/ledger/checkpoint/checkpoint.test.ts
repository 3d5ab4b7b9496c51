import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import {
	parseCheckpoint,
	verifyCheckpoint,
	writeCheckpoint,
} from '../../../../lib/ledger/checkpoint/checkpoint';
import { parseSigningKey, parseVerifierKey } from '../../../../lib/ledger/checkpoint/keys';
import { signNote, verdictOnNote } from '../../../../lib/ledger/checkpoint/signed-note';
import { characterChanged, outcome } from './outcome';
import {
	CHAIN,
	checkpointBody,
	checkpointText,
	keeper,
	keeperLine,
	state,
	witness,
	witnessLine,
} from './vectors';

const keeperKey = parseSigningKey(keeper.signingKey);
const witnessKey = parseSigningKey(witness.signingKey);
const keys = [parseVerifierKey(keeper.verifierKey)];
const bothKeys = [...keys, parseVerifierKey(witness.verifierKey)];

function verdicts(text: string, publicKeys = keys) {
	return verifyCheckpoint(parseCheckpoint(text), publicKeys).map(
		({ name, verdict }) => `${name} ${verdict}`,
	);
}

/** The checkpoint with one line of its body replaced, signed anew. */
function withLine(line: number, content: string): string {
	const lines = checkpointBody.split('\n').with(line - 1, content);
	return signNote(lines.join('\n'), [keeperKey]);
}

describe('writing a checkpoint', () => {
	it('gives the text and the signature worked out independently', () => {
		expect(writeCheckpoint(state, [keeperKey])).toBe(checkpointText);
	});

	it('lets several keys sign', () => {
		expect(writeCheckpoint(state, [keeperKey, witnessKey])).toBe(
			`${checkpointBody}\n${keeperLine}${witnessLine}`,
		);
	});

	it('is refused without a key', () => {
		expect(outcome(() => writeCheckpoint(state, []))).toEqual({ code: 'CHECKPOINT_UNSIGNED' });
	});

	it.each([
		['chain', { chain: 'hauptbuch' }, 1, 'origin'],
		['chain with a line break', { chain: `${CHAIN}\n7` }, 3, 'root'],
		['size', { size: 0 }, 2, 'size'],
		['size', { size: -5 }, 2, 'size'],
		['size', { size: 5.5 }, 2, 'size'],
		['size', { size: NaN }, 2, 'size'],
		['size', { size: 2 ** 53 }, 2, 'size'],
		['root', { root: Buffer.alloc(31) }, 3, 'root'],
		['root', { root: Buffer.alloc(33) }, 3, 'root'],
		['head', { head: state.head.toUpperCase() }, 4, 'head'],
		['head', { head: state.head.slice(1) }, 4, 'head'],
		['time', { time: '2026-03-31T21:59:59Z' }, 5, 'time'],
		['time', { time: '2026-02-30T21:59:59.123Z' }, 5, 'time'],
		['time', { time: '2026-03-31T24:00:00.000Z' }, 5, 'time'],
		['time', { time: '2026-13-31T21:59:59.123Z' }, 5, 'time'],
		['time', { time: '2026-03-31T::::::::::::Z' }, 5, 'time'],
		['time', { time: '2026-03-31T23:59:59.123+02:00' }, 5, 'time'],
		['time with a line break', { time: `${state.time}\nzusatz` }, 6, 'extension'],
	])('is refused for an improper %s', (_, change, line, field) => {
		expect(outcome(() => writeCheckpoint({ ...state, ...change }, [keeperKey]))).toEqual({
			code: 'CHECKPOINT_LINE_INVALID',
			line,
			field,
		});
	});

	it('goes up to the largest size a number can hold exactly', () => {
		const text = writeCheckpoint({ ...state, size: 2 ** 53 - 1 }, [keeperKey]);

		expect(text.split('\n')[1]).toBe('9007199254740991');
		expect(parseCheckpoint(text).size).toBe(2 ** 53 - 1);
	});
});

describe('reading a checkpoint', () => {
	it('gives every field, the signed text and the signatures', () => {
		const signature = Buffer.from(keeperLine.split(' ')[2] ?? '', 'base64').subarray(4);

		expect(parseCheckpoint(checkpointText)).toEqual({
			...state,
			extensions: [],
			text: checkpointBody,
			signatures: [{ name: keeper.name, keyId: keeper.id, signature }],
		});
	});

	it('puts line breaks of mail programs right, so that the signature still holds', () => {
		const mailed = checkpointText.replaceAll('\n', '\r\n');

		expect(parseCheckpoint(mailed)).toEqual(parseCheckpoint(checkpointText));
		expect(verdicts(mailed)).toEqual([`${keeper.name} valid`]);
	});

	it('keeps extension lines it does not know', () => {
		const body = `${checkpointBody}anlass Monatsende\nwer ä+ö\n`;
		const text = signNote(body, [keeperKey]);

		expect(parseCheckpoint(text)).toMatchObject({
			...state,
			text: body,
			extensions: ['anlass Monatsende', 'wer ä+ö'],
		});
		expect(verdicts(text)).toEqual([`${keeper.name} valid`]);
	});

	it('keeps the lines of witnesses, of whatever kind and length their signatures are', () => {
		const cosignature = Buffer.alloc(4 + 8 + 64, 3).toString('base64');
		const text = `${checkpointText}— zeuge.example/w ${cosignature}\n${witnessLine}`;

		expect(parseCheckpoint(text).signatures.map(({ name }) => name)).toEqual([
			keeper.name,
			'zeuge.example/w',
			witness.name,
		]);
		expect(verdicts(text)).toEqual([
			`${keeper.name} valid`,
			'zeuge.example/w unknownKey',
			`${witness.name} unknownKey`,
		]);
		expect(verdicts(text, bothKeys)[2]).toBe(`${witness.name} valid`);
	});

	it.each([
		['another origin', withLine(1, `example.org/ledger/${CHAIN}`), 1, 'origin'],
		['something behind the origin', withLine(1, `belegfluss/ledger/${CHAIN}/x`), 1, 'origin'],
		['no UUID', withLine(1, 'belegfluss/ledger/1'), 1, 'origin'],
		['a byte order mark', `\ufeff${checkpointText}`, 1, 'origin'],
		['a blank line before', `\n${checkpointText}`, 1, 'origin'],
		['an empty ledger', withLine(2, '0'), 2, 'size'],
		['a leading zero', withLine(2, '05'), 2, 'size'],
		['a sign', withLine(2, '+5'), 2, 'size'],
		['a decimal point', withLine(2, '5.0'), 2, 'size'],
		['an exponent', withLine(2, '5e3'), 2, 'size'],
		['a blank behind the size', withLine(2, '5 '), 2, 'size'],
		['a size beyond 2^53', withLine(2, '9007199254740992'), 2, 'size'],
		['digits of another script', withLine(2, '٥'), 2, 'size'],
		[
			'a root without padding',
			withLine(3, 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ'),
			3,
			'root',
		],
		[
			'spare bits in the root',
			withLine(3, 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNR='),
			3,
			'root',
		],
		['a URL-safe root', withLine(3, 'Tju7H3tHjc_nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ='), 3, 'root'],
		['a root of 31 bytes', withLine(3, Buffer.alloc(31).toString('base64')), 3, 'root'],
		['head and time exchanged', withLine(4, `time ${state.time}`), 4, 'head'],
		['no time', withLine(5, 'anlass Monatsende'), 5, 'time'],
		['a year of six digits', withLine(5, 'time +002026-03-31T21:59:59.123Z'), 5, 'time'],
		['an empty line in the text', withLine(5, `time ${state.time}\n`), 6, 'extension'],
		['a second head', withLine(5, `time ${state.time}\nhead ${state.head}`), 6, 'extension'],
		['a second time', withLine(5, `time ${state.time}\nx\ntime ${state.time}`), 7, 'extension'],
		['nothing but an origin', signNote(`belegfluss/ledger/${CHAIN}\n`, [keeperKey]), 2, 'size'],
		['a hyphen for the dash', checkpointText.replace('—', '-'), 7, 'signature'],
		['text after the signatures', `${checkpointText}Mit freundlichen Grüßen\n`, 8, 'signature'],
		['two blanks', checkpointText.replace('— b', '—  b'), 7, 'signature'],
		['no key name', `${checkpointBody}\n— AAAAAAA=\n`, 7, 'signature'],
		['a plus sign in the key name', `${checkpointBody}\n— a+b AAAAAAA=\n`, 7, 'signature'],
		['a key id alone', `${checkpointBody}\n— a AAAAAA==\n`, 7, 'signature'],
		['no base64', `${checkpointBody}\n— a AAAA!AAA\n`, 7, 'signature'],
	])('refuses %s', (_, text, line, field) => {
		expect(outcome(() => parseCheckpoint(text))).toEqual({
			code: 'CHECKPOINT_LINE_INVALID',
			line,
			field,
		});
	});

	it.each([
		['nothing', ''],
		['a line break', '\n'],
		['two line breaks', '\n\n'],
		['no signature', checkpointBody],
		['no signature after the empty line', `${checkpointBody}\n`],
		['no text', `\n${keeperLine}`],
		['no empty line', checkpointBody + keeperLine],
		['no final line break', checkpointText.slice(0, -1)],
		['a blank line behind', `${checkpointText}\n`],
		['a blank line of a mail program behind', `${checkpointText}\r\n`],
		['the quotation marks of a mail program', checkpointText.replaceAll(/^/gm, '> ')],
		['a lone carriage return', checkpointText.replace('\n', '\r')],
		['a tab', checkpointText.replace('head ', 'head\t')],
		['a null byte', checkpointText.replace('head', 'he\0ad')],
		['half a surrogate pair', checkpointText.replace('head', 'he\ud800ad')],
	])('refuses %s', (_, text) => {
		expect(outcome(() => parseCheckpoint(text))).toEqual({ code: 'CHECKPOINT_NOTE_FORM' });
	});

	it('refuses a text that is too long before looking at it', () => {
		expect(outcome(() => parseCheckpoint('\n\n'.repeat(10_000_000)))).toEqual({
			code: 'CHECKPOINT_TOO_LONG',
			limit: 16_384,
		});
	});
});

describe('verifying a checkpoint', () => {
	it('tells valid, unknown and invalid signatures apart', () => {
		const other = checkpointText.replace('\n5\n', '\n6\n');

		expect(verifyCheckpoint(parseCheckpoint(checkpointText), keys)).toEqual([
			{ name: keeper.name, keyId: keeper.id, verdict: 'valid' },
		]);
		expect(verdicts(checkpointText, [])).toEqual([`${keeper.name} unknownKey`]);
		expect(verdicts(other)).toEqual([`${keeper.name} invalid`]);
	});

	it('finds every changed character: refused, invalid, or of an unknown key', () => {
		for (let position = 0; position < checkpointText.length; position++) {
			let verdict: string;
			try {
				const checkpoint = parseCheckpoint(characterChanged(checkpointText, position));
				verdict = verdictOnNote(verifyCheckpoint(checkpoint, keys));
			} catch (error) {
				if (!(error instanceof BelegflussError)) throw error;
				verdict = error.code;
			}
			expect(verdict).not.toBe('valid');
		}
	});

	it('does not accept a signature made for another checkpoint', () => {
		const later = writeCheckpoint({ ...state, size: 6 }, [keeperKey]);
		const transplanted = `${checkpointBody}\n${later.slice(later.indexOf('—'))}`;

		expect(verdicts(transplanted)).toEqual([`${keeper.name} invalid`]);
	});
});

import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	formatSigningKey,
	parseSigningKey,
	parseVerifierKey,
	verifierKeyOf,
} from '../../../../lib/ledger/checkpoint/keys';
import {
	parseNote,
	signNote,
	verdictOnNote,
	verifyNote,
} from '../../../../lib/ledger/checkpoint/signed-note';
import { outcome } from './outcome';
import { c2spExample, goExample, keeper, witness } from './vectors';

const keeperKey = parseSigningKey(keeper.signingKey);
const keeperVerifier = parseVerifierKey(keeper.verifierKey);

describe('signed notes', () => {
	it('are written as the Go implementation writes its example', () => {
		const note = signNote(goExample.text, [parseSigningKey(goExample.signingKey)]);

		expect(note).toBe(`${goExample.text}\n${goExample.line}`);
	});

	it.each([
		['Go', goExample.verifierKey, `${goExample.text}\n${goExample.line}`],
		['C2SP', c2spExample.verifierKey, c2spExample.note],
	])('of the %s documentation are verified', (_, key, note) => {
		const verified = verifyNote(parseNote(note), [parseVerifierKey(key)]);

		expect(verified.map(({ verdict }) => verdict)).toEqual(['valid']);
	});

	it('bear a signature that plain Ed25519 accepts over the text with its final newline', () => {
		const text = 'eine Zeile\nmit Umlaut: ä\n';
		const [signature] = parseNote(signNote(text, [keeperKey])).signatures;
		const x = Buffer.from(keeper.publicKey, 'hex').toString('base64url');
		const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
		const accepted = (signed: string) =>
			verify(null, Buffer.from(signed), publicKey, signature?.signature ?? Buffer.of());

		expect(signature).toMatchObject({ name: keeper.name, keyId: keeper.id });
		expect(accepted(text)).toBe(true);
		expect(accepted(text.slice(0, -1))).toBe(false);
		expect(accepted(`${text}\n`)).toBe(false);
	});

	it('keep empty lines of the text: the last empty line separates', () => {
		const text = 'erster Absatz\n\nzweiter Absatz\n';
		const note = parseNote(signNote(text, [keeperKey]));

		expect(note.text).toBe(text);
		expect(verifyNote(note, [keeperVerifier])).toEqual([
			{ name: keeper.name, keyId: keeper.id, verdict: 'valid' },
		]);
	});

	it('hold more than the sixteen signatures a reader has to accept', () => {
		const note = parseNote(
			signNote(
				'Text\n',
				Array.from({ length: 40 }, () => keeperKey),
			),
		);

		expect(note.signatures).toHaveLength(40);
	});

	it('are not written without a signature', () => {
		expect(outcome(() => signNote('Text\n', []))).toEqual({ code: 'CHECKPOINT_UNSIGNED' });
	});

	it('are refused above 16384 bytes, counted in UTF-8', () => {
		const signed = signNote('Text\n', [keeperKey]);
		const room = 16_384 - Buffer.byteLength(signed);
		const filled = (filling: string) => signNote(`${filling}Text\n`, [keeperKey]);

		expect(parseNote(filled('a'.repeat(room))).signatures).toHaveLength(1);
		for (const filling of ['a'.repeat(room + 1), `ä${'a'.repeat(room - 1)}`]) {
			expect(outcome(() => parseNote(filled(filling)))).toEqual({
				code: 'CHECKPOINT_TOO_LONG',
				limit: 16_384,
			});
		}
	});
});

describe('a signature', () => {
	const text = 'Text\n';
	const signed = (name: string, data: Uint8Array) =>
		parseNote(`${text}\n— ${name} ${Buffer.from(data).toString('base64')}\n`);
	const good = Buffer.concat([
		Buffer.from(keeper.id, 'hex'),
		sign(null, Buffer.from(text), keeperKey.privateKey),
	]);
	const verdict = (note: ReturnType<typeof parseNote>) =>
		verifyNote(note, [keeperVerifier]).map((entry) => entry.verdict);

	it('is valid', () => {
		expect(verdict(signed(keeper.name, good))).toEqual(['valid']);
	});

	it('is invalid when any bit of it is turned over', () => {
		for (let bit = 32; bit < good.length * 8; bit++) {
			const data = Buffer.from(good);
			const position = Math.floor(bit / 8);
			data.writeUInt8(data.readUInt8(position) ^ (1 << bit % 8), position);
			expect(verdict(signed(keeper.name, data))).toEqual(['invalid']);
		}
	});

	it('is invalid when it is shorter or longer, but bears the id of a known key', () => {
		expect(verdict(signed(keeper.name, good.subarray(0, -1)))).toEqual(['invalid']);
		expect(verdict(signed(keeper.name, Buffer.concat([good, Buffer.of(0)])))).toEqual(['invalid']);
		expect(verdict(signed(keeper.name, good.subarray(0, 5)))).toEqual(['invalid']);
	});

	it('is of an unknown key when name or id is another one', () => {
		const otherId = Buffer.concat([Buffer.from(witness.id, 'hex'), good.subarray(4)]);

		expect(verdict(signed('jemand.anders', good))).toEqual(['unknownKey']);
		expect(verdict(signed(keeper.name, otherId))).toEqual(['unknownKey']);
	});

	it('counts when one of two keys with the same name and id made it', () => {
		const collision = { ...keeperVerifier, publicKey: Buffer.alloc(32, 1) };
		const note = signed(keeper.name, good);

		expect(verifyNote(note, [collision, keeperVerifier])).toMatchObject([{ verdict: 'valid' }]);
		expect(verifyNote(note, [collision])).toMatchObject([{ verdict: 'invalid' }]);
	});

	it('by an own key is verified with the key taken from it', () => {
		const key = verifierKeyOf(parseSigningKey(formatSigningKey(keeperKey)));

		expect(verifyNote(signed(keeper.name, good), [key])).toMatchObject([{ verdict: 'valid' }]);
	});
});

describe('the verdict on a note', () => {
	const of = (...verdicts: ('valid' | 'unknownKey' | 'invalid')[]) =>
		verdictOnNote(verdicts.map((verdict) => ({ name: 'n', keyId: '00000000', verdict })));

	it('needs one good signature, ignores strangers, and is spoilt by a bad one', () => {
		expect(of('valid')).toBe('valid');
		expect(of('unknownKey', 'valid', 'unknownKey')).toBe('valid');
		expect(of('unknownKey')).toBe('unknownKey');
		expect(of()).toBe('unknownKey');
		expect(of('valid', 'invalid')).toBe('invalid');
		expect(of('invalid', 'valid')).toBe('invalid');
		expect(of('invalid', 'unknownKey')).toBe('invalid');
	});
});

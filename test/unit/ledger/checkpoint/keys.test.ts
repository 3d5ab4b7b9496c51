import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import {
	formatSigningKey,
	formatVerifierKey,
	generateSigningKey,
	parseSigningKey,
	parseVerifierKey,
	verifierKeyOf,
} from '../../../../lib/ledger/checkpoint/keys';
import { characterChanged, outcome } from './outcome';
import { c2spExample, goExample, goSumKey, keeper, witness } from './vectors';

const seed = Buffer.from(keeper.seed, 'hex');

function thrown(action: () => unknown): BelegflussError {
	try {
		action();
	} catch (error) {
		if (error instanceof BelegflussError) return error;
		throw error;
	}
	throw new Error('Nothing was thrown.');
}

describe('a signing key', () => {
	it('is made from 32 random bytes and written in the text form of signed notes', () => {
		const key = generateSigningKey(keeper.name, (length) => seed.subarray(0, length));

		expect(formatSigningKey(key)).toBe(keeper.signingKey);
		expect(formatVerifierKey(verifierKeyOf(key))).toBe(keeper.verifierKey);
		expect(verifierKeyOf(key)).toEqual({
			name: keeper.name,
			id: keeper.id,
			publicKey: Buffer.from(keeper.publicKey, 'hex'),
		});
	});

	it('asks for 32 bytes and refuses less', () => {
		const asked: number[] = [];
		const meagre = (length: number) => {
			asked.push(length);
			return seed.subarray(1);
		};

		expect(outcome(() => generateSigningKey(keeper.name, meagre))).toEqual({
			code: 'CHECKPOINT_KEY_SEED',
			found: 31,
		});
		expect(asked).toEqual([32]);
	});

	it.each([[keeper], [witness], [goExample]])('survives being written and read: %#', (vector) => {
		const key = parseSigningKey(vector.signingKey);

		expect(formatSigningKey(key)).toBe(vector.signingKey);
		expect(formatVerifierKey(verifierKeyOf(key))).toBe(vector.verifierKey);
		expect(parseVerifierKey(vector.verifierKey)).toEqual(verifierKeyOf(key));
	});

	it('survives being written and read under any name and from any randomness', () => {
		const names = fc.stringMatching(/^[a-z0-9./ÄÖÜäöüß_-]{1,200}$/);
		fc.assert(
			fc.property(names, (name) => {
				const key = generateSigningKey(name, randomBytes);
				expect(formatSigningKey(parseSigningKey(formatSigningKey(key)))).toBe(
					formatSigningKey(key),
				);
				const verifier = verifierKeyOf(key);
				expect(parseVerifierKey(formatVerifierKey(verifier))).toEqual(verifier);
			}),
		);
	});

	it.each([
		'',
		'a b',
		'a+b',
		'a\nb',
		'a\u00a0b',
		'a\u2003b',
		'a\u200bb',
		'a\u202eb',
		'a\ud800',
		'a\u0007',
	])('cannot bear the name %j', (name) => {
		expect(outcome(() => generateSigningKey(name, randomBytes))).toEqual({
			code: 'CHECKPOINT_KEY_NAME',
			limit: 200,
		});
	});

	it('cannot bear a name of more than 200 characters', () => {
		expect(generateSigningKey('n'.repeat(200), randomBytes).name).toHaveLength(200);
		expect(outcome(() => generateSigningKey('n'.repeat(201), randomBytes))).toMatchObject({
			code: 'CHECKPOINT_KEY_NAME',
		});
	});

	it('is not shown when somebody logs or serialises it', () => {
		const key = parseSigningKey(keeper.signingKey);
		const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);

		expect(shown).toContain(keeper.name);
		expect(shown).not.toContain('AZ1hsZ3v');
		expect(shown.replaceAll(/\s/g, '')).not.toMatch(/9d61b19d|9d,?61,?b1|157,97,177/i);
	});
});

describe('the text of a signing key', () => {
	it('may have blanks around it', () => {
		expect(formatSigningKey(parseSigningKey(` ${keeper.signingKey}\r\n`))).toBe(keeper.signingKey);
	});

	it('is refused when any character of it is another one or any end is missing', () => {
		const text = keeper.signingKey;
		for (let position = 0; position < text.length; position++) {
			for (const damaged of [
				characterChanged(text, position),
				text.slice(0, position),
				text.slice(position + 1),
			]) {
				expect(() => parseSigningKey(damaged)).toThrow(BelegflussError);
			}
		}
	});

	it.each([
		['nothing', '', 'CHECKPOINT_SIGNING_KEY_FORM'],
		['a verifier key', keeper.verifierKey, 'CHECKPOINT_SIGNING_KEY_FORM'],
		['two keys', `${keeper.signingKey}\n${keeper.signingKey}`, 'CHECKPOINT_SIGNING_KEY_FORM'],
		[
			'a name with a blank',
			keeper.signingKey.replace('kanzlei-', 'kanzlei '),
			'CHECKPOINT_SIGNING_KEY_FORM',
		],
		[
			'upper case in the id',
			keeper.signingKey.replace('b9cfb5e3', 'B9CFB5E3'),
			'CHECKPOINT_SIGNING_KEY_FORM',
		],
		[
			'one byte too few',
			`PRIVATE+KEY+n+00000000+${Buffer.alloc(32, 1).toString('base64')}`,
			'CHECKPOINT_SIGNING_KEY_FORM',
		],
		[
			'the type of another algorithm',
			`PRIVATE+KEY+n+00000000+${Buffer.alloc(33, 2).toString('base64')}`,
			'CHECKPOINT_KEY_TYPE',
		],
		[
			'the id of another key',
			keeper.signingKey.replace('b9cfb5e3', witness.id),
			'CHECKPOINT_KEY_ID',
		],
		['another name', keeper.signingKey.replace('mueller', 'maier'), 'CHECKPOINT_KEY_ID'],
	])('is refused: %s', (_, text, code) => {
		expect(outcome(() => parseSigningKey(text))).toEqual({ code });
	});

	it('is never repeated by a refusal, in whatever way it is damaged', () => {
		const text = keeper.signingKey;
		const secret = text.slice(text.lastIndexOf('+', text.length - 44) + 1);
		const damage = fc.oneof(
			fc.nat(text.length - 1).map((position) => characterChanged(text, position)),
			fc.nat(text.length - 1).map((position) => text.slice(position)),
			fc.constant(secret),
			fc.constant(`x${text}`),
			fc.constant(text.replace('+b9cfb5e3', '')),
		);
		fc.assert(
			fc.property(damage, fc.constantFrom(parseSigningKey, parseVerifierKey), (damaged, parse) => {
				fc.pre(damaged !== text);
				const error = thrown(() => parse(damaged));
				const told = JSON.stringify([
					error.describe('de'),
					error.describe('en'),
					error.stack,
					error.cause,
				]);
				for (let start = 0; start + 8 <= secret.length; start++) {
					expect(told).not.toContain(secret.slice(start, start + 8));
				}
			}),
		);
	});
});

describe('the text of a verifier key', () => {
	it.each([
		keeper.verifierKey,
		witness.verifierKey,
		goExample.verifierKey,
		c2spExample.verifierKey,
		goSumKey,
	])('is read and written back: %s', (text) => {
		const key = parseVerifierKey(`\t${text}\n`);

		expect(formatVerifierKey(key)).toBe(text);
		expect(key.publicKey).toHaveLength(32);
	});

	it('is refused when any character of it is another one or any end is missing', () => {
		const text = keeper.verifierKey;
		for (let position = 0; position < text.length; position++) {
			for (const damaged of [
				characterChanged(text, position),
				text.slice(0, position),
				text.slice(position + 1),
			]) {
				expect(() => parseVerifierKey(damaged)).toThrow(BelegflussError);
			}
		}
	});

	it.each([
		['nothing', '', 'CHECKPOINT_VERIFIER_KEY_FORM'],
		['a signing key', keeper.signingKey, 'CHECKPOINT_VERIFIER_KEY_PRIVATE'],
		[
			'two bytes too many, with an id that fits',
			'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
			'CHECKPOINT_VERIFIER_KEY_FORM',
		],
		[
			'an unknown algorithm, with an id that fits',
			'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
			'CHECKPOINT_KEY_TYPE',
		],
		['another name', keeper.verifierKey.replace('mueller', 'maier'), 'CHECKPOINT_KEY_ID'],
	])('is refused: %s', (_, text, code) => {
		expect(outcome(() => parseVerifierKey(text))).toEqual({ code });
	});
});

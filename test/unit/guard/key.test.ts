import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idempotencyKey, type WriteIdentity } from '../../../lib/guard/key';

const identity: WriteIdentity = {
	system: 'lexoffice',
	tenant: 'org-1',
	operation: 'voucher.create',
	subject: 'ab'.repeat(32),
};

describe('the idempotency key', () => {
	it('stays what it is for ever: keys of booked documents lie in ledgers', () => {
		expect(idempotencyKey(identity)).toBe(
			'c5c95ac82d6173eddef5fb4ddf393706bd7f5adbe5ed2cfe33019436bae90a47',
		);
		expect(idempotencyKey({ ...identity, tenant: null })).toBe(
			'429ddfb0109f2bb616b5c2a4c23928a6a8cab346a551c63f07b033c7ccd3724b',
		);
	});

	it('is the same for the same write, whatever else the object holds and in which order', () => {
		const { subject, operation, tenant, system } = identity;
		const shuffled = { subject, more: 1, operation, tenant, system };
		expect(idempotencyKey(shuffled)).toBe(idempotencyKey(identity));
	});

	it('differs whenever anything of the write differs', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 8 });
		const anyIdentity = fc.record({
			system: text,
			tenant: fc.option(text),
			operation: text,
			subject: text,
		});
		fc.assert(
			fc.property(anyIdentity, anyIdentity, (one, other) => {
				const same =
					one.system === other.system &&
					one.tenant === other.tenant &&
					one.operation === other.operation &&
					one.subject === other.subject;
				expect(idempotencyKey(one) === idempotencyKey(other)).toBe(same);
			}),
		);
		// Neighbouring fields do not run into each other.
		expect(idempotencyKey({ ...identity, system: 'ab', operation: 'c' })).not.toBe(
			idempotencyKey({ ...identity, system: 'a', operation: 'bc' }),
		);
		expect(idempotencyKey({ ...identity, tenant: 'null' })).not.toBe(
			idempotencyKey({ ...identity, tenant: null }),
		);
	});
});

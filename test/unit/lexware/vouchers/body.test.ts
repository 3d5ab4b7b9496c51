import { describe, expect, it } from 'vitest';
import { contactFields, type VoucherContact } from '../../../../lib/lexware/vouchers/body';

describe('whose voucher it is', () => {
	it.each<[VoucherContact, object]>([
		['collective', { useCollectiveContact: true }],
		[{ contactId: 'contact-1' }, { useCollectiveContact: false, contactId: 'contact-1' }],
	])('%j is said by exactly one of two fields', (contact, fields) => {
		expect(contactFields(contact)).toEqual(fields);
	});
});

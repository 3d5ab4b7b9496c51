import { POSTING_CATEGORIES } from '../../../sandbox/lexware/lists/posting-categories';
import type { LexwareSandbox } from '../../../sandbox/lexware/server';
import { documentItem } from '../../document-item';

type SeedInput = Parameters<LexwareSandbox['seed']>[0];
type Seeds<Name extends keyof SeedInput> = NonNullable<SeedInput[Name]>;

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Ids of what is seeded. */
export const IDS = {
	company: uuid(1),
	person: uuid(2),
	article: uuid(11),
	voucher: uuid(21),
	collective: uuid(22),
	file: uuid(31),
	template: uuid(41),
	subscription: uuid(51),
	paid: uuid(61),
	draft: uuid(62),
} as const;

const address = {
	supplement: 'Hinterhaus',
	street: 'Weg 1',
	zip: '20095',
	city: 'Hamburg',
	countryCode: 'DE',
};

const both = {
	roles: { customer: {}, vendor: {} },
	addresses: { billing: [address], shipping: [{ ...address, street: 'Weg 2' }] },
	emailAddresses: {
		business: ['buero@example.org'],
		office: ['zentrale@example.org'],
		private: ['privat@example.org'],
		other: ['sonst@example.org'],
	},
	phoneNumbers: {
		business: ['040 1'],
		office: ['040 2'],
		mobile: ['0170 3'],
		private: ['040 4'],
		fax: ['040 5'],
		other: ['040 6'],
	},
	xRechnung: { buyerReference: '04011000-1234512345-35', vendorNumberAtCustomer: '70123456' },
	note: 'Stammkunde',
};

/** A company and a person with everything a contact can have. */
export const contacts: Seeds<'contacts'> = [
	{
		...both,
		id: IDS.company,
		company: {
			name: 'Kunde & Co. GmbH',
			taxNumber: '12345/12345',
			vatRegistrationId: 'DE987654321',
			allowTaxFreeInvoices: true,
			contactPersons: [
				{
					salutation: 'Frau',
					firstName: 'Eva',
					lastName: 'Muster',
					primary: true,
					emailAddress: 'eva@example.org',
					phoneNumber: '040 7',
				},
			],
		},
	},
	{
		...both,
		id: IDS.person,
		person: { salutation: 'Herr', firstName: 'Max', lastName: 'Muster' },
	},
];

/** An article with everything it can have. */
export const articles: Seeds<'articles'> = [
	{
		id: IDS.article,
		title: 'Wandfarbe',
		description: 'weiß, matt',
		articleNumber: 'F-10',
		gtin: '4006381333931',
		note: 'Regal 3',
	},
];

const { data } = documentItem(1).binary ?? {};

/** A voucher of a named supplier with a file, and one of the collective one; both need `contacts`. */
export const vouchers: Seeds<'vouchers'> = [
	{
		id: IDS.voucher,
		voucherNumber: 'ER-1',
		voucherDate: '2026-11-01',
		shippingDate: '2026-10-30',
		dueDate: '2026-12-01',
		contactId: IDS.company,
		remark: 'Druckerpapier',
		files: [
			{ id: IDS.file, fileName: 'ER-1.pdf', mimeType: 'application/pdf', base64: data?.data ?? '' },
		],
	},
	{ id: IDS.collective, voucherNumber: 'ER-2' },
];

/** A template that has run, and will run again. */
export const recurringTemplates: Seeds<'recurringTemplates'> = [
	{
		id: IDS.template,
		address: { contactId: IDS.company, name: 'Kunde & Co. GmbH' },
		lineItems: [
			{
				type: 'material',
				id: IDS.article,
				description: 'monatlich',
				discountPercentage: 5,
			},
		],
		endDate: '2027-12-31',
		nextExecutionDate: '2026-12-01',
		lastExecutionDate: '2026-11-01',
		lastExecutionErrorMessage: 'Der Kontakt ist archiviert.',
	},
];

/** Posting category of goods bought. */
export const goods =
	POSTING_CATEGORIES.find(({ name }) => name === 'Wareneinkauf')?.id ?? 'no such category';

/** Value of a parameter that chooses a record. */
export function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

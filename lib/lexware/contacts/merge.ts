import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../resources/contacts';
import { checkedAddress, given, type ContactBody, type ContactFields } from './body';
import { contactError } from './errors';

/** Parts of a contact that can be emptied. */
export const CLEARABLE = [
	'shippingAddress',
	'contactPerson',
	'emailAddresses',
	'phoneNumbers',
	'xRechnung',
	'note',
] as const;

export type Clearable = (typeof CLEARABLE)[number];

/** Changes to a contact: fields that are missing or empty stay as they are. */
export interface ContactChanges {
	readonly fields: Partial<ContactFields>;
	readonly clear: readonly Clearable[];
}

/** A contact as it is to be, and whether that is any different. */
export interface MergedContact {
	/** the whole record: a PUT empties what it does not name */
	readonly body: ContactBody;
	readonly changed: boolean;
}

/** Given by the vendor. */
const READ_ONLY = [
	'id',
	'organizationId',
	'resourceUri',
	'createdDate',
	'updatedDate',
	'archived',
] as const;

/**
 * Merges changes into a contact as it was just read. Whatever is not named survives.
 *
 * @param current the contact as read
 * @param changes what to set and what to empty
 * @returns body of the PUT, with the version that was read
 * @throws BelegflussError LEXWARE_CONTACT_SEVERAL_ENTRIES when the contact holds more than the API can write
 * back; LEXWARE_CONTACT_KIND when a company was to get a person's fields or the other way round;
 * LEXWARE_CONTACT_COUNTRY
 */
export function mergeContact(current: Contact, { fields, clear }: ContactChanges): MergedContact {
	assertWritable(current);
	const before = writablePart(current);
	const cleared = (part: Clearable) => clear.includes(part);
	const body: ContactBody = {
		...before,
		roles: {
			...rolesOf(current),
			...Object.fromEntries((fields.roles ?? []).map((role) => [role, {}])),
		},
		...identity(current, fields, cleared('contactPerson')),
		addresses: {
			...current.addresses,
			...mergedAddress(current, 'billing', fields.billing),
			...(cleared('shippingAddress')
				? { shipping: [] }
				: mergedAddress(current, 'shipping', fields.shipping)),
		},
		emailAddresses: mergedLists(
			cleared('emailAddresses') ? null : current.emailAddresses,
			fields.emails,
		),
		phoneNumbers: mergedLists(cleared('phoneNumbers') ? null : current.phoneNumbers, fields.phones),
		xRechnung: {
			...(cleared('xRechnung') ? {} : (before['xRechnung'] as object | undefined)),
			...given(fields.xRechnung),
		},
		...(cleared('note') ? { note: '' } : {}),
		...given({ note: fields.note }),
		version: current.version,
	};
	return { body: pruned(body), changed: !isDeepStrictEqual(pruned(body), pruned(before)) };
}

/**
 * @param current a contact as read
 * @param body of a PUT
 * @returns whether the contact holds what the PUT says, whatever its version
 */
export function holds(current: Contact, body: ContactBody): boolean {
	const { version } = current;
	return isDeepStrictEqual(pruned(writablePart(current)), pruned({ ...body, version }));
}

function writablePart(current: Contact): ContactBody {
	const part: Record<string, unknown> = { ...current, roles: rolesOf(current) };
	for (const field of READ_ONLY) delete part[field];
	return part;
}

/** Customer and supplier numbers are the vendor's to give. */
function rolesOf({ roles }: Contact): ContactBody {
	return Object.fromEntries(
		Object.entries(roles ?? {})
			.filter(([, role]) => role !== null && role !== undefined)
			.map(([role]) => [role, {}]),
	);
}

function assertWritable(current: Contact): void {
	const lists: [string, readonly unknown[] | null | undefined][] = [
		['company.contactPersons', current.company?.contactPersons],
	];
	for (const part of ['addresses', 'emailAddresses', 'phoneNumbers'] as const) {
		for (const [kind, list] of Object.entries(current[part] ?? {})) {
			lists.push([`${part}.${kind}`, list]);
		}
	}
	for (const [field, list] of lists) {
		const count = list?.length ?? 0;
		if (count <= 1) continue;
		throw contactError('LEXWARE_CONTACT_SEVERAL_ENTRIES', { id: current.id, field, count });
	}
}

function identity(
	{ id, company, person }: Contact,
	fields: Partial<ContactFields>,
	withoutContactPerson: boolean,
): ContactBody {
	const { contactPerson, ...own } = fields.company ?? {};
	const [ofCompany, ofPerson] = [given(own), given(fields.person)];
	const talkTo = given(contactPerson);
	const wantsCompany = Object.keys(ofCompany).length + Object.keys(talkTo).length > 0;
	const wantsPerson = Object.keys(ofPerson).length > 0;
	if ((company && wantsPerson) || (person && wantsCompany)) {
		const [is, wanted] = company ? ['company', 'person'] : ['person', 'company'];
		throw contactError('LEXWARE_CONTACT_KIND', { id, is, wanted });
	}
	if (person) return { person: { ...person, ...ofPerson } };
	const [known] = withoutContactPerson ? [] : (company?.contactPersons ?? []);
	const isNew = known === undefined && Object.keys(talkTo).length > 0;
	const contactPersons = isNew
		? [{ ...talkTo, primary: true }]
		: known
			? [{ ...known, ...talkTo }]
			: [];
	return { company: { ...company, ...ofCompany, contactPersons } };
}

function mergedAddress(
	{ addresses }: Contact,
	kind: 'billing' | 'shipping',
	changes: ContactFields['billing'],
): ContactBody {
	const own = given(changes);
	if (Object.keys(own).length === 0) return {};
	const [known] = addresses?.[kind] ?? [];
	return { [kind]: [checkedAddress({ ...known, ...own }, `addresses.${kind}`)] };
}

function mergedLists(
	current: Readonly<Record<string, readonly string[] | null | undefined>> | null | undefined,
	changes: Readonly<Record<string, string | undefined>> | undefined,
): ContactBody {
	const set = Object.entries(given(changes)).map(([kind, value]) => [kind, [value]] as const);
	return { ...current, ...Object.fromEntries(set) };
}

/** Missing, null, empty texts and empty lists are the same to the vendor; roles are set although empty. */
function pruned(value: ContactBody): ContactBody {
	return Object.fromEntries(
		Object.entries(value)
			.map(([name, entry]) => [name, name === 'roles' ? entry : prunedValue(entry)] as const)
			.filter(([, entry]) => entry !== undefined),
	);
}

function prunedValue(value: unknown): unknown {
	if (value === null || value === '') return undefined;
	if (Array.isArray(value)) {
		const list = value.map(prunedValue).filter((entry) => entry !== undefined);
		return list.length === 0 ? undefined : list;
	}
	if (typeof value !== 'object') return value;
	const object = pruned(value as ContactBody);
	return Object.keys(object).length === 0 ? undefined : object;
}

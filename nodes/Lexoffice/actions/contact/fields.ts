import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type {
	CompanyFields,
	ContactFields,
	ContactRole,
	PersonFields,
} from '../../../../lib/lexware/contacts/body';
import { collection, entryOf } from '../write-identity';

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the fields entered for a new contact
 */
export function enteredContact(context: IExecuteFunctions, itemIndex: number): ContactFields {
	const text = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
	const isPerson = context.getNodeParameter('kind', itemIndex) === 'person';
	const additional = collection(context, 'additionalFields', itemIndex);
	const own = isPerson
		? {
				person: {
					salutation: text('salutation'),
					firstName: text('firstName'),
					lastName: text('lastName'),
				},
			}
		: {
				company: {
					name: text('companyName'),
					vatRegistrationId: text('vatRegistrationId'),
					...companyExtras(additional),
				},
			};
	return {
		roles: context.getNodeParameter('roles', itemIndex, []) as ContactRole[],
		...own,
		...commonFields(context, itemIndex, additional),
	};
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the fields entered as changes; those left out are not touched
 */
export function enteredChanges(
	context: IExecuteFunctions,
	itemIndex: number,
): Partial<ContactFields> {
	const changes = collection(context, 'updateFields', itemIndex);
	const company: CompanyFields = {
		name: textOf(changes['companyName']),
		vatRegistrationId: textOf(changes['vatRegistrationId']),
		...companyExtras(changes),
	};
	const person: PersonFields = {
		salutation: textOf(changes['salutation']),
		firstName: textOf(changes['firstName']),
		lastName: textOf(changes['lastName']),
	};
	const roles = Array.isArray(changes['roles']) ? (changes['roles'] as ContactRole[]) : [];
	return { roles, company, person, ...commonFields(context, itemIndex, changes) };
}

function companyExtras(fields: IDataObject): CompanyFields {
	const { allowTaxFreeInvoices } = fields;
	return {
		taxNumber: textOf(fields['taxNumber']),
		...(typeof allowTaxFreeInvoices === 'boolean' ? { allowTaxFreeInvoices } : {}),
		contactPerson: entryOf(fields['contactPerson'], 'person'),
	};
}

function commonFields(
	context: IExecuteFunctions,
	itemIndex: number,
	additional: IDataObject,
): Omit<ContactFields, 'roles' | 'company' | 'person'> {
	const addresses = collection(context, 'addresses', itemIndex);
	const reach = collection(context, 'reach', itemIndex);
	return {
		billing: entryOf(addresses, 'billing'),
		shipping: entryOf(addresses, 'shipping'),
		emails: entryOf(reach, 'emails') as ContactFields['emails'],
		phones: entryOf(reach, 'phones') as ContactFields['phones'],
		xRechnung: entryOf(additional['xRechnung'], 'fields'),
		note: textOf(additional['note']),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

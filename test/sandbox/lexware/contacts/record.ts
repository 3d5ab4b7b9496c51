/** An address of a contact. */
export interface Address {
	readonly supplement?: string | undefined;
	readonly street?: string | undefined;
	readonly zip?: string | undefined;
	readonly city?: string | undefined;
	readonly countryCode?: string | undefined;
}

/** A person to talk to at a company. */
export interface ContactPerson {
	readonly salutation?: string | undefined;
	readonly firstName?: string | undefined;
	readonly lastName?: string | undefined;
	readonly primary?: boolean | undefined;
	readonly emailAddress?: string | undefined;
	readonly phoneNumber?: string | undefined;
}

/** Lists of texts by kind: business, office, private … */
export type Lists = Readonly<Record<string, readonly string[] | undefined>>;

/** What of a contact can be written. */
export interface ContactFields {
	readonly company?:
		| {
				readonly name: string;
				readonly taxNumber?: string | undefined;
				readonly vatRegistrationId?: string | undefined;
				readonly allowTaxFreeInvoices?: boolean | undefined;
				readonly contactPersons?: readonly ContactPerson[] | undefined;
		  }
		| undefined;
	readonly person?:
		| {
				readonly salutation?: string | undefined;
				readonly firstName?: string | undefined;
				readonly lastName: string;
		  }
		| undefined;
	readonly addresses?:
		| {
				readonly billing?: readonly Address[] | undefined;
				readonly shipping?: readonly Address[] | undefined;
		  }
		| undefined;
	readonly emailAddresses?: Lists | undefined;
	readonly phoneNumbers?: Lists | undefined;
	readonly xRechnung?:
		| {
				readonly buyerReference?: string | undefined;
				readonly vendorNumberAtCustomer?: string | undefined;
		  }
		| undefined;
	readonly note?: string | undefined;
}

/** A role with the number the vendor gave it. */
export interface Role {
	readonly number: number;
}

/** A contact as the API shows it. */
export interface Contact extends ContactFields {
	readonly id: string;
	readonly organizationId: string;
	readonly version: number;
	readonly roles: { readonly customer?: Role; readonly vendor?: Role };
	readonly archived: boolean;
}

/**
 * @param contact any contact
 * @returns its name as lists show it
 */
export function nameOf({ company, person }: Pick<Contact, 'company' | 'person'>): string {
	if (company) return company.name;
	return [person?.firstName, person?.lastName].filter(Boolean).join(' ');
}

import { compact } from '../body/atoms';
import type { Office } from '../office';
import { nameOf, type Contact, type Role } from './record';
import type { ContactBody } from './schema';

/** When a record was made and last changed, in the vendor's long form. */
export interface Dates {
	readonly createdDate: string;
	readonly updatedDate: string;
}

/** Numbers the app gives out first. */
const FIRST = { customer: 10_001, vendor: 70_001 } as const;

/** What a contact is made of. */
export type NewContact = Omit<ContactBody, 'version'> & {
	readonly id?: string | undefined;
	readonly version?: number;
	readonly archived?: boolean;
};

/** All contacts, and what search knows of them, which may lag behind. */
export class ContactBook {
	private readonly records = new Map<string, Contact>();
	private readonly dates = new Map<string, Dates>();
	private readonly index = new Map<string, Contact>();

	/** @param office clock, ids and delay of the search */
	constructor(private readonly office: Office) {}

	/** @returns the contact; undefined when there is none */
	find(id: string): Contact | undefined {
		return this.records.get(id);
	}

	/** @returns when it was made and changed */
	datesOf(id: string): Dates {
		const now = this.office.timestamp();
		return this.dates.get(id) ?? { createdDate: now, updatedDate: now };
	}

	/** @returns every contact, oldest first */
	all(): readonly Contact[] {
		return [...this.records.values()];
	}

	/** @returns what search sees, by name */
	searchable(): readonly Contact[] {
		return [...this.index.values()].sort((one, other) =>
			nameOf(one).localeCompare(nameOf(other), 'de'),
		);
	}

	/**
	 * Writes a contact as a whole: what the new one lacks is gone. Numbers of roles stay.
	 *
	 * @param contact the new state; without a known id it is added
	 * @returns it as it stands now
	 */
	write({ id = this.office.newId(), ...fields }: NewContact): Contact {
		const earlier = this.records.get(id);
		const { roles, archived, version, ...others } = fields;
		const contact: Contact = {
			id,
			organizationId: this.office.organizationId,
			version: version ?? (earlier?.version ?? 0) + 1,
			roles: {
				...(roles.customer && { customer: this.role('customer', earlier) }),
				...(roles.vendor && { vendor: this.role('vendor', earlier) }),
			},
			...compact(others),
			archived: archived ?? earlier?.archived ?? false,
		};
		const now = this.office.timestamp();
		this.records.set(id, contact);
		this.dates.set(id, { createdDate: this.dates.get(id)?.createdDate ?? now, updatedDate: now });
		this.office.later(this.office.options.searchDelayMs, () => this.index.set(id, contact));
		return contact;
	}

	private role(name: 'customer' | 'vendor', earlier: Contact | undefined): Role {
		return earlier?.roles[name] ?? { number: this.office.nextNumber(name, FIRST[name]) };
	}
}

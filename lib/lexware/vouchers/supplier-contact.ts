import { idempotencyKey } from '../../guard/key';
import type { PartWrite } from '../../guard/order';
import type { Party } from '../../invoice/schema';
import { LEXWARE, SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { contactFromSeller, type ContactBody } from '../contacts/body';
import { findContacts, listContacts } from '../contacts/find';
import { ALL_CONTACTS } from '../contacts/filters';
import { displayNameOf, vatIdOf } from '../contacts/traits';
import { callOf } from '../endpoint';
import { voucherError } from './errors';
import { contactEndpoints, type Contact } from '../resources/contacts';
import { savedSchema } from '../saved';
import type { VoucherContact } from './body';
import { recognizeSupplier, supplierIdentity, type SupplierCandidate } from './supplier';

/** What happens with a supplier nobody knows yet. */
export type IfUnknown = 'create' | 'collective' | 'stop';

/** A supplier as an invoice names it, and who that is in Lexware Office. */
export interface SupplierPlan {
	readonly identity: string;
	/** who it is, null when the contact is to be created first */
	readonly contact: VoucherContact | null;
	/** what a person approves; the same whether the contact exists by now or not */
	readonly description: object;
	/** makes the contact, once */
	readonly creation: PartWrite;
	/** how the contact would be created */
	readonly body: ContactBody;
	/** how the contact is called there, null when there is none */
	readonly foundAs: { readonly id: string; readonly name: string } | null;
}

/** Whose voucher it is: known, or the supplier an invoice names. */
export type Payee = VoucherContact | SupplierPlan;

/**
 * @param payee whose voucher it is
 * @returns the supplier an invoice names, null when a contact was chosen
 */
export function supplierOf(payee: Payee): SupplierPlan | null {
	return typeof payee === 'object' && 'identity' in payee ? payee : null;
}

/**
 * @param payee whose voucher it is
 * @returns the contact, null when it is yet to be created
 */
export function contactOf(payee: Payee): VoucherContact | null {
	return typeof payee === 'object' && 'identity' in payee ? payee.contact : payee;
}

/**
 * Finds the supplier of an invoice among the contacts, and says what to do when there is none.
 *
 * @param client for one organisation; its suppliers are listed once
 * @param seller of the invoice
 * @param ifUnknown what to do then
 * @param tenant organisation in Lexware Office
 * @returns the supplier
 * @throws BelegflussError LEXWARE_SUPPLIER_… when it is not clear who it is, LEXWARE_CONTACT_NAME when the
 * invoice names nobody; LEXWARE_… or HTTP_… otherwise
 */
export async function planSupplier(
	client: LexwareClient,
	seller: Party,
	ifUnknown: IfUnknown,
	tenant: string,
): Promise<SupplierPlan> {
	const body = contactFromSeller(seller);
	const found = await findSupplier(client, seller);
	if (!found && ifUnknown === 'stop') {
		throw voucherError('LEXWARE_SUPPLIER_UNKNOWN', { name: seller.name ?? '' });
	}
	const unknown = ifUnknown === 'collective' ? 'collective' : null;
	return {
		identity: supplierIdentity(seller),
		contact: found ? { contactId: found.id } : unknown,
		description: { name: seller.name, vatId: seller.vatId, ifUnknown },
		creation: contactPart(client, seller, body, tenant),
		body,
		foundAs: found && { id: found.id, name: found.name },
	};
}

/** By name first, which is one question; a VAT ID under another name takes a look at every supplier. */
async function findSupplier(
	client: LexwareClient,
	seller: Party,
): Promise<SupplierCandidate | null> {
	const matches = await findContacts(client, { name: seller.name });
	const named = matches.map(({ contact }) => candidateOf(contact));
	const byName = recognizeSupplier(seller, named);
	if (byName || !seller.vatId) return byName;
	return recognizeSupplier(seller, await suppliersOf(client));
}

const suppliers = new WeakMap<LexwareClient, Promise<readonly SupplierCandidate[]>>();

async function suppliersOf(client: LexwareClient): Promise<readonly SupplierCandidate[]> {
	const known = suppliers.get(client) ?? listSuppliers(client);
	suppliers.set(client, known);
	known.catch(() => suppliers.delete(client));
	return known;
}

async function listSuppliers(client: LexwareClient): Promise<readonly SupplierCandidate[]> {
	const candidates: SupplierCandidate[] = [];
	for await (const contact of listContacts(client, { ...ALL_CONTACTS, vendor: true })) {
		candidates.push(candidateOf(contact));
	}
	return candidates;
}

function candidateOf(contact: Contact): SupplierCandidate {
	return {
		id: contact.id,
		name: displayNameOf(contact),
		vatId: vatIdOf(contact),
		isVendor: Boolean(contact.roles?.vendor),
		archived: contact.archived === true,
	};
}

function contactPart(
	client: LexwareClient,
	seller: Party,
	body: ContactBody,
	tenant: string,
): PartWrite {
	const operation = 'contact.create';
	const subject = supplierIdentity(seller);
	return {
		operation,
		key: idempotencyKey({ system: LEXWARE, tenant, operation, subject }),
		// Two invoices may spell the address in two ways; it is the same supplier all the same.
		request: { method: 'POST', path: '/v1/contacts', supplier: subject },
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS,
		async send(permit, signal) {
			const call = callOf(contactEndpoints.create);
			const { id } = await client.write(permit, call, { body, signal }, savedSchema);
			return { remoteId: id, result: null };
		},
		async lookUp() {
			// Not the list of before: what is looked for was made after it.
			suppliers.delete(client);
			const found = await findSupplier(client, seller);
			return found ? { kind: 'one', remoteId: found.id, result: null } : { kind: 'none' };
		},
	};
}

import { addDays } from '../../../../lib/calendar/day';
import { berlinDayStart } from '../../../../lib/calendar/berlin';
import { nameOf, type Contact } from '../contacts/record';
import { dayOf, toTimestamp } from '../dates';
import { DEFAULT_PAYMENT_CONDITION } from '../lists/settings';
import type { Office } from '../office';
import { salesKind, type SalesKind } from './kinds';
import type { ElectronicProfile, SalesAddress, SalesDocument, SalesStatus } from './record';
import type { SalesBody } from './schema';
import { completeLine, totalsOf, type Discount, type LineDraft } from './totals';

type Own = 'address' | 'lineItems' | 'totalPrice' | 'taxConditions';

/** What stands on a document, whoever wrote it. */
export interface DocumentDraft extends Partial<Omit<SalesBody, Own>> {
	readonly voucherDate: string;
	readonly language: 'de' | 'en';
	readonly address: SalesAddress;
	readonly lineItems: readonly LineDraft[];
	readonly totalPrice: Discount;
	readonly taxConditions: SalesDocument['taxConditions'];
}

/** What a document is made of besides its body. */
export interface Circumstances {
	readonly kind: SalesKind;
	readonly status: SalesStatus;
	/** the document it follows */
	readonly predecessor?: SalesDocument | undefined;
	/** set where the app, not the API, made it */
	readonly id?: string | undefined;
	readonly voucherNumber?: string | undefined;
	readonly profile?: ElectronicProfile | undefined;
}

const NUMBER_DIGITS = 4;

/**
 * Writes a sales document and ties it to the one it follows.
 *
 * @param office the vendor
 * @param body as parsed; contacts and articles it names exist
 * @param circumstances kind, status and predecessor
 * @returns the document
 */
export function createDocument(
	office: Office,
	body: DocumentDraft,
	{ kind, status, predecessor, ...given }: Circumstances,
): SalesDocument {
	const rules = salesKind(kind);
	const now = office.timestamp();
	const { taxConditions, totalPrice, address, printLayoutId, title, ...others } = body;
	const lines = body.lineItems.map((item) => completeLine(item, taxConditions.taxType));
	const conditions = body.paymentConditions ?? defaultConditions();
	const id = given.id ?? office.newId();
	const number = office.nextNumber(kind, 1);
	const document: SalesDocument = {
		...others,
		kind,
		id,
		organizationId: office.organizationId,
		createdDate: office.salesDocuments.get(id)?.createdDate ?? now,
		updatedDate: now,
		version: (office.salesDocuments.get(id)?.version ?? 0) + 1,
		archived: false,
		voucherStatus: status,
		voucherNumber:
			given.voucherNumber ?? `${rules.prefix}${String(number).padStart(NUMBER_DIGITS, '0')}`,
		address: addressOf(office, address),
		lineItems: lines,
		taxConditions,
		...totalsOf(lines, taxConditions.taxType, {
			totalDiscountAbsolute: totalPrice.totalDiscountAbsolute,
			totalDiscountPercentage: totalPrice.totalDiscountPercentage,
		}),
		paymentConditions: kind === 'delivery-notes' ? undefined : conditions,
		...(rules.owed &&
			status !== 'draft' && {
				dueDate: dueDate(body.voucherDate, conditions.paymentTermDuration),
			}),
		relatedVouchers: predecessor ? [relation(predecessor)] : [],
		electronicDocumentProfile: given.profile ?? profileOf(office, kind, body),
		closingInvoice: kind === 'invoices' ? false : undefined,
		printLayoutId: status === 'draft' ? undefined : printLayoutId,
		title: title ?? rules.title,
	};
	office.salesDocuments.set(id, document);
	if (predecessor) {
		office.salesDocuments.set(predecessor.id, {
			...predecessor,
			relatedVouchers: [...predecessor.relatedVouchers, relation(document)],
		});
	}
	return document;
}

function relation({ id, voucherNumber, kind }: SalesDocument) {
	return { id, voucherNumber, voucherType: salesKind(kind).related };
}

function addressOf(office: Office, address: SalesAddress): SalesAddress {
	const contact = office.contacts.find(address.contactId ?? '');
	return contact ? { contactId: contact.id, ...postalAddress(contact) } : address;
}

function postalAddress(contact: Contact): SalesAddress {
	const [billing] = contact.addresses?.billing ?? [];
	return { name: nameOf(contact), ...billing, countryCode: billing?.countryCode ?? 'DE' };
}

function defaultConditions() {
	const { paymentTermDuration, paymentTermLabelTemplate } = DEFAULT_PAYMENT_CONDITION;
	return {
		paymentTermLabel: paymentTermLabelTemplate.replace(
			'{paymentRange}',
			String(paymentTermDuration),
		),
		paymentTermLabelTemplate,
		paymentTermDuration,
	};
}

function dueDate(voucherDate: string, days: number): string {
	return toTimestamp(berlinDayStart(addDays(dayOf(voucherDate), days)).getTime());
}

function profileOf(office: Office, kind: SalesKind, body: DocumentDraft): ElectronicProfile {
	if (kind !== 'invoices') return 'NONE';
	return body.xRechnung ? 'XRechnung' : office.options.organization.invoiceProfile;
}

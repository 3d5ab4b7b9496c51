import { berlinDay, berlinDayStart } from '../../../../lib/calendar/berlin';
import { writeArticle } from '../articles/write';
import { toTimestamp } from '../dates';
import { amount, big, taxInGross, total } from '../money';
import { POSTING_CATEGORIES } from '../lists/posting-categories';
import type { Office } from '../office';
import { createDocument, type DocumentDraft } from '../sales/create';
import { completeLine, totalsOf, type LineDraft } from '../sales/totals';
import { directionOf, type Voucher, type VoucherItem, type VoucherType } from '../vouchers/record';
import { generated } from './generate';
import { seedSchema, type SeedData, type SeededIds, type SeedInput } from './schema';

/**
 * Adds records as if typed in the app. What has an id that is there already replaces it.
 *
 * @param office the vendor
 * @param input the data
 * @returns ids of what was added
 * @throws ZodError when it is no data, Error when it names a contact or document there is not; nothing
 * is added then
 */
export function seedOffice(office: Office, input: SeedInput): SeededIds {
	const data = seedSchema.parse(input);
	assertReferences(office, data);
	const more = generated(data.generate, today(office));
	const ids = [data, more].map((part) => ({
		contacts: part.contacts.map((contact) => office.contacts.write(contact).id),
		articles: part.articles.map(({ id, ...article }) => writeArticle(office, article, id).id),
		salesDocuments: part.salesDocuments.map((document) => salesDocument(office, document)),
		vouchers: part.vouchers.map((voucher) => bookkeepingVoucher(office, voucher)),
		recurringTemplates: part.recurringTemplates.map((template) => recurring(office, template)),
	}));
	for (const payment of data.payments) pay(office, payment);
	for (const { id, eventType, callbackUrl } of data.subscriptions) {
		office.courier.add(eventType, callbackUrl, id);
	}
	return {
		contacts: ids.flatMap(({ contacts }) => contacts),
		articles: ids.flatMap(({ articles }) => articles),
		salesDocuments: ids.flatMap(({ salesDocuments }) => salesDocuments),
		vouchers: ids.flatMap(({ vouchers }) => vouchers),
		recurringTemplates: ids.flatMap(({ recurringTemplates }) => recurringTemplates),
	};
}

function assertReferences(office: Office, data: SeedData): void {
	const contacts = new Set(data.contacts.map(({ id }) => id));
	const named = [
		...data.salesDocuments.map(({ address }) => address.contactId),
		...data.vouchers.map(({ contactId }) => contactId),
		...data.recurringTemplates.map(({ address }) => address.contactId),
	];
	for (const id of named) {
		if (id !== undefined && !contacts.has(id) && !office.contacts.find(id)) {
			throw new Error(`There is no contact ${id}.`);
		}
	}
	const documents = new Set([...data.salesDocuments, ...data.vouchers].map(({ id }) => id));
	for (const { voucherId: id } of data.payments) {
		if (!documents.has(id) && !office.vouchers.has(id) && !office.salesDocuments.has(id)) {
			throw new Error(`There is no document ${id}.`);
		}
	}
}

function salesDocument(office: Office, seed: SeedData['salesDocuments'][number]): string {
	const voucherDate = timestamp(seed.voucherDate ?? today(office));
	const { totalDiscountAbsolute, totalDiscountPercentage } = seed;
	const body: DocumentDraft = {
		voucherDate,
		language: 'de',
		address: seed.address,
		lineItems: seed.lineItems.map(lineOf),
		totalPrice: { totalDiscountAbsolute, totalDiscountPercentage },
		taxConditions: { taxType: seed.taxType },
		shippingConditions: {
			shippingType: 'service',
			shippingDate: voucherDate,
			shippingEndDate: undefined,
		},
		expirationDate: seed.expirationDate && timestamp(seed.expirationDate),
		xRechnung: seed.buyerReference ? { buyerReference: seed.buyerReference } : undefined,
		title: seed.title,
	};
	const document = createDocument(office, body, {
		kind: seed.kind,
		status: seed.voucherStatus,
		id: seed.id,
		voucherNumber: seed.voucherNumber,
		profile: seed.electronicDocumentProfile,
	});
	office.salesDocuments.set(document.id, {
		...document,
		archived: seed.archived,
		...(seed.dueDate !== undefined && { dueDate: timestamp(seed.dueDate) }),
	});
	return document.id;
}

type LineSeed = SeedData['salesDocuments'][number]['lineItems'][number];

function lineOf({ unitPrice, ...line }: LineSeed): LineDraft {
	return line.type === 'text' ? { type: line.type, name: line.name } : { ...line, unitPrice };
}

function bookkeepingVoucher(office: Office, seed: SeedData['vouchers'][number]): string {
	const earlier = office.vouchers.get(seed.id ?? '');
	const id = seed.id ?? office.newId();
	const now = office.timestamp();
	const items = seed.voucherItems ?? [
		itemOf(seed.type, seed.totalGrossAmount, seed.taxRatePercent),
	];
	const voucher: Voucher = {
		id,
		organizationId: office.organizationId,
		type: seed.type,
		voucherStatus: seed.voucherStatus,
		voucherNumber: seed.voucherNumber,
		voucherDate: timestamp(seed.voucherDate ?? today(office)),
		shippingDate: seed.shippingDate && timestamp(seed.shippingDate),
		dueDate: seed.dueDate && timestamp(seed.dueDate),
		totalGrossAmount: amount(total(items.map((item) => big(item.amount)))),
		totalTaxAmount: amount(total(items.map(({ taxAmount }) => big(taxAmount)))),
		taxType: 'gross',
		useCollectiveContact: seed.contactId === undefined,
		contactId: seed.contactId,
		remark: seed.remark,
		voucherItems: items,
		files: seed.files.map(({ id: given, base64, ...facts }) => {
			const fileId = given ?? office.newId();
			const bytes = Buffer.from(base64, 'base64');
			office.files.set(fileId, { ...facts, id: fileId, voucherId: id, bytes });
			return fileId;
		}),
		createdDate: earlier?.createdDate ?? now,
		updatedDate: now,
		version: (earlier?.version ?? 0) + 1,
	};
	office.vouchers.set(id, voucher);
	return id;
}

function itemOf(type: VoucherType, gross: number, rate: number): VoucherItem {
	const category = POSTING_CATEGORIES.find((one) => one.type === directionOf(type));
	return {
		amount: gross,
		taxAmount: amount(taxInGross(big(gross), big(rate))),
		taxRatePercent: rate,
		categoryId: category?.id ?? '',
	};
}

function recurring(office: Office, seed: SeedData['recurringTemplates'][number]): string {
	const { id = office.newId(), title, address, lineItems, taxType, ...settings } = seed;
	const lines = lineItems.map((item) => completeLine(lineOf(item), taxType));
	const { totalPrice } = totalsOf(lines, taxType, {});
	const now = office.timestamp();
	office.recurringTemplates.set(id, {
		id,
		organizationId: office.organizationId,
		createdDate: now,
		updatedDate: now,
		version: 1,
		title,
		address,
		lineItems: lines,
		totalPrice,
		recurringTemplateSettings: {
			id: office.newId(),
			shippingType: 'service',
			lastExecutionFailed: settings.lastExecutionErrorMessage !== null,
			...settings,
		},
	});
	return id;
}

function pay(office: Office, { voucherId, items, paidDate }: SeedData['payments'][number]): void {
	office.payments.set(voucherId, {
		items: items.map(({ postingDate = today(office), ...item }) => ({
			...item,
			postingDate: timestamp(postingDate),
			currency: 'EUR',
		})),
		paidDate: paidDate && timestamp(paidDate),
	});
}

function today(office: Office): string {
	return berlinDay(new Date(office.now()));
}

function timestamp(day: string): string {
	return toTimestamp(berlinDayStart(day).getTime());
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { invoiceSchema, type Invoice } from '../../../../lib/invoice/schema';
import { voucherError } from '../../../../lib/lexware/vouchers/errors';
import type { VoucherContact, VoucherContent } from '../../../../lib/lexware/vouchers/body';
import type { CategoryChoice, CategoryRule } from '../../../../lib/lexware/vouchers/category-rules';
import { readDay, voucherFromFields } from '../../../../lib/lexware/vouchers/from-fields';
import { readPart } from '../../../support/envelope';
import { locatedId, requiredId } from '../locator';

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the invoice of the item, checked
 * @throws BelegflussError LEXWARE_NO_INVOICE when there is none, or something else is in its place
 */
export function readInvoice(context: IExecuteFunctions, itemIndex: number): Invoice {
	const result = invoiceSchema.safeParse(readPart<Invoice>(context, 'invoice', itemIndex));
	if (result.success) return result.data;
	const field = result.error.issues[0]?.path.join('.') || 'invoice';
	throw voucherError('LEXWARE_NO_INVOICE', { field });
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns how posting categories are chosen
 */
export function readCategories(context: IExecuteFunctions, itemIndex: number): CategoryChoice {
	const collection = context.getNodeParameter('categoryRules', itemIndex, {}) as IDataObject;
	const rules = (Array.isArray(collection['rule']) ? collection['rule'] : []) as IDataObject[];
	return {
		rules: rules.map(ruleOf),
		fallback: requiredId(context, 'defaultCategory', itemIndex),
	};
}

function ruleOf(entry: IDataObject): CategoryRule {
	const given = (name: string) => String(entry[name] ?? '').trim();
	const rate = given('vatRate').replace(',', '.').replace('%', '').trim();
	return {
		categoryId: locatedId(entry['categoryId']) ?? '',
		sellerContains: given('sellerContains'),
		sellerVatId: given('sellerVatId'),
		lineContains: given('lineContains'),
		vatCategory: given('vatCategory'),
		// What is no number fits no invoice, and the default category would hide that.
		...(rate === '' ? {} : { vatRate: Number(rate) }),
	};
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the voucher as entered in the panel
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD
 */
export function readFields(context: IExecuteFunctions, itemIndex: number): VoucherContent {
	const parameter = (name: string) => context.getNodeParameter(name, itemIndex, '') as unknown;
	const items = context.getNodeParameter('items', itemIndex, {}) as IDataObject;
	return voucherFromFields({
		type: parameter('voucherType'),
		voucherNumber: parameter('voucherNumber'),
		voucherDate: parameter('voucherDate'),
		taxType: parameter('taxType'),
		items: (Array.isArray(items['item']) ? items['item'] : []) as never[],
		...readAdditional(context, itemIndex),
	});
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns whose voucher it is, as entered in the panel
 */
export function readContact(context: IExecuteFunctions, itemIndex: number): VoucherContact {
	if (context.getNodeParameter('useCollectiveContact', itemIndex, false) === true) {
		return 'collective';
	}
	return { contactId: requiredId(context, 'contactId', itemIndex) };
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns what is set on top of a voucher made of an invoice
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD
 */
export function readAdditionalContent(
	context: IExecuteFunctions,
	itemIndex: number,
): Partial<VoucherContent> {
	const { remark, dueDate, shippingDate } = readAdditional(context, itemIndex);
	const days = {
		dueDate: readDay('Due Date', dueDate),
		shippingDate: readDay('Shipping Date', shippingDate),
	};
	return {
		...(typeof remark === 'string' && remark.trim() !== '' ? { remark: remark.trim() } : {}),
		...(days.dueDate ? { dueDate: days.dueDate } : {}),
		...(days.shippingDate ? { shippingDate: days.shippingDate } : {}),
	};
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns entries of the collection "Additional Fields"
 */
export function readAdditional(context: IExecuteFunctions, itemIndex: number): IDataObject {
	return context.getNodeParameter('additionalFields', itemIndex, {});
}

/**
 * @param additional entries of the collection "Additional Fields"
 * @returns the raw JSON override, as an object
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD when it is none
 */
export function readOverride({ override }: IDataObject): Readonly<Record<string, unknown>> {
	let value: unknown = override ?? {};
	if (typeof value === 'string') {
		try {
			value = value.trim() === '' ? {} : JSON.parse(value);
		} catch {
			value = null;
		}
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as Readonly<Record<string, unknown>>;
	}
	throw voucherError('LEXWARE_VOUCHER_FIELD', {
		field: 'Raw JSON Override',
		value: '…',
		expected: 'a JSON object',
	});
}

/**
 * @param context execution context
 * @param parameter internal name
 * @param field how the panel calls it
 * @param itemIndex index of the item
 * @returns the text, without blanks at its ends
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD when it is empty
 */
export function readRequiredText(
	context: IExecuteFunctions,
	parameter: string,
	field: string,
	itemIndex: number,
): string {
	const value: unknown = context.getNodeParameter(parameter, itemIndex, '');
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (text !== '') return text;
	throw voucherError('LEXWARE_VOUCHER_FIELD', { field, value: '', expected: 'a text' });
}

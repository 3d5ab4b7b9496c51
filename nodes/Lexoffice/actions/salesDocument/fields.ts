import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { berlinDay } from '../../../../lib/calendar/berlin';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { dayFrom } from '../../../../lib/lexware/dates';
import { readArticle } from '../../../../lib/lexware/resources/articles';
import type {
	PaymentTerms,
	Recipient,
	SalesFields,
	Shipping,
} from '../../../../lib/lexware/sales/body';
import { salesError } from '../../../../lib/lexware/sales/errors';
import { lineItemsOf, type LineFields } from '../../../../lib/lexware/sales/line-items';
import { chosenTerms } from '../../../../lib/lexware/sales/payment-terms';
import type { TaxType } from '../../../../lib/lexware/sales/tax-types';
import { ledgerContext } from '../../../support/ledger/ledger';
import { locatedId } from '../locator';
import { collection, entryOf } from '../write-identity';

/**
 * @param client for one organisation; articles and payment conditions that are named are read
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the document as entered
 * @throws BelegflussError LEXWARE_SALES_…, LEXWARE_NUMBER_… or LEXWARE_DAY_INVALID naming the field
 */
export async function enteredDocument(
	client: LexwareClient,
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<SalesFields> {
	const value = (name: string) => context.getNodeParameter(name, itemIndex, '') as unknown;
	const day = (name: string, label: string) => dayFrom(value(name), label);
	const voucherDate = day('voucherDate', 'Voucher Date') ?? berlinDay(ledgerContext.now());
	const taxType = value('taxType') as TaxType;
	return {
		...(collection(context, 'additionalFields', itemIndex) as Partial<SalesFields>),
		voucherDate,
		recipient: recipientOf(context, itemIndex),
		taxType,
		lineItems: await lineItemsOf(linesOf(context, itemIndex), taxType, (id) =>
			readArticle(client, id),
		),
		paymentTerms: await paymentTermsOf(client, value),
		shipping: shippingOf(value, day, voucherDate),
		expirationDate: day('expirationDate', 'Expiration Date'),
	};
}

function recipientOf(context: IExecuteFunctions, itemIndex: number): Recipient {
	if (context.getNodeParameter('recipient', itemIndex) === 'address') {
		return entryOf(context.getNodeParameter('address', itemIndex, {}), 'fields') as Recipient;
	}
	const contactId = locatedId(context.getNodeParameter('contactId', itemIndex, ''));
	if (contactId === null) throw salesError('LEXWARE_SALES_MISSING', { field: 'Contact' });
	return { contactId };
}

function linesOf(context: IExecuteFunctions, itemIndex: number): LineFields[] {
	const { item } = collection(context, 'lineItems', itemIndex);
	const entries = Array.isArray(item) ? (item as IDataObject[]) : [];
	return entries.map(
		(entry) =>
			({
				...entry,
				articleId: locatedId(entry['articleId']),
				// Zero per cent is what the panel starts with.
				discountPercentage: entry['discountPercentage'] || undefined,
			}) as LineFields,
	);
}

function shippingOf(
	value: (name: string) => unknown,
	day: (name: string, label: string) => string | null,
	voucherDate: string,
): Shipping | null {
	const type = value('shippingType');
	if (type === '') return null;
	return {
		type: type as Shipping['type'],
		date: day('shippingDate', 'Shipping Date') ?? voucherDate,
		endDate: day('shippingEndDate', 'Shipping End Date'),
	};
}

async function paymentTermsOf(
	client: LexwareClient,
	value: (name: string) => unknown,
): Promise<PaymentTerms | null> {
	switch (value('paymentTerms')) {
		case 'list':
			return chosenTerms(client, String(value('paymentConditionId')));
		case 'own':
			return {
				label: String(value('paymentLabel')),
				duration: value('paymentDays'),
				discountPercentage: value('cashDiscount'),
				discountRange: value('cashDiscountDays'),
			};
		default:
			return null;
	}
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { categoriesOf } from '../../../../lib/lexware/vouchers/categories';
import { checkCategories } from '../../../../lib/lexware/vouchers/check-categories';
import { voucherFromInvoice } from '../../../../lib/lexware/vouchers/from-invoice';
import { prepareVoucher, type VoucherPlan } from '../../../../lib/lexware/vouchers/prepare-voucher';
import {
	contactOf,
	planSupplier,
	type IfUnknown,
	type SupplierPlan,
} from '../../../../lib/lexware/vouchers/supplier-contact';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import {
	readAdditional,
	readAdditionalContent,
	readCategories,
	readContact,
	readFields,
	readInvoice,
	readOverride,
} from './content';
import { documentHash } from '../document-hash';
import { originalFile } from '../original-file';

/**
 * @param client for one organisation
 * @param context execution context
 * @param item the item
 * @param itemIndex its index
 * @returns the voucher, ready for the guard
 * @throws BelegflussError LEXWARE_… for whatever can be known to be wrong before anything is sent
 */
export async function prepareCreate(
	client: LexwareClient,
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<PreparedWrite> {
	const { organizationId: tenant } = await organisationOf(client);
	const fromFields = context.getNodeParameter('source', itemIndex) === 'fields';
	const { content, contact, notes } = fromFields
		? entered(context, itemIndex)
		: await ofInvoice(client, context, itemIndex, tenant);
	checkCategories(content, contactOf(contact), await categoriesOf(client));
	const documentSha256 = documentHash(context, itemIndex);
	const attach = context.getNodeParameter('attachOriginal', itemIndex) === true;
	const prepared = prepareVoucher(client, {
		content,
		contact,
		override: readOverride(readAdditional(context, itemIndex)),
		file: attach ? await originalFile(context, item, itemIndex, documentSha256) : null,
		tenant,
	});
	return {
		...prepared,
		tenant,
		subject: documentSha256,
		documentSha256,
		amount: { gross: content.totalGrossAmount.toFixed(2), currency: 'EUR' },
		...(notes ? { notes } : {}),
	};
}

type Source = Pick<VoucherPlan, 'content' | 'contact'> & { readonly notes: object | null };

function entered(context: IExecuteFunctions, itemIndex: number): Source {
	return {
		content: readFields(context, itemIndex),
		contact: readContact(context, itemIndex),
		notes: null,
	};
}

async function ofInvoice(
	client: LexwareClient,
	context: IExecuteFunctions,
	itemIndex: number,
	tenant: string,
): Promise<Source> {
	const invoice = readInvoice(context, itemIndex);
	const content = {
		...voucherFromInvoice(invoice, readCategories(context, itemIndex)),
		...readAdditionalContent(context, itemIndex),
	};
	const ifUnknown = context.getNodeParameter('ifSupplierUnknown', itemIndex) as IfUnknown;
	const contact = await planSupplier(client, invoice.seller, ifUnknown, tenant);
	return { content, contact, notes: { supplier: supplierNote(contact) } };
}

/** Which contact it will be is not part of what is approved by its hash, but a person wants to know. */
function supplierNote({ contact, foundAs, body }: SupplierPlan): object {
	if (foundAs) return { status: 'found', ...foundAs };
	return contact === 'collective' ? { status: 'collective' } : { status: 'create', body };
}

import type { IExecuteFunctions } from 'n8n-workflow';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { readVoucher, type Voucher } from '../../../../lib/lexware/resources/vouchers';
import { categoriesOf } from '../../../../lib/lexware/vouchers/categories';
import { checkCategories } from '../../../../lib/lexware/vouchers/check-categories';
import { voucherError } from '../../../../lib/lexware/vouchers/errors';
import { readDay } from '../../../../lib/lexware/vouchers/from-fields';
import { voucherFromInvoice } from '../../../../lib/lexware/vouchers/from-invoice';
import {
	prepareUpdate as prepare,
	type VoucherChanges,
} from '../../../../lib/lexware/vouchers/prepare-update';
import {
	contactOf,
	planSupplier,
	type IfUnknown,
} from '../../../../lib/lexware/vouchers/supplier-contact';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import { locatedId, requiredId } from '../locator';
import {
	readAdditional,
	readAdditionalContent,
	readCategories,
	readInvoice,
	readOverride,
} from './content';
import { documentHash } from '../document-hash';

/**
 * @param client for one organisation
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the update, ready for the guard
 * @throws BelegflussError LEXWARE_… for whatever can be known to be wrong before anything is sent
 */
export async function prepareUpdate(
	client: LexwareClient,
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<PreparedWrite> {
	const { organizationId: tenant } = await organisationOf(client);
	const current = await readVoucher(client, requiredId(context, 'voucherId', itemIndex));
	const changes =
		context.getNodeParameter('source', itemIndex) === 'fields'
			? entered(context, itemIndex)
			: await ofInvoice(client, context, itemIndex, tenant);
	const override = readOverride(readAdditional(context, itemIndex));
	const additional = readAdditionalContent(context, itemIndex);
	const fields = { ...changes.fields, ...additional, ...override };
	const update = prepare(client, current, { ...changes, fields });
	if (!update.unchanged) assertMayFill(context, itemIndex, current);
	const gross = fields['totalGrossAmount'] ?? current.totalGrossAmount ?? 0;
	return {
		...update,
		tenant,
		// What is read anew has another version, and is another write.
		subject: `${current.id}@${current.version}`,
		documentSha256: documentHash(context, itemIndex),
		amount: { gross: Number(gross).toFixed(2), currency: 'EUR' },
	};
}

/** A person's work is not to be overwritten by what a workflow read. */
function assertMayFill(context: IExecuteFunctions, itemIndex: number, current: Voucher): void {
	const fills = context.getNodeParameter('source', itemIndex) !== 'fields';
	const careful = context.getNodeParameter('onlyUnchecked', itemIndex, true) !== false;
	const { id, voucherStatus } = current;
	if (!fills || !careful || voucherStatus === 'unchecked') return;
	throw voucherError('LEXWARE_VOUCHER_CHECKED', { id, status: voucherStatus ?? '–' });
}

function entered(context: IExecuteFunctions, itemIndex: number): VoucherChanges {
	const given = context.getNodeParameter('updateFields', itemIndex, {});
	const contactId = locatedId(given['contactId']);
	const number = String(given['voucherNumber'] ?? '').trim();
	return {
		fields: {
			voucherNumber: number === '' ? undefined : number,
			voucherDate: readDay('Voucher Date', given['voucherDate']) ?? undefined,
		},
		contact: contactId === null ? null : { contactId },
	};
}

async function ofInvoice(
	client: LexwareClient,
	context: IExecuteFunctions,
	itemIndex: number,
	tenant: string,
): Promise<VoucherChanges> {
	const invoice = readInvoice(context, itemIndex);
	const content = voucherFromInvoice(invoice, readCategories(context, itemIndex));
	const ifUnknown = context.getNodeParameter('ifSupplierUnknown', itemIndex) as IfUnknown;
	const contact = await planSupplier(client, invoice.seller, ifUnknown, tenant);
	checkCategories(content, contactOf(contact), await categoriesOf(client));
	return { fields: { ...content }, contact };
}

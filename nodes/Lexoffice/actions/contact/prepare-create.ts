import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { emptyParty } from '../../../../lib/invoice/empty-invoice';
import { partySchema, type Party } from '../../../../lib/invoice/schema';
import type { LexwareClient } from '../../../../lib/lexware/client';
import {
	contactBody,
	contactFromSeller,
	type ContactBody,
} from '../../../../lib/lexware/contacts/body';
import { assertNewContact, contactCreation } from '../../../../lib/lexware/contacts/create';
import { inputError } from '../../../../lib/lexware/input/errors';
import { withOverride } from '../../../../lib/lexware/input/override';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { readPart } from '../../../support/envelope';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import { collection, documentOf, rawJsonOf, subjectOf } from '../write-identity';
import { enteredContact } from './fields';

/**
 * @param client for one organisation
 * @param context execution context
 * @param item the item
 * @param itemIndex its index
 * @returns the contact, ready for the guard
 * @throws BelegflussError LEXWARE_CONTACT_… for whatever can be known to be wrong before anything is sent
 */
export async function prepareCreate(
	client: LexwareClient,
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<PreparedWrite> {
	const options = collection(context, 'options', itemIndex);
	const evenIfSimilar = options['evenIfSimilar'] === true;
	const body = withOverride(bodyOf(context, itemIndex), rawJsonOf(options));
	const creation = contactCreation(client, body, { evenIfSimilar });
	// A write looks for the contact itself, after the ledger was asked whether it is this very one.
	const isPreview = context.getNodeParameter('mode', itemIndex) !== 'write';
	if (isPreview && !evenIfSimilar) await assertNewContact(client, body);
	const { organizationId: tenant } = await organisationOf(client);
	return {
		...creation,
		tenant,
		subject: subjectOf(creation.request, options['reference']),
		documentSha256: documentOf(item),
		amount: null,
	};
}

function bodyOf(context: IExecuteFunctions, itemIndex: number): ContactBody {
	return context.getNodeParameter('source', itemIndex) === 'fields'
		? contactBody(enteredContact(context, itemIndex))
		: contactFromSeller(sellerOf(context, itemIndex));
}

/** What another node left out is as good as not known. */
function sellerOf(context: IExecuteFunctions, itemIndex: number): Party {
	const part = readPart<Partial<Party>>(context, 'seller', itemIndex);
	const empty = emptyParty();
	const address = { ...empty.address, ...part?.address };
	const seller = partySchema.safeParse({ ...empty, ...part, address });
	if (part && seller.success) return seller.data;
	throw inputError('LEXWARE_SELLER_INVALID');
}

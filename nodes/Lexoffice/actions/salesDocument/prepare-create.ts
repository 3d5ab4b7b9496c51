import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { withOverride } from '../../../../lib/lexware/input/override';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { salesBody } from '../../../../lib/lexware/sales/body';
import { assertNone, salesCreation } from '../../../../lib/lexware/sales/create';
import { salesError } from '../../../../lib/lexware/sales/errors';
import { assertFinished, type SalesDraft } from '../../../../lib/lexware/sales/find';
import {
	salesKinds,
	type SalesCreation,
	type SalesKind,
	type SalesKindName,
} from '../../../../lib/lexware/sales/kinds';
import { grossTotalOf } from '../../../../lib/lexware/sales/totals';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import { locatedId } from '../locator';
import { collection, documentOf, rawJsonOf, subjectOf } from '../write-identity';
import { enteredDocument } from './fields';

/** Where a document is prepared. */
interface Place {
	readonly client: LexwareClient;
	readonly context: IExecuteFunctions;
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
}

/**
 * @param kind of sales document
 * @param creation what it asks for
 * @param place client, execution context and item
 * @returns the document, ready for the guard
 * @throws BelegflussError LEXWARE_… for whatever can be known to be wrong before anything is sent
 */
export async function prepareCreate(
	kind: SalesKind,
	creation: SalesCreation,
	{ client, context, item, itemIndex }: Place,
): Promise<PreparedWrite> {
	const preceding = precedingOf(creation, context, itemIndex);
	const options = collection(context, 'options', itemIndex);
	const fields = await enteredDocument(client, context, itemIndex);
	const body = withOverride(salesBody(fields, creation), rawJsonOf(options));
	const finalize = creation.finalize && context.getNodeParameter('finalize', itemIndex) === true;
	const draft: SalesDraft = { kind, body, finalize, preceding };
	if (preceding) await assertFinished(client, preceding);
	const evenIfIdentical = options['evenIfIdentical'] === true;
	// A write looks itself, after the ledger was asked whether it is this very document.
	const isPreview = context.getNodeParameter('mode', itemIndex) !== 'write';
	if (isPreview && !evenIfIdentical) await assertNone(client, draft);
	const write = salesCreation(client, draft, { evenIfIdentical });
	const { organizationId: tenant } = await organisationOf(client);
	return {
		...write,
		tenant,
		subject: subjectOf(write.request, context.getNodeParameter('reference', itemIndex, '')),
		documentSha256: documentOf(item),
		amount: { gross: grossTotalOf(body), currency: 'EUR' },
	};
}

function precedingOf(
	{ preceding, follows }: SalesCreation,
	context: IExecuteFunctions,
	itemIndex: number,
): SalesDraft['preceding'] {
	const [first] = follows;
	if (preceding === 'none' || !first) return null;
	const fallback = preceding === 'required' ? first : 'none';
	const name = context.getNodeParameter('precedingKind', itemIndex, fallback) as
		| SalesKindName
		| 'none';
	if (name === 'none') return null;
	const id = locatedId(context.getNodeParameter('precedingId', itemIndex, ''));
	if (id === null) throw salesError('LEXWARE_SALES_MISSING', { field: 'Preceding Document' });
	return { kind: salesKinds[name], id };
}

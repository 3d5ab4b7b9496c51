import { json, type Reply } from '../../support/wire';
import { without } from '../body/atoms';
import { parseRegular } from '../body/parse';
import type { Exchange, Route } from '../wire/exchange';
import { notFound, RegularProblem, type Detail } from '../wire/problems';
import { written } from '../wire/written';
import { createDocument } from './create';
import { serveFile } from './download';
import { SALES_KINDS, salesKind, type SalesKind, type SalesKindRules } from './kinds';
import type { SalesDocument } from './record';
import { salesBodySchema, type SalesBody } from './schema';

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Create, read and download by kind: no lists, no changes, no deletion. */
export const salesRoutes: readonly Route[] = SALES_KINDS.flatMap((kind) => {
	const rules = salesKind(kind);
	const path = `/v1/${kind}`;
	const create: Route = {
		method: 'POST',
		path,
		family: 'regular',
		takes: 'application/json',
		serve: (exchange) => post(exchange, rules),
	};
	return [
		...(rules.creatable ? [create] : []),
		{
			method: 'GET',
			path: `${path}/:id`,
			family: 'regular',
			serve: (exchange) => json(200, shown(asked(exchange, kind))),
		},
		{
			method: 'GET',
			path: `${path}/:id/file`,
			family: 'regular',
			answersJson: false,
			serve: async (exchange) =>
				await serveFile(exchange.office, asked(exchange, kind), exchange.headers.accept),
		},
	] satisfies Route[];
});

function post({ office, query, body }: Exchange, rules: SalesKindRules): Reply {
	const predecessor = readPredecessor(office, query, rules);
	const isFinal = rules.finalizable && readFinalize(query);
	const parsed = parseRegular(salesBodySchema, body);
	const details = [...missing(parsed, rules), ...unknown(office, parsed)];
	if (details.length > 0) throw new RegularProblem(406, FAILED, details);

	const status = isFinal ? 'open' : 'draft';
	const document = createDocument(office, parsed, { kind: rules.kind, status, predecessor });
	office.listLater(document.id);
	office.announce(`${rules.event}.created`, document.id);
	if (isFinal && hasStatusEvent(rules.event)) {
		office.announce(`${rules.event}.status.changed`, document.id);
	}
	if (isFinal && rules.owed) office.announce('payment.changed', document.id);
	return written(office, 201, rules.kind, document);
}

const FAILED = 'Validation failed for request, please see details list for specific causes.';

function hasStatusEvent(
	event: SalesKindRules['event'],
): event is Exclude<SalesKindRules['event'], 'delivery-note' | 'dunning'> {
	return event !== 'delivery-note' && event !== 'dunning';
}

function readFinalize(query: URLSearchParams): boolean {
	const text = query.get('finalize');
	if (text === null) return false;
	// Only ever sent as true: what any other text would do is not known.
	if (text !== 'true') throw new RegularProblem(400, "Failed to convert parameter 'finalize'");
	return true;
}

function readPredecessor(
	office: Exchange['office'],
	query: URLSearchParams,
	rules: SalesKindRules,
): SalesDocument | undefined {
	const id = query.get('precedingSalesVoucherId');
	if (id === null) {
		if (!rules.mustFollow) return undefined;
		throw new RegularProblem(
			400,
			"Required request parameter 'precedingSalesVoucherId' is not present",
		);
	}
	// Kinds that follow nothing do not know the parameter.
	if (rules.follows.length === 0) return undefined;
	if (!GUID.test(id)) {
		throw new RegularProblem(400, "Failed to convert parameter 'precedingSalesVoucherId'");
	}
	const predecessor = office.salesDocuments.get(id.toLowerCase());
	const isPossible =
		predecessor !== undefined &&
		rules.follows.includes(predecessor.kind) &&
		predecessor.voucherStatus !== 'draft';
	if (!isPossible) {
		throw new RegularProblem(406, 'The preceding sales voucher cannot be pursued.', [
			{ field: 'precedingSalesVoucherId', violation: 'INVALID' },
		]);
	}
	return predecessor;
}

function missing(body: SalesBody, { requires }: SalesKindRules): Detail[] {
	return requires
		.filter((name) => body[name] === undefined)
		.map((field) => ({ field, violation: 'NOTNULL' }));
}

function unknown(office: Exchange['office'], body: SalesBody): Detail[] {
	const details: Detail[] = [];
	const { contactId } = body.address;
	if (contactId !== undefined && !office.contacts.find(contactId)) {
		details.push({ field: 'address.contactId', violation: 'INVALID' });
	}
	for (const [index, { type, id }] of body.lineItems.entries()) {
		if (type !== 'material' && type !== 'service') continue;
		const article = office.articles.get(id ?? '');
		const wanted = type === 'material' ? 'PRODUCT' : 'SERVICE';
		if (article?.type !== wanted) {
			details.push({ field: `lineItems[${index}].id`, violation: 'INVALID' });
		}
	}
	return details;
}

function asked({ office, params }: Exchange, kind: SalesKind): SalesDocument {
	const document = office.salesDocuments.get(params['id'] ?? '');
	if (document?.kind !== kind) throw notFound();
	return document;
}

/** A delivery note shows no sums. */
function shown(document: SalesDocument): unknown {
	const plain = without(document, 'kind');
	return document.kind === 'delivery-notes' ? without(plain, 'totalPrice', 'taxAmounts') : plain;
}

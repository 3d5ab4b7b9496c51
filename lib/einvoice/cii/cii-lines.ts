import type { InvoiceLine, LineKind } from '../../invoice/schema';
import { allowancesAndCharges } from './cii-allowances';
import type { CiiNames } from './dialect';
import type { IssueLog } from '../issue-log';
import { blockText, dateOf, decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/** BT-X-8 of Factur-X EXTENDED: how a line counts. */
const KIND_BY_STATUS: ReadonlyMap<string, LineKind> = new Map([
	['DETAIL', 'detail'],
	['GROUP', 'group'],
	['INFORMATION', 'information'],
]);

/**
 * @param items line items in document order
 * @param names look-ups of the dialect
 * @param issues where unreadable values are reported
 * @returns BG-25
 */
export function readLines(
	items: readonly XmlElement[],
	names: CiiNames,
	issues: IssueLog,
): InvoiceLine[] {
	return items.map((item, index) => readLine(item, `lines[${index}]`, names, issues));
}

function readLine(item: XmlElement, path: string, names: CiiNames, issues: IssueLog): InvoiceLine {
	const { dialect } = names;
	const document = names.ram(item, 'AssociatedDocumentLineDocument');
	const product = names.ram(item, 'SpecifiedTradeProduct');
	const agreement = names.ram(item, `${dialect.line}TradeAgreement`);
	const delivery = names.ram(item, `${dialect.line}TradeDelivery`);
	const settlement = names.ram(item, `${dialect.line}TradeSettlement`);
	const quantity = names.ram(delivery, 'BilledQuantity');
	const netPrice = names.ram(agreement, 'NetPriceProductTradePrice');
	const grossPrice = names.ram(agreement, 'GrossPriceProductTradePrice');
	const tax = names.ram(settlement, 'ApplicableTradeTax');
	const net = names.ram(names.ram(settlement, dialect.lineSummation), 'LineTotalAmount');
	const isText = dialect.hasTextLines && net === undefined && quantity === undefined;
	const baseQuantity =
		names.ram(netPrice, 'BasisQuantity') ?? names.ram(grossPrice, 'BasisQuantity');
	return {
		id: lineText(names.ram(document, 'LineID')),
		parentId: lineText(names.ram(document, 'ParentLineID')),
		kind: isText ? 'text' : kindOf(names.ram(document, 'LineStatusReasonCode'), path, issues),
		note: lineNote(document, names),
		name: lineText(names.ram(product, 'Name')),
		description: blockText(names.ram(product, 'Description')),
		sellerItemId: lineText(names.ram(product, 'SellerAssignedID')),
		buyerItemId: lineText(names.ram(product, 'BuyerAssignedID')),
		standardItemId: lineText(names.ram(product, 'GlobalID')),
		quantity: decimalOf(quantity, `${path}.quantity`, issues),
		unit: quantity?.attribute('unitCode') ?? null,
		netPrice: decimalOf(names.ram(netPrice, 'ChargeAmount'), `${path}.netPrice`, issues),
		grossPrice: decimalOf(names.ram(grossPrice, 'ChargeAmount'), `${path}.grossPrice`, issues),
		priceBaseQuantity: decimalOf(baseQuantity, `${path}.priceBaseQuantity`, issues),
		...allowancesAndCharges(settlement, `${path}.`, names, issues),
		net: decimalOf(net, `${path}.net`, issues),
		vatCategory: lineText(names.ram(tax, 'CategoryCode')),
		vatRate: decimalOf(names.ram(tax, dialect.vatRate), `${path}.vatRate`, issues),
		period: linePeriod(names.ram(settlement, 'BillingSpecifiedPeriod'), path, names, issues),
		orderLine: lineText(names.ram(names.ram(agreement, 'BuyerOrderReferencedDocument'), 'LineID')),
		accountingReference: lineText(
			names.ram(names.ram(settlement, 'ReceivableSpecifiedTradeAccountingAccount'), 'ID'),
		),
	};
}

function kindOf(element: XmlElement | undefined, path: string, issues: IssueLog): LineKind {
	const status = lineText(element);
	if (status === null) return 'detail';
	const kind = KIND_BY_STATUS.get(status.toUpperCase());
	if (kind === undefined) issues.report('LINE_STATUS_UNKNOWN', `${path}.kind`, status);
	return kind ?? 'detail';
}

/** EN 16931 allows one note per line, EXTENDED and ZUGFeRD 1.0 several. */
function lineNote(document: XmlElement | undefined, names: CiiNames): string | null {
	const texts = names
		.all(document, 'IncludedNote')
		.flatMap((note) => names.all(note, 'Content').map(blockText))
		.filter((text) => text !== null);
	return texts.length === 0 ? null : texts.join('\n');
}

function linePeriod(
	period: XmlElement | undefined,
	path: string,
	names: CiiNames,
	issues: IssueLog,
): InvoiceLine['period'] {
	if (period === undefined) return null;
	return {
		from: dateOf(names.date(names.ram(period, 'StartDateTime')), `${path}.period.from`, issues),
		to: dateOf(names.date(names.ram(period, 'EndDateTime')), `${path}.period.to`, issues),
	};
}

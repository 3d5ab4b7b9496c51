import type { InvoiceLine } from '../../invoice/schema';
import { allCac, cac, cbc, type UblDialect } from './names';
import { readAllowancesAndCharges } from './ubl-allowances';
import { subLineKinds } from './ubl-sub-lines';
import type { IssueLog } from '../issue-log';
import { blockText, dateOf, decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param root invoice or credit note
 * @param dialect names of the document type
 * @param issues where unreadable values are reported
 * @returns BG-25; sub lines of the XRechnung extension follow the line they belong to
 */
export function readLines(root: XmlElement, dialect: UblDialect, issues: IssueLog): InvoiceLine[] {
	const lines: InvoiceLine[] = [];
	for (const element of allCac(root, dialect.line)) {
		addLine(element, null, lines, { dialect, issues });
	}
	return lines;
}

interface LineContext {
	readonly dialect: UblDialect;
	readonly issues: IssueLog;
}

function addLine(
	element: XmlElement,
	parentId: string | null,
	lines: InvoiceLine[],
	context: LineContext,
): void {
	const { dialect, issues } = context;
	const line = readLine(element, `lines[${lines.length}]`, dialect, issues);
	line.parentId = parentId;
	lines.push(line);
	const subElements = allCac(element, dialect.subLine);
	if (subElements.length === 0) return;
	const subLines = subElements.map((subElement) => {
		const start = lines.length;
		addLine(subElement, line.id, lines, context);
		return lines.slice(start);
	});
	subLineKinds(line, subLines, issues);
}

function readLine(
	element: XmlElement,
	path: string,
	dialect: UblDialect,
	issues: IssueLog,
): InvoiceLine {
	const item = cac(element, 'Item');
	const tax = cac(item, 'ClassifiedTaxCategory');
	const price = cac(element, 'Price');
	const quantity = cbc(element, dialect.quantity);
	const grossPrice = cbc(cac(price, 'AllowanceCharge'), 'BaseAmount');
	const period = cac(element, 'InvoicePeriod');
	return {
		id: lineText(cbc(element, 'ID')),
		parentId: null,
		kind: 'detail',
		note: blockText(cbc(element, 'Note')),
		name: lineText(cbc(item, 'Name')),
		description: blockText(cbc(item, 'Description')),
		sellerItemId: lineText(cbc(cac(item, 'SellersItemIdentification'), 'ID')),
		buyerItemId: lineText(cbc(cac(item, 'BuyersItemIdentification'), 'ID')),
		standardItemId: lineText(cbc(cac(item, 'StandardItemIdentification'), 'ID')),
		quantity: decimalOf(quantity, `${path}.quantity`, issues),
		unit: quantity?.attribute('unitCode') ?? null,
		netPrice: decimalOf(cbc(price, 'PriceAmount'), `${path}.netPrice`, issues),
		grossPrice: decimalOf(grossPrice, `${path}.grossPrice`, issues),
		priceBaseQuantity: decimalOf(cbc(price, 'BaseQuantity'), `${path}.priceBaseQuantity`, issues),
		...readAllowancesAndCharges(element, `${path}.`, issues),
		net: decimalOf(cbc(element, 'LineExtensionAmount'), `${path}.net`, issues),
		vatCategory: lineText(cbc(tax, 'ID')),
		vatRate: decimalOf(cbc(tax, 'Percent'), `${path}.vatRate`, issues),
		period:
			period === undefined
				? null
				: {
						from: dateOf(cbc(period, 'StartDate'), `${path}.period.from`, issues),
						to: dateOf(cbc(period, 'EndDate'), `${path}.period.to`, issues),
					},
		orderLine: lineText(cbc(cac(element, 'OrderLineReference'), 'LineID')),
		accountingReference: lineText(cbc(element, 'AccountingCost')),
	};
}

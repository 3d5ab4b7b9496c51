import { CiiNames, type CiiDialect } from './dialect';
import { ciiGuideline, readCiiInvoice } from './read-cii-invoice';
import type { Syntax } from '../syntax';
import { namespace } from '../xml-tree';

const UNECE = 'urn:un:unece:uncefact:data:standard:';

const dialect: CiiDialect = {
	rsm: namespace(`${UNECE}CrossIndustryInvoice:100`),
	ram: namespace(`${UNECE}ReusableAggregateBusinessInformationEntity:100`),
	udt: namespace(`${UNECE}UnqualifiedDataType:100`),
	qdt: namespace(`${UNECE}QualifiedDataType:100`),
	context: 'ExchangedDocumentContext',
	document: 'ExchangedDocument',
	transaction: 'SupplyChainTradeTransaction',
	header: 'ApplicableHeader',
	line: 'SpecifiedLine',
	summation: 'SpecifiedTradeSettlementHeaderMonetarySummation',
	lineSummation: 'SpecifiedTradeSettlementLineMonetarySummation',
	vatRate: 'RateApplicablePercent',
	referenceId: 'IssuerAssignedID',
	hasTextLines: false,
};

const names = new CiiNames(dialect);

/** Cross Industry Invoice: Factur-X, ZUGFeRD 2.x and XRechnung in CII. */
export const cii: Syntax = {
	syntax: 'CII',
	root: { uri: dialect.rsm, local: 'CrossIndustryInvoice' },
	guideline: (root) => ciiGuideline(root, names),
	read: (root, context) => readCiiInvoice(root, names, context),
};

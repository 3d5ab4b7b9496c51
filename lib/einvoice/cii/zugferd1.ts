import { CiiNames, type CiiDialect } from './dialect';
import { ciiGuideline, readCiiInvoice } from './read-cii-invoice';
import type { Syntax } from '../syntax';
import { namespace } from '../xml-tree';

const UNECE = 'urn:un:unece:uncefact:data:standard:';

const dialect: CiiDialect = {
	rsm: namespace('urn:ferd:CrossIndustryDocument:invoice:1p0'),
	ram: namespace(`${UNECE}ReusableAggregateBusinessInformationEntity:12`),
	udt: namespace(`${UNECE}UnqualifiedDataType:15`),
	qdt: namespace(`${UNECE}QualifiedDataType:12`),
	context: 'SpecifiedExchangedDocumentContext',
	document: 'HeaderExchangedDocument',
	transaction: 'SpecifiedSupplyChainTradeTransaction',
	header: 'ApplicableSupplyChain',
	line: 'SpecifiedSupplyChain',
	summation: 'SpecifiedTradeSettlementMonetarySummation',
	lineSummation: 'SpecifiedTradeSettlementMonetarySummation',
	vatRate: 'ApplicablePercent',
	referenceId: 'ID',
	hasTextLines: true,
};

const names = new CiiNames(dialect);

/** ZUGFeRD 1.0 of 2014, still met in archives and from old programs. */
export const zugferd1: Syntax = {
	syntax: 'ZF1',
	root: { uri: dialect.rsm, local: 'CrossIndustryDocument' },
	guideline: (root) => ciiGuideline(root, names),
	read: (root, context) => readCiiInvoice(root, names, context),
};

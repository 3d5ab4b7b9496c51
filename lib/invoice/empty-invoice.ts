import type { Address, Invoice, Party } from './schema';

/** @returns an address of which nothing is known */
export function emptyAddress(): Address {
	return {
		line1: null,
		line2: null,
		line3: null,
		postCode: null,
		city: null,
		subdivision: null,
		country: null,
	};
}

/** @returns a seller or buyer of whom nothing is known */
export function emptyParty(): Party {
	return {
		name: null,
		tradingName: null,
		vatId: null,
		taxNumber: null,
		legalId: null,
		ids: [],
		address: emptyAddress(),
		electronicAddress: null,
		contact: null,
	};
}

/**
 * @returns an invoice that says nothing: every scalar null, every list empty, as the schema wants what a
 * document lacks; a fresh object at every call
 */
export function emptyInvoice(): Invoice {
	return {
		number: null,
		typeCode: null,
		issueDate: null,
		dueDate: null,
		delivery: { date: null, from: null, to: null },
		taxPointDate: null,
		currency: null,
		taxCurrency: null,
		seller: emptyParty(),
		buyer: emptyParty(),
		payee: null,
		taxRepresentative: null,
		deliverTo: null,
		payment: {
			ibans: [],
			accountName: null,
			bic: null,
			meansCode: null,
			meansText: null,
			remittance: null,
			terms: null,
			mandateReference: null,
			creditorId: null,
			debitedIban: null,
			skonto: [],
		},
		totals: {
			lines: null,
			allowances: null,
			charges: null,
			net: null,
			tax: null,
			taxInTaxCurrency: null,
			gross: null,
			prepaid: null,
			rounding: null,
			thirdParty: null,
			payable: null,
		},
		vatBreakdown: [],
		lines: [],
		allowances: [],
		charges: [],
		orderReference: null,
		salesOrderReference: null,
		buyerReference: null,
		contractReference: null,
		projectReference: null,
		despatchAdviceReference: null,
		receivingAdviceReference: null,
		accountingReference: null,
		precedingInvoices: [],
		notes: [],
		attachments: [],
	};
}

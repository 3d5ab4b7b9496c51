import type { Payment } from '../../invoice/schema';
import { allCac, cac, cbc } from './names';
import { SEPA_SCHEME } from './ubl-parties';
import type { IssueLog } from '../issue-log';
import { skontoFromTerms } from '../skonto';
import { accountOf, blockText, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param root invoice or credit note
 * @param creditors seller and payee, one of which may carry the creditor identifier BT-90
 * @param issues where doubtful terms are reported
 * @returns BG-16 with the payment terms
 */
export function readPayment(
	root: XmlElement,
	creditors: ReadonlyArray<XmlElement | undefined>,
	issues: IssueLog,
): Payment {
	const means = allCac(root, 'PaymentMeans');
	const accounts = means
		.map((group) => cac(group, 'PayeeFinancialAccount'))
		.filter((account) => lineText(cbc(account, 'ID')) !== null);
	const mandates = means.map((group) => cac(group, 'PaymentMandate'));
	const debited = mandates.map((mandate) => cbc(cac(mandate, 'PayerFinancialAccount'), 'ID'));
	const code = means.map((group) => cbc(group, 'PaymentMeansCode')).find(Boolean);
	const terms = paymentTerms(root);
	return {
		ibans: [...new Set(accounts.flatMap((account) => accountOf(cbc(account, 'ID')) ?? []))],
		accountName: lineText(cbc(accounts[0], 'Name')),
		bic: lineText(cbc(cac(accounts[0], 'FinancialInstitutionBranch'), 'ID')),
		meansCode: lineText(code),
		meansText: code?.attribute('name') ?? null,
		remittance: firstText(means.map((group) => cbc(group, 'PaymentID'))),
		terms,
		mandateReference: firstText(mandates.map((mandate) => cbc(mandate, 'ID'))),
		creditorId: firstText(creditors.map(sepaId)),
		debitedIban: accountOf(debited.find((account) => accountOf(account) !== null)),
		skonto: skontoFromTerms(terms, issues),
	};
}

function paymentTerms(root: XmlElement): string | null {
	const notes = allCac(root, 'PaymentTerms').flatMap(
		(group) => blockText(cbc(group, 'Note')) ?? [],
	);
	return notes.length === 0 ? null : notes.join('\n');
}

function sepaId(party: XmlElement | undefined): XmlElement | undefined {
	return allCac(party, 'PartyIdentification')
		.map((identification) => cbc(identification, 'ID'))
		.find((id) => id?.attribute('schemeID') === SEPA_SCHEME);
}

function firstText(elements: ReadonlyArray<XmlElement | undefined>): string | null {
	for (const element of elements) {
		const text = lineText(element);
		if (text !== null) return text;
	}
	return null;
}

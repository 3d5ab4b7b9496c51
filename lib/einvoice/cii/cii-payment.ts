import type { Payment } from '../../invoice/schema';
import { readTerms } from './cii-terms';
import type { CiiNames } from './dialect';
import type { IssueLog } from '../issue-log';
import { accountOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param settlement trade settlement of the document
 * @param issueDate BT-2, from which discount periods may be counted
 * @param names look-ups of the dialect
 * @param issues where doubtful values are reported
 * @returns BG-16 with the payment terms, and the due date BT-9
 */
export function readPayment(
	settlement: XmlElement | undefined,
	issueDate: string | null,
	names: CiiNames,
	issues: IssueLog,
): { payment: Payment; dueDate: string | null } {
	const means = names.all(settlement, 'SpecifiedTradeSettlementPaymentMeans');
	const accounts = means.flatMap((group) => payeeAccount(group, names));
	const debited = means.map((group) =>
		names.ram(names.ram(group, 'PayerPartyDebtorFinancialAccount'), 'IBANID'),
	);
	const { terms, skonto, dueDate, mandateReference } = readTerms(
		names.all(settlement, 'SpecifiedTradePaymentTerms'),
		issueDate,
		names,
		issues,
	);
	return {
		dueDate,
		payment: {
			ibans: [...new Set(accounts.map(({ iban }) => iban))],
			accountName: accounts[0]?.name ?? null,
			bic: accounts[0]?.bic ?? null,
			meansCode: firstText(means, (group) => names.ram(group, 'TypeCode')),
			meansText: firstText(means, (group) => names.ram(group, 'Information')),
			remittance: lineText(names.ram(settlement, 'PaymentReference')),
			terms,
			mandateReference,
			creditorId: lineText(names.ram(settlement, 'CreditorReferenceID')),
			debitedIban: accountOf(debited.find((account) => accountOf(account) !== null)),
			skonto,
		},
	};
}

function payeeAccount(
	group: XmlElement,
	names: CiiNames,
): ReadonlyArray<{ iban: string; name: string | null; bic: string | null }> {
	const account = names.ram(group, 'PayeePartyCreditorFinancialAccount');
	const iban =
		accountOf(names.ram(account, 'IBANID')) ?? accountOf(names.ram(account, 'ProprietaryID'));
	if (iban === null) return [];
	const institution = names.ram(group, 'PayeeSpecifiedCreditorFinancialInstitution');
	return [
		{
			iban,
			name: lineText(names.ram(account, 'AccountName')),
			bic: lineText(names.ram(institution, 'BICID')),
		},
	];
}

function firstText(
	groups: readonly XmlElement[],
	pick: (group: XmlElement) => XmlElement | undefined,
): string | null {
	for (const group of groups) {
		const text = lineText(pick(group));
		if (text !== null) return text;
	}
	return null;
}

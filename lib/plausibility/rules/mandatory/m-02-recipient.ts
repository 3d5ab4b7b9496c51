import type { Invoice } from '../../../invoice/schema';
import { addressGaps } from '../../facts/addresses';
import { matchCompanyNames, type NameMatch } from '../../facts/company-names';
import { compactId } from '../../facts/identifiers';
import { isMinimumProfile } from '../../facts/reading';
import { isSmallAmountInvoice } from '../../facts/reduced-sets';
import type { OwnCompany, Rule, RuleFinding } from '../../rule';

/** M-02. Whether the invoice is ours can be seen only when the own company is known. */
export const recipientNamed: Rule = {
	id: 'M-02',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 1, § 15 (1) no. 1 UStG; EN 16931 BR-07, BR-10',
	title: {
		de: 'Name und Anschrift des Empfängers, eigene Firma',
		en: 'Name and address of the recipient, own company',
	},
	text: { de: 'Beim Empfänger {what}.', en: 'The recipient {what}.' },
	check(invoice, { extraction, company }) {
		const addressee = company === null ? [] : compareWithCompany(invoice, company);
		if (isSmallAmountInvoice(invoice)) return addressee;
		const findings: RuleFinding[] = [...addressee];
		if ((invoice.buyer.name ?? invoice.buyer.tradingName) === null) {
			findings.push({
				path: 'buyer.name',
				params: { what: { de: 'fehlt der Name', en: 'has no name' } },
			});
		}
		if (isMinimumProfile(extraction)) return findings;
		for (const { field, name, isMinor } of addressGaps(invoice.buyer.address)) {
			findings.push({
				path: `buyer.address.${field}`,
				params: { what: { de: `fehlt ${name.de}`, en: `lacks ${name.en}` } },
				severity: isMinor ? 'warning' : 'error',
			});
		}
		return findings;
	},
};

function compareWithCompany({ buyer }: Invoice, company: OwnCompany): readonly RuleFinding[] {
	const ownVatId = company.vatId === null ? '' : compactId(company.vatId);
	const theirVatId = buyer.vatId === null ? '' : compactId(buyer.vatId);
	if (ownVatId !== '' && ownVatId === theirVatId) return [];

	const names = [buyer.name, buyer.tradingName].filter((name) => name !== null);
	const byName = company.name === null ? null : bestMatch(names, company.name);
	const vatIdsDiffer = ownVatId !== '' && theirVatId !== '';
	if (byName === 'different' || (byName === null && vatIdsDiffer)) {
		return [
			finding(buyer.name ?? buyer.vatId, company, 'error', {
				de: 'steht eine andere Firma ({found} statt {expected})',
				en: 'is another company ({found} instead of {expected})',
			}),
		];
	}
	if (byName === 'similar' || vatIdsDiffer) {
		return [
			finding(vatIdsDiffer ? buyer.vatId : buyer.name, company, 'warning', {
				de: 'weichen Name oder USt-IdNr. von der eigenen Firma ab ({found} statt {expected})',
				en: 'differs from the own company in name or VAT id ({found} instead of {expected})',
			}),
		];
	}
	return [];
}

function bestMatch(names: readonly string[], own: string): NameMatch | null {
	if (names.length === 0) return null;
	const matches = names.map((name) => matchCompanyNames(name, own));
	if (matches.includes('same')) return 'same';
	return matches.includes('similar') ? 'similar' : 'different';
}

function finding(
	found: string | null,
	company: OwnCompany,
	severity: 'error' | 'warning',
	what: { de: string; en: string },
): RuleFinding {
	const isVatId = found !== null && company.vatId !== null && /^[A-Z]{2}[\s\d]/i.test(found);
	const expected = (isVatId ? company.vatId : company.name) ?? company.vatId ?? '';
	const fill = (text: string) =>
		text.replace('{found}', () => found ?? '–').replace('{expected}', () => expected);
	return {
		path: isVatId ? 'buyer.vatId' : 'buyer.name',
		found,
		expected,
		severity,
		params: { what: { de: fill(what.de), en: fill(what.en) } },
	};
}

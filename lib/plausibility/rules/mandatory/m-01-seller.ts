import { addressGaps } from '../../facts/addresses';
import { isMinimumProfile } from '../../facts/reading';
import type { Rule, RuleFinding } from '../../rule';

/** M-01. MINIMUM carries no address by its profile; the visible invoice does. */
export const sellerNamed: Rule = {
	id: 'M-01',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 1 UStG; EN 16931 BR-06, BR-08; BR-DE-3, BR-DE-4',
	title: { de: 'Name und Anschrift des Verkäufers', en: 'Name and address of the seller' },
	text: { de: 'Beim Verkäufer fehlt {what}.', en: 'The seller lacks {what}.' },
	check({ seller }, { extraction }) {
		const findings: RuleFinding[] = [];
		if ((seller.name ?? seller.tradingName) === null) {
			findings.push({ path: 'seller.name', params: { what: { de: 'der Name', en: 'the name' } } });
		}
		if (isMinimumProfile(extraction)) return findings;
		for (const { field, name, isMinor } of addressGaps(seller.address)) {
			findings.push({
				path: `seller.address.${field}`,
				params: { what: name },
				severity: isMinor ? 'warning' : 'error',
			});
		}
		return findings;
	},
};

import type { LocalizedText } from '../../../errors/belegfluss-error';
import type { Invoice } from '../../../invoice/schema';
import { vatIdCountry } from '../../facts/identifiers';
import { statedSupplyDate } from '../../facts/supply-date';
import { hasCategory } from '../../facts/vat-groups';
import type { Rule, RuleFinding } from '../../rule';

/** V-09. */
export const intraCommunitySupply: Rule = {
	id: 'V-09',
	severity: 'error',
	legalClass: 'content',
	source: 'EN 16931 BR-IC-02, BR-IC-11, BR-IC-12; § 6a, § 14a (3) UStG',
	title: {
		de: 'Innergemeinschaftliche Lieferung: Angaben vollständig',
		en: 'Intra-community supply: data complete',
	},
	text: {
		de: 'Innergemeinschaftliche Lieferung: {what}.',
		en: 'Intra-community supply: {what}.',
	},
	check(invoice) {
		if (!hasCategory(invoice, 'K')) return [];
		return [...missing(invoice), ...sameCountry(invoice)];
	},
};

function missing(invoice: Invoice): RuleFinding[] {
	const needed: readonly (readonly [string, string | null | undefined, LocalizedText])[] = [
		[
			'seller.vatId',
			invoice.seller.vatId ?? invoice.taxRepresentative?.vatId,
			{ de: 'die USt-IdNr. des Verkäufers fehlt', en: "the seller's VAT id is missing" },
		],
		[
			'buyer.vatId',
			invoice.buyer.vatId,
			{ de: 'die USt-IdNr. des Käufers fehlt', en: "the buyer's VAT id is missing" },
		],
		[
			'delivery.date',
			statedSupplyDate(invoice),
			{ de: 'Lieferdatum oder Zeitraum fehlt', en: 'delivery date or period is missing' },
		],
		[
			'deliverTo.address.country',
			invoice.deliverTo?.address.country,
			{ de: 'das Bestimmungsland fehlt', en: 'the country of destination is missing' },
		],
	];
	return needed.flatMap(([path, value, what]) =>
		value === null || value === undefined ? [{ path, params: { what } }] : [],
	);
}

function sameCountry({ seller, taxRepresentative, deliverTo }: Invoice): RuleFinding[] {
	const from = vatIdCountry(seller.vatId ?? taxRepresentative?.vatId ?? null);
	const to = deliverTo?.address.country?.toUpperCase() ?? null;
	if (from === null || from !== to) return [];
	return [
		{
			path: 'deliverTo.address.country',
			found: to,
			params: {
				what: {
					de: `Verkäufer und Bestimmungsland sind beide ${to}`,
					en: `seller and destination are both ${to}`,
				},
			},
		},
	];
}

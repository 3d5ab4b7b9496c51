import { toBig, type DecimalString } from '../../invoice/money';
import type { Invoice } from '../../invoice/schema';
import { judgeGermanRate, type RateVerdict } from './german-rates';
import { countingLines, sameVatGroup, type VatKey } from './lines';
import { supplyDate } from './supply-date';
import { isTaxedGroup, placedGroups } from './vat-groups';

/** A rate of the invoice and how it stands to German law. */
export interface JudgedRate {
	readonly path: string;
	/** per cent */
	readonly rate: DecimalString;
	/** day of supply it was judged by, `YYYY-MM-DD` */
	readonly date: string;
	readonly verdict: RateVerdict;
}

/** Insurers' invoices carry insurance tax, which has rates of its own. */
const INSURERS_INVOICE = '575';

/**
 * @param invoice invoice of a German seller
 * @returns every rate above zero of the VAT groups, or of the lines when there are none
 */
export function judgedRates(invoice: Invoice): readonly JudgedRate[] {
	if (invoice.typeCode === INSURERS_INVOICE) return [];
	return statedRates(invoice).map(({ path, key, rate }) => {
		const dates = supplyDates(invoice, key);
		const verdicts = dates.map((date) => judgeGermanRate(rate, date));
		const best = verdicts.includes('valid') ? 'valid' : verdicts[0];
		return { path, rate, date: dates[0] ?? '', verdict: best ?? judgeGermanRate(rate, '0000') };
	});
}

interface StatedRate {
	readonly path: string;
	readonly key: VatKey;
	readonly rate: DecimalString;
}

function statedRates(invoice: Invoice): readonly StatedRate[] {
	const stated =
		invoice.vatBreakdown.length > 0
			? placedGroups(invoice).map(({ group, index }) => ({
					path: `vatBreakdown[${index}].rate`,
					key: { category: group.category, rate: group.rate },
				}))
			: countingLines(invoice).map(({ line, index }) => ({
					path: `lines[${index}].vatRate`,
					key: { category: line.vatCategory, rate: line.vatRate },
				}));
	return stated.flatMap(({ path, key }) =>
		isTaxedGroup(key) && key.rate !== null && toBig(key.rate).gt(0)
			? [{ path, key, rate: key.rate }]
			: [],
	);
}

/** Lines may be supplied on days of their own; a rate is right when it held on one of its days. */
function supplyDates(invoice: Invoice, key: VatKey): readonly string[] {
	const ofLines = countingLines(invoice)
		.filter(({ line }) => sameVatGroup(key, { category: line.vatCategory, rate: line.vatRate }))
		.map(({ line }) => line.period?.to ?? line.period?.from ?? null);
	const ofDocument = supplyDate(invoice);
	return [...new Set([ofDocument, ...ofLines])].filter((date) => date !== null);
}

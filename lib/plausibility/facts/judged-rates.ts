import { toBig, type DecimalString } from '../../invoice/money';
import type { Invoice, InvoiceLine } from '../../invoice/schema';
import { judgeGermanRate, type RateVerdict } from './german-rates';
import { countingLines } from './lines';
import { supplyDate } from './supply-date';
import { isTaxedGroup, placedGroups } from './vat-groups';
import { VatIndex, vatKeyOf, type VatKey } from './vat-index';

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
	const lines = new VatIndex(
		countingLines(invoice).map(({ line }) => line),
		vatKeyOf,
	);
	const ofDocument = supplyDate(invoice);
	return statedRates(invoice).map(({ path, key, rate }) => {
		const dates = supplyDates(ofDocument, lines.of(key));
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
					key: vatKeyOf(line),
				}));
	return stated.flatMap(({ path, key }) =>
		isTaxedGroup(key) && key.rate !== null && toBig(key.rate).gt(0)
			? [{ path, key, rate: key.rate }]
			: [],
	);
}

/** Lines may be supplied on days of their own; a rate is right when it held on one of its days. */
function supplyDates(ofDocument: string | null, lines: readonly InvoiceLine[]): readonly string[] {
	const ofLines = lines.map(({ period }) => period?.to ?? period?.from ?? null);
	return [...new Set([ofDocument, ...ofLines])].filter((date) => date !== null);
}

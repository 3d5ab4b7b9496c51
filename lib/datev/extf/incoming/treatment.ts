import type { BelegflussError } from '../../../errors/belegfluss-error';
import { toAmount, toBig } from '../../../invoice/money';
import type { VatBreakdown } from '../../../invoice/schema';
import type { IsoDate } from '../dates';
import { note, refusal } from './reasons';
import type { ClientAccounts, DocumentAccounts } from './resolve-accounts';
import type { SellerOrigin } from './seller-origin';
import type { SpecialAccounts } from './settings';
import { taxKeyFor } from './tax-keys';

/** Most that tax summed up line by line may differ from tax computed from the total, in EUR. */
const TAX_TOLERANCE = '0.05';

/** How one VAT group is posted. */
export interface Treatment {
	readonly account: string;
	/** BU-Schlüssel; empty = none */
	readonly taxKey: string;
	readonly notes: readonly BelegflussError[];
}

/** What decides besides the group. */
export interface Situation {
	readonly client: ClientAccounts;
	readonly accounts: DocumentAccounts;
	readonly origin: SellerOrigin;
	readonly voucherDate: IsoDate;
	readonly supplyDates: readonly IsoDate[];
}

/** A VAT group whose amounts are known. */
export interface CompleteGroup {
	/** position in the breakdown, from 1 */
	readonly group: number;
	readonly category: string;
	readonly rate: string;
	readonly net: string;
	readonly tax: string;
}

/**
 * @param breakdown BG-23
 * @param index its position, from 0
 * @returns the group with a category; one without category that shows tax counts as standard rated
 * @throws BelegflussError DATEV_VAT_GROUP_INCOMPLETE
 */
export function completeGroup(breakdown: VatBreakdown, index: number): CompleteGroup {
	const { category, net } = breakdown;
	const outsideVat = category === 'O';
	const rate = breakdown.rate ?? (outsideVat ? '0' : null);
	const tax = breakdown.tax ?? (outsideVat ? '0' : null);
	const group = index + 1;
	if (net === null || rate === null || tax === null) {
		throw refusal('DATEV_VAT_GROUP_INCOMPLETE', { group });
	}
	return { group, category: category ?? (toBig(tax).eq(0) ? '' : 'S'), rate, net, tax };
}

/**
 * Decides account and tax key of a VAT group. What is not certain is refused.
 *
 * @param group VAT group
 * @param situation accounts, supplier and dates
 * @returns how the group is posted
 * @throws BelegflussError naming why it must be posted by hand
 */
export function treatmentOf(group: CompleteGroup, situation: Situation): Treatment {
	if (group.category === 'S') return standardRated(group, situation);
	if (!toBig(group.tax).eq(0)) throw refusal('DATEV_TAX_ON_EXEMPT', { ...group });
	if (!toBig(group.rate).eq(0)) throw refusal('DATEV_VAT_CATEGORY', { ...group });
	const accounts = situation.client.special;
	switch (group.category) {
		case 'Z':
		case 'E':
		case 'O':
			return withoutVat(group, situation);
		case 'AE':
			return special(reverseChargeAccount(situation), () =>
				refusal('DATEV_REVERSE_CHARGE', { origin: situation.origin.country || '?' }),
			);
		case 'K':
			return special(situation.origin.kind === 'eu' ? accounts.intraCommunity : undefined, () =>
				refusal('DATEV_INTRA_COMMUNITY'),
			);
		case 'G':
			return special(
				situation.origin.kind === 'thirdCountry' ? accounts.thirdCountryGoods : undefined,
				() => refusal('DATEV_IMPORT'),
			);
		default:
			throw refusal('DATEV_VAT_CATEGORY', { ...group });
	}
}

function standardRated(group: CompleteGroup, situation: Situation): Treatment {
	const { origin, client, accounts, voucherDate, supplyDates } = situation;
	if (origin.kind === 'eu' || origin.kind === 'thirdCountry') {
		throw refusal('DATEV_FOREIGN_VAT', { country: origin.country });
	}
	const taxKey = taxKeyFor(group.rate, voucherDate, supplyDates);
	const account = taxKey && accounts[taxKey.rateKind];
	const automatic = account !== undefined && client.automatic.has(account);
	if (!taxKey || !account || (automatic && taxKey.confidence !== 'confirmed')) {
		const dates = [...new Set([voucherDate, ...supplyDates])].join(', ');
		throw refusal('DATEV_TAX_KEY_UNKNOWN', { group: group.group, rate: group.rate, dates });
	}
	assertTaxAgrees(group);
	if (automatic) return { account, taxKey: '', notes: [] };
	const { key, confidence } = taxKey;
	const notes =
		confidence === 'secondary' ? [note('DATEV_KEY_SECONDARY', { key, rate: group.rate })] : [];
	return { account, taxKey: key, notes };
}

/** DATEV takes the tax out of the gross amount; it must find the tax the invoice shows. */
function assertTaxAgrees({ group, rate, net, tax }: CompleteGroup): void {
	const gross = toBig(net).plus(toBig(tax));
	const computed = gross.times(toBig(rate)).div(toBig(rate).plus(100));
	if (computed.minus(toBig(tax)).abs().lte(TAX_TOLERANCE)) return;
	throw refusal('DATEV_TAX_DIFFERS', {
		group,
		rate,
		tax,
		gross: toAmount(gross),
		computed: toAmount(computed),
	});
}

function withoutVat({ category }: CompleteGroup, { origin, accounts }: Situation): Treatment {
	if (origin.kind === 'eu' || origin.kind === 'thirdCountry') {
		throw refusal('DATEV_FOREIGN_WITHOUT_VAT', { country: origin.country, category });
	}
	return { account: accounts.zero, taxKey: '', notes: [] };
}

function special(account: string | undefined, refuse: () => BelegflussError): Treatment {
	if (account === undefined) throw refuse();
	return { account, taxKey: '', notes: [] };
}

function reverseChargeAccount({ client, origin }: Situation): string | undefined {
	const byOrigin: Record<SellerOrigin['kind'], keyof SpecialAccounts | undefined> = {
		germany: 'reverseChargeDomestic',
		eu: 'reverseChargeEu',
		thirdCountry: 'reverseChargeThirdCountry',
		unknown: undefined,
	};
	const name = byOrigin[origin.kind];
	return name && client.special[name];
}

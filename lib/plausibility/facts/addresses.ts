import type { LocalizedText } from '../../errors/belegfluss-error';
import type { Address } from '../../invoice/schema';

/** A part of the address that is missing. */
export interface AddressGap {
	readonly field: 'line1' | 'postCode' | 'city';
	readonly name: LocalizedText;
	/** whether the address can still be found without it */
	readonly isMinor: boolean;
}

/**
 * § 31 (2) UStDV asks for an address that identifies; large recipients have post codes of their own, so
 * a missing street is minor.
 *
 * @param address postal address
 * @returns what a full address lacks; a post code is asked for in Germany only
 */
export function addressGaps(address: Address): readonly AddressGap[] {
	const gaps: AddressGap[] = [];
	if (address.city === null) {
		gaps.push({ field: 'city', name: { de: 'der Ort', en: 'the city' }, isMinor: false });
	}
	if (address.postCode === null && (address.country ?? 'DE') === 'DE') {
		gaps.push({
			field: 'postCode',
			name: { de: 'die Postleitzahl', en: 'the post code' },
			isMinor: false,
		});
	}
	if ([address.line1, address.line2, address.line3].every((line) => line === null)) {
		gaps.push({ field: 'line1', name: { de: 'die Straße', en: 'the street' }, isMinor: true });
	}
	return gaps;
}

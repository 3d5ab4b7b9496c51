import type { EInvoiceSyntax } from '../envelope/envelope';
import type { Profile } from './syntax';

/** Marks of BT-24, in lower case and in the order they are tried; real files spell the whole in many ways. */
const MARKS: ReadonlyArray<readonly [holds: (value: string) => boolean, profile: Profile]> = [
	[(value) => value.includes('extension:xrechnung'), 'XRECHNUNG-EXTENSION'],
	[(value) => value.includes('xrechnung'), 'XRECHNUNG'],
	[(value) => value.includes('peppol.eu:2017:poacc') && value.includes('billing:3'), 'PEPPOL-BIS3'],
	[(value) => value === 'urn:cen.eu:en16931:2017', 'EN16931'],
	[(value) => value.endsWith(':minimum'), 'MINIMUM'],
	[(value) => /:basic[- ]?wl$/.test(value), 'BASIC-WL'],
	[(value) => value.endsWith(':basic'), 'BASIC'],
	[(value) => /:extended(?:-ctc-fr)?$/.test(value), 'EXTENDED'],
	[(value) => value.endsWith(':en16931') || value.endsWith(':comfort'), 'EN16931'],
];

/** Profiles that lack mandatory data: in Germany no e-invoice (§ 14 (1) UStG, BMF letter of 15 Oct 2024). */
const BOOKING_AIDS: ReadonlySet<Profile | null> = new Set<Profile | null>(['MINIMUM', 'BASIC-WL']);

const XRECHNUNG_VERSION = /xrechnung_(\d+\.\d+)/;

/**
 * @param guideline BT-24 as written
 * @param syntax ZUGFeRD 1.0 knows COMFORT, which later became EN 16931
 * @returns the profile, or null when the value is not known
 */
export function profileOf(guideline: string | null, syntax: EInvoiceSyntax): Profile | null {
	const value = guideline?.toLowerCase() ?? '';
	if (syntax === 'ZF1' && value.endsWith(':comfort')) return 'COMFORT';
	return MARKS.find(([holds]) => holds(value))?.[1] ?? null;
}

/**
 * @param profile recognised profile
 * @returns whether it is only a booking aid and no e-invoice in the sense of § 14 UStG
 */
export function isBookingAid(profile: Profile | null): boolean {
	return BOOKING_AIDS.has(profile);
}

/**
 * @param syntax how the invoice is written
 * @param profile recognised profile
 * @param guideline BT-24 as written
 * @returns a readable name of the format, e.g. `XRechnung 3.0 (UBL)`
 */
export function formatName(
	syntax: EInvoiceSyntax,
	profile: Profile | null,
	guideline: string | null,
): string {
	const family = syntax === 'CII' ? 'CII' : 'UBL';
	if (syntax === 'ZF1') return ['ZUGFeRD 1.0', profile].filter(Boolean).join(' ');
	if (profile === 'PEPPOL-BIS3') return `Peppol BIS Billing 3 (${family})`;
	if (profile === 'XRECHNUNG' || profile === 'XRECHNUNG-EXTENSION') {
		const version = XRECHNUNG_VERSION.exec(guideline?.toLowerCase() ?? '')?.[1];
		const extension = profile === 'XRECHNUNG' ? undefined : 'Extension';
		return `${['XRechnung', version, extension].filter(Boolean).join(' ')} (${family})`;
	}
	if (profile === null) return syntax === 'CII' ? 'Cross Industry Invoice (CII)' : 'UBL 2.1';
	if (syntax === 'CII') return `Factur-X/ZUGFeRD 2 ${profile} (CII)`;
	return profile === 'EN16931' ? 'EN 16931 (UBL)' : `${profile} (UBL)`;
}

import type { Extraction } from '../../envelope/envelope';

/**
 * @param extraction how the invoice was read, null when unknown
 * @returns whether values were guessed from text or image instead of read from structured data
 */
export function isGuessed(extraction: Extraction | null): boolean {
	return (
		extraction?.method === 'textRules' ||
		extraction?.method === 'llmText' ||
		extraction?.method === 'llmVision'
	);
}

/**
 * @param extraction how the invoice was read
 * @returns whether a language model named the values
 */
export function isModelReading(extraction: Extraction | null): boolean {
	return extraction?.method === 'llmText' || extraction?.method === 'llmVision';
}

/**
 * MINIMUM and BASIC WL are booking aids, no invoices in the sense of § 14 UStG; the visible part of the
 * PDF is the invoice.
 *
 * @param extraction how the invoice was read
 * @returns whether the structured part has no lines by its profile
 */
export function isBookingAid(extraction: Extraction | null): boolean {
	const profile = profileOf(extraction);
	return profile === 'MINIMUM' || profile === 'BASICWL';
}

/**
 * @param extraction how the invoice was read
 * @returns whether the profile has no VAT breakdown, no street, no bank account and no supply date
 */
export function isMinimumProfile(extraction: Extraction | null): boolean {
	return profileOf(extraction) === 'MINIMUM';
}

/**
 * @param extraction how the invoice was read
 * @returns whether the document is a ZUGFeRD 1.0 file, which EN 16931 does not bind
 */
export function isZugferd1(extraction: Extraction | null): boolean {
	return extraction?.syntax === 'ZF1';
}

function profileOf(extraction: Extraction | null): string {
	return (extraction?.profile ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
}

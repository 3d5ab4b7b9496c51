import { describe, expect, it } from 'vitest';
import { formatName, profileOf } from '../../../lib/einvoice/profile';

describe('The profile', () => {
	it.each([
		['urn:factur-x.eu:1p0:minimum', 'MINIMUM'],
		['urn:zugferd.de:2p0:minimum', 'MINIMUM'],
		['urn:factur-x.eu:1p0:basicwl', 'BASIC-WL'],
		['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'BASIC'],
		['urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic', 'BASIC'],
		['urn:cen.eu:en16931:2017', 'EN16931'],
		['URN:CEN.EU:EN16931:2017', 'EN16931'],
		['urn:factur-x.eu:1p0:comfort', 'EN16931'],
		['urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended', 'EXTENDED'],
		['urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr', 'EXTENDED'],
		['urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3', 'XRECHNUNG'],
		[
			'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0',
			'XRECHNUNG-EXTENSION',
		],
		['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'PEPPOL-BIS3'],
		['urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0', null],
		['', null],
	])('of %s is %s', (guideline, profile) => {
		expect(profileOf(guideline, 'CII')).toBe(profile);
	});

	it('of ZUGFeRD 1.0 keeps its own name for EN 16931', () => {
		expect(profileOf('urn:ferd:CrossIndustryDocument:invoice:1p0:comfort', 'ZF1')).toBe('COMFORT');
		expect(profileOf('urn:ferd:CrossIndustryDocument:invoice:1p0:extended', 'ZF1')).toBe(
			'EXTENDED',
		);
	});
});

describe('The name of the format', () => {
	it.each([
		[formatName('CII', 'BASIC', null), 'Factur-X/ZUGFeRD 2 BASIC (CII)'],
		[formatName('CII', 'XRECHNUNG', 'x:xrechnung_2.3'), 'XRechnung 2.3 (CII)'],
		[
			formatName('UBL-CreditNote', 'XRECHNUNG-EXTENSION', 'x:xrechnung_3.0'),
			'XRechnung 3.0 Extension (UBL)',
		],
		[formatName('UBL-Invoice', 'PEPPOL-BIS3', null), 'Peppol BIS Billing 3 (UBL)'],
		[formatName('UBL-Invoice', 'EN16931', null), 'EN 16931 (UBL)'],
		[formatName('ZF1', null, null), 'ZUGFeRD 1.0'],
		[formatName('CII', null, null), 'Cross Industry Invoice (CII)'],
	])('is %s', (name, expected) => {
		expect(name).toBe(expected);
	});
});

import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Invoice } from '../../../lib/invoice/schema';
import { AiInvoiceExtract } from '../../../nodes/AiInvoiceExtract/AiInvoiceExtract.node';
import { AmpelRouter } from '../../../nodes/AmpelRouter/AmpelRouter.node';
import { PlausibilityCheck } from '../../../nodes/PlausibilityCheck/PlausibilityCheck.node';
import { encodeXml } from '../../../scripts/samples/encode';
import { writeCii } from '../../../scripts/samples/write-cii';
import { writePdf } from '../../../scripts/samples/write-pdf';
import { writeUbl } from '../../../scripts/samples/write-ubl';
import { arbitraryInvoice } from '../arbitrary-invoice';
import { binaryFile, runNode } from '../fake-execute';
import { dataOf, firstOutput, type OutputExample } from './example';

/** So many that every field of an invoice is filled in one of them; always the same. */
const invented = { numRuns: 60, seed: 380 };

const empty = [
	// Nothing but e-invoices is read, where every value is exact and no model is asked.
	'extraction.model',
	'extraction.usage',
	'extraction.redacted',
	// An invoice uses one form for several things; the samples hold none of these.
	'invoice.buyer.taxNumber',
	'invoice.payee.vatId',
	'invoice.taxRepresentative.ids',
	'invoice.taxRepresentative.legalId',
	'invoice.payment.skonto[].date',
	'invoice.totals.thirdParty',
	...['allowances', 'charges'].flatMap((list) => [
		`invoice.lines[].${list}[].vatCategory`,
		`invoice.lines[].${list}[].vatRate`,
	]),
];

async function received(): Promise<INodeExecutionData[]> {
	const cii = fc.sample(arbitraryInvoice('CII-EXTENDED', 'latin1'), invented);
	const ubl = fc.sample(arbitraryInvoice('UBL', 'latin1'), invented);
	const [first] = cii as [Invoice];
	const xml = writeCii(first, 'EN16931');
	const embedded = { fileName: 'factur-x.xml', mimeType: 'text/xml', description: 'Rechnung' };
	const pdf = await writePdf(first, { files: [{ ...embedded, bytes: encodeXml(xml) }] });
	const unreadableDay = xml.replace(/>\d{8}</, '>gestern<');
	const files: readonly [Uint8Array, string][] = [
		...cii.map((invoice) => [encodeXml(writeCii(invoice, 'EXTENDED')), 'cii.xml'] as const),
		...ubl.map((invoice) => [encodeXml(writeUbl(invoice, 'XRECHNUNG')), 'ubl.xml'] as const),
		[pdf, 'rechnung.pdf'] as const,
		[encodeXml(unreadableDay), 'unleserlich.xml'] as const,
	].map(([bytes, name]) => [bytes, name]);
	return files.map(([bytes, name]) => ({ json: {}, binary: { data: binaryFile(bytes, name) } }));
}

const extracted = async () => firstOutput(new AiInvoiceExtract(), await received());

const checked = async () =>
	firstOutput(new PlausibilityCheck(), await extracted(), {
		parameters: { options: { checkingDate: '2026-11-20', disabledRules: ['A-06'] } },
	});

/** AI Invoice Extract. */
export const extractExample: OutputExample = {
	empty,
	run: async () => dataOf(await extracted()),
};

/** Plausibility Check, behind it. */
export const checkExample: OutputExample = {
	empty,
	run: async () => dataOf(await checked()),
};

/** Ampel Router, behind both; every output carries the same. */
export const routeExample: OutputExample = {
	empty,
	run: async () => {
		const { outputs } = await runNode({
			node: new AmpelRouter(),
			items: await checked(),
			parameters: { phase: 'writeBack' },
		});
		return dataOf(outputs.flat());
	},
};

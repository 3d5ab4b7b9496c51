import { z } from 'zod/v4';

/*
 * The canonical invoice. Names follow EN 16931-1; the business term (BT) or group (BG) stands behind
 * each field. Everything a document may lack is null (or an empty list), never missing, so that an
 * expression in n8n never runs into undefined.
 */

const text = z.string().min(1);
const optionalText = text.nullable();
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const optionalDecimal = decimal.nullable();
const optionalDate = z.iso.date().nullable();

/** BG-5, BG-8, BG-12, BG-15: a postal address. */
export const addressSchema = z.object({
	/** BT-35, BT-50 */ line1: optionalText,
	/** BT-36, BT-51 */ line2: optionalText,
	/** BT-162, BT-163 */ line3: optionalText,
	/** BT-38, BT-53 */ postCode: optionalText,
	/** BT-37, BT-52 */ city: optionalText,
	/** BT-39, BT-54 */ subdivision: optionalText,
	/** BT-40, BT-55: ISO 3166-1 alpha-2 */ country: optionalText,
});

/** BG-4 seller, BG-7 buyer. */
export const partySchema = z.object({
	/** BT-27, BT-44 */ name: optionalText,
	/** BT-28, BT-45 */ tradingName: optionalText,
	/** BT-31, BT-48: as written in the document */ vatId: optionalText,
	/** BT-32: Steuernummer */ taxNumber: optionalText,
	/** BT-30, BT-47: register number */ legalId: optionalText,
	/** BT-29, BT-46 */ ids: z.array(z.object({ id: text, scheme: optionalText })),
	address: addressSchema,
	/** BT-34, BT-49 */ electronicAddress: z.object({ id: text, scheme: optionalText }).nullable(),
	/** BG-6, BG-9 */
	contact: z
		.object({
			/** BT-41, BT-56 */ name: optionalText,
			/** BT-42, BT-57 */ phone: optionalText,
			/** BT-43, BT-58 */ email: optionalText,
		})
		.nullable(),
});

/** BG-10 payee, or BG-11 the seller's tax representative. */
export const otherPartySchema = z.object({
	/** BT-59, BT-62 */ name: optionalText,
	/** BT-63 */ vatId: optionalText,
	/** BT-60 */ ids: z.array(z.object({ id: text, scheme: optionalText })),
	/** BT-61 */ legalId: optionalText,
});

/** One step of cash discount (Skonto): BT-20 in XRechnung form, or Factur-X EXTENDED terms. */
export const skontoSchema = z.object({
	/** per cent */ percent: decimal,
	/** days from the issue date */ days: z.int().nonnegative().nullable(),
	/** last day of the discount, when the document names a date */ date: optionalDate,
	/** amount the percentage applies to; null = the gross amount */ baseAmount: optionalDecimal,
	/** discount in currency, when printed */ amount: optionalDecimal,
});

/** BG-16 payment instructions, with BT-20 payment terms. */
export const paymentSchema = z.object({
	/** BT-84 of every payment means, first one first, each once, without the blanks of print */
	ibans: z.array(text),
	/** BT-85 of the first account */ accountName: optionalText,
	/** BT-86 of the first account */ bic: optionalText,
	/** BT-81: UNTDID 4461 */ meansCode: optionalText,
	/** BT-82 */ meansText: optionalText,
	/** BT-83 */ remittance: optionalText,
	/** BT-20 as written */ terms: optionalText,
	/** BT-89 */ mandateReference: optionalText,
	/** BT-90 */ creditorId: optionalText,
	/** BT-91 */ debitedIban: optionalText,
	skonto: z.array(skontoSchema),
});

/** BG-20, BG-21, BG-27, BG-28: allowance or charge of document or line. */
export const allowanceChargeSchema = z.object({
	/** BT-92, BT-99, BT-136, BT-141: always as written, without VAT */ amount: optionalDecimal,
	/** BT-93, BT-100, BT-137, BT-142 */ baseAmount: optionalDecimal,
	/** BT-94, BT-101, BT-138, BT-143 */ percentage: optionalDecimal,
	/** BT-97, BT-104, BT-139, BT-144 */ reason: optionalText,
	/** BT-98, BT-105, BT-140, BT-145 */ reasonCode: optionalText,
	/** BT-95, BT-102 */ vatCategory: optionalText,
	/** BT-96, BT-103 */ vatRate: optionalDecimal,
});

/** BG-22 document totals, in the invoice currency. */
export const totalsSchema = z.object({
	/** BT-106 */ lines: optionalDecimal,
	/** BT-107 */ allowances: optionalDecimal,
	/** BT-108 */ charges: optionalDecimal,
	/** BT-109 */ net: optionalDecimal,
	/** BT-110 */ tax: optionalDecimal,
	/** BT-111: VAT in the accounting currency BT-6 */ taxInTaxCurrency: optionalDecimal,
	/** BT-112 */ gross: optionalDecimal,
	/** BT-113 */ prepaid: optionalDecimal,
	/** BT-114 */ rounding: optionalDecimal,
	/** XRechnung extension BG-DEX-09: sum of third-party payments added to the amount due */
	thirdParty: optionalDecimal,
	/** BT-115 */ payable: optionalDecimal,
});

/** BG-23: one VAT group. */
export const vatBreakdownSchema = z.object({
	/** BT-118: S, Z, E, AE, K, G, O, L, M */ category: optionalText,
	/** BT-119: per cent */ rate: optionalDecimal,
	/** BT-116 */ net: optionalDecimal,
	/** BT-117 */ tax: optionalDecimal,
	/** BT-120 */ exemptionReason: optionalText,
	/** BT-121: VATEX code */ exemptionCode: optionalText,
});

/**
 * How a line counts: `detail` adds to the sum; `group` and `information` (Factur-X EXTENDED) and
 * `text` (ZUGFeRD 1.0) do not.
 */
export const lineKindSchema = z.enum(['detail', 'group', 'information', 'text']);

/** BG-25: an invoice line. */
export const lineSchema = z.object({
	/** BT-126 */ id: optionalText,
	/** Factur-X EXTENDED, XRechnung extension: line this one belongs to */ parentId: optionalText,
	kind: lineKindSchema,
	/** BT-127 */ note: optionalText,
	/** BT-153 */ name: optionalText,
	/** BT-154 */ description: optionalText,
	/** BT-155 */ sellerItemId: optionalText,
	/** BT-156 */ buyerItemId: optionalText,
	/** BT-157: GTIN or other registered id */ standardItemId: optionalText,
	/** BT-129 */ quantity: optionalDecimal,
	/** BT-130: UN/ECE Rec 20/21 */ unit: optionalText,
	/** BT-146 */ netPrice: optionalDecimal,
	/** BT-148 */ grossPrice: optionalDecimal,
	/** BT-149: quantity the price is for; null = 1 */ priceBaseQuantity: optionalDecimal,
	/** BG-27 */ allowances: z.array(allowanceChargeSchema),
	/** BG-28 */ charges: z.array(allowanceChargeSchema),
	/** BT-131 */ net: optionalDecimal,
	/** BT-151 */ vatCategory: optionalText,
	/** BT-152 */ vatRate: optionalDecimal,
	/** BT-134, BT-135 */ period: z.object({ from: optionalDate, to: optionalDate }).nullable(),
	/** BT-132 */ orderLine: optionalText,
	/** BT-133 */ accountingReference: optionalText,
});

/** BG-24: a supporting document named in the invoice; embedded bytes are not carried here. */
export const attachmentSchema = z.object({
	/** BT-122 */ id: optionalText,
	/** BT-123 */ description: optionalText,
	/** BT-124 */ uri: optionalText,
	/** BT-125 */ fileName: optionalText,
	mimeType: optionalText,
	/** size of the decoded content in bytes, null when the document only refers to it */
	bytes: z.int().nonnegative().nullable(),
});

/** The canonical invoice. */
export const invoiceSchema = z.object({
	/** BT-1 */ number: optionalText,
	/** BT-3: UNTDID 1001 */ typeCode: optionalText,
	/** BT-2 */ issueDate: optionalDate,
	/** BT-9 */ dueDate: optionalDate,
	/** BT-72; BT-73 and BT-74 */
	delivery: z.object({ date: optionalDate, from: optionalDate, to: optionalDate }),
	/** BT-7 */ taxPointDate: optionalDate,
	/** BT-5: ISO 4217 */ currency: optionalText,
	/** BT-6: ISO 4217 */ taxCurrency: optionalText,
	seller: partySchema,
	buyer: partySchema,
	/** BG-10 */ payee: otherPartySchema.nullable(),
	/** BG-11 */ taxRepresentative: otherPartySchema.nullable(),
	/** BG-13 */
	deliverTo: z.object({ /** BT-70 */ name: optionalText, address: addressSchema }).nullable(),
	payment: paymentSchema,
	totals: totalsSchema,
	vatBreakdown: z.array(vatBreakdownSchema),
	lines: z.array(lineSchema),
	/** BG-20 */ allowances: z.array(allowanceChargeSchema),
	/** BG-21 */ charges: z.array(allowanceChargeSchema),
	/** BT-13 */ orderReference: optionalText,
	/** BT-14 */ salesOrderReference: optionalText,
	/** BT-10: Leitweg-ID and the like */ buyerReference: optionalText,
	/** BT-12 */ contractReference: optionalText,
	/** BT-11 */ projectReference: optionalText,
	/** BT-16 */ despatchAdviceReference: optionalText,
	/** BT-15 */ receivingAdviceReference: optionalText,
	/** BT-19 */ accountingReference: optionalText,
	/** BG-3 */
	precedingInvoices: z.array(
		z.object({ /** BT-25 */ number: optionalText, /** BT-26 */ issueDate: optionalDate }),
	),
	/** BG-1 */
	notes: z.array(z.object({ /** BT-21 */ subjectCode: optionalText, /** BT-22 */ text: text })),
	attachments: z.array(attachmentSchema),
});

export type Invoice = z.infer<typeof invoiceSchema>;
export type Party = z.infer<typeof partySchema>;
export type OtherParty = z.infer<typeof otherPartySchema>;
export type Address = z.infer<typeof addressSchema>;
export type Payment = z.infer<typeof paymentSchema>;
export type Skonto = z.infer<typeof skontoSchema>;
export type Totals = z.infer<typeof totalsSchema>;
export type VatBreakdown = z.infer<typeof vatBreakdownSchema>;
export type InvoiceLine = z.infer<typeof lineSchema>;
export type LineKind = z.infer<typeof lineKindSchema>;
export type AllowanceCharge = z.infer<typeof allowanceChargeSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;

import { z } from 'zod/v4';
import type { BelegflussError, ErrorData, Language } from '../../../errors/belegfluss-error';
import { type Invoice, invoiceSchema } from '../../../invoice/schema';
import { refusal } from './reasons';

/** Which documents are exported by their traffic light. */
export type Include = 'green' | 'greenAndYellow' | 'all';

/** An item as it comes, nothing in it trusted. */
export interface IncomingItem {
	/** what the invoice parameter gives, null when there is none */
	readonly invoice: unknown;
	/** envelope parts `document`, `plausibility` and `error` */
	readonly parts: Readonly<Record<string, unknown>>;
	/** id for a document without SHA-256 */
	readonly fallbackId: string;
}

/** A document that can go on, or why it cannot. */
export type Selection =
	| { readonly id: string; readonly invoice: Invoice }
	| { readonly id: string; readonly reasons: readonly ErrorData[] };

const documentPart = z.object({ sha256: z.string().min(1) });
const plausibilityPart = z.object({ ampel: z.enum(['green', 'yellow', 'red']) });
const errorPart = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

/**
 * Decides whether a document takes part in an export. A document that was not checked counts as yellow.
 *
 * @param item the item
 * @param include which colours take part; red only with `all`
 * @param language language of reasons
 * @returns id and invoice, or id and reasons
 */
export function selectDocument(
	item: IncomingItem,
	include: Include,
	language: Language,
): Selection {
	const { parts } = item;
	const document = documentPart.safeParse(parts.document);
	const id = document.success ? document.data.sha256 : item.fallbackId;
	if (parts.error !== undefined && parts.error !== null) {
		const error = errorPart.safeParse(parts.error);
		const reason = error.success ? error.data : refusal('DATEV_EARLIER_ERROR').describe(language);
		return { id, reasons: [reason] };
	}
	const refuse = (reason: BelegflussError) => ({ id, reasons: [reason.describe(language)] });
	if (item.invoice === null) return refuse(refusal('DATEV_NO_INVOICE'));
	const invoice = invoiceSchema.safeParse(item.invoice);
	if (!invoice.success) {
		const path = invoice.error.issues[0]?.path.join('.') ?? '';
		return refuse(refusal('DATEV_INVOICE_INVALID', { path }));
	}
	const colour = colourReason(parts.plausibility, include);
	return colour ? refuse(colour) : { id, invoice: invoice.data };
}

function colourReason(plausibility: unknown, include: Include): BelegflussError | undefined {
	if (include === 'all') return undefined;
	const checked = plausibilityPart.safeParse(plausibility);
	const ampel = checked.success ? checked.data.ampel : null;
	if (ampel === 'red') return refusal('DATEV_AMPEL_RED');
	if (ampel === 'green' || include === 'greenAndYellow') return undefined;
	return refusal(ampel === 'yellow' ? 'DATEV_AMPEL_YELLOW' : 'DATEV_NOT_CHECKED');
}

import type { DocumentInfo, Extraction, LegalClass, Severity } from '../envelope/envelope';
import type { ErrorData, LocalizedText } from '../errors/belegfluss-error';
import type { Invoice } from '../invoice/schema';

/** What a rule may look at besides the invoice. The clock is passed in. */
export interface RuleContext {
	/** `YYYY-MM-DD` in the company's time zone */
	readonly today: string;
	readonly extraction: Extraction | null;
	readonly document: DocumentInfo | null;
	/** set when the document could not be read at all */
	readonly error: ErrorData | null;
	/** own company, when known: used to see whether an invoice is addressed to somebody else */
	readonly company: { readonly name: string | null; readonly vatId: string | null } | null;
}

/** What a rule found; the wording is made from the rule's text and these values. */
export interface RuleFinding {
	readonly path: string;
	readonly found?: string | null;
	readonly expected?: string | null;
	/** further placeholders of the text */
	readonly params?: Readonly<Record<string, string | number>>;
	/** only when this case weighs differently from the rule's own severity */
	readonly severity?: Severity;
}

/** A rule on a read invoice: one file, one line in the list. */
export interface Rule {
	/** stable id as in the docs, e.g. `A-05` */
	readonly id: string;
	readonly severity: Severity;
	readonly legalClass: LegalClass;
	/** law, standard or rule of EN 16931 it stands on, e.g. `EN 16931 BR-CO-15; § 14 (4) no. 8 UStG` */
	readonly source: string;
	/** what is checked, for the reference page and the node's list of rules */
	readonly title: LocalizedText;
	/** the finding; placeholders `{found}`, `{expected}`, `{path}` and the finding's params */
	readonly text: LocalizedText;
	check(invoice: Invoice, context: RuleContext): readonly RuleFinding[];
}

/** A rule on the document as a whole, also run when no invoice could be read. */
export interface DocumentRule extends Omit<Rule, 'check'> {
	checkDocument(context: RuleContext, invoice: Invoice | null): readonly RuleFinding[];
}

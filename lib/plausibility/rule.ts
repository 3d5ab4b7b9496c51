import type { DocumentInfo, Extraction, LegalClass, Severity } from '../envelope/envelope';
import type { ErrorData, LocalizedText } from '../errors/belegfluss-error';
import type { Invoice } from '../invoice/schema';
import type { FindingValue } from './values';

/** The company that receives the invoices. */
export interface OwnCompany {
	readonly name: string | null;
	readonly vatId: string | null;
}

/** What a rule may look at besides the invoice. The clock is passed in. */
export interface RuleContext {
	/** `YYYY-MM-DD` in the company's time zone */
	readonly today: string;
	readonly extraction: Extraction | null;
	readonly document: DocumentInfo | null;
	/** set when the document could not be read at all */
	readonly error: ErrorData | null;
	/** own company, when known: used to see whether an invoice is addressed to somebody else */
	readonly company: OwnCompany | null;
}

/** What a rule found; the wording is made from the rule's text and these values. */
export interface RuleFinding {
	readonly path: string;
	readonly found?: FindingValue | null;
	readonly expected?: FindingValue | null;
	/** further placeholders of the text */
	readonly params?: Readonly<Record<string, FindingValue>>;
	/** only when this case weighs differently from the rule's own severity */
	readonly severity?: Severity;
}

/** What every rule says about itself. */
export interface RuleHead {
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
	/**
	 * The fault may lie in the reading: one step milder when the values were guessed (rules on the text
	 * layer, language model) instead of read from structured data. Never for bank data.
	 */
	readonly milderWhenGuessed?: true;
}

/** A rule on a read invoice: one file, one line in the list. */
export interface Rule extends RuleHead {
	check(invoice: Invoice, context: RuleContext): readonly RuleFinding[];
}

/** A rule on the document as a whole, also run when no invoice could be read. */
export interface DocumentRule extends RuleHead {
	checkDocument(context: RuleContext, invoice: Invoice | null): readonly RuleFinding[];
}

/** Any rule of the list. */
export type AnyRule = Rule | DocumentRule;

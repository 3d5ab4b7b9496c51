import type { ErrorData } from '../errors/belegfluss-error';
import type { Invoice } from '../invoice/schema';

/** The received file. Its SHA-256 is the thread that ledger, approvals and idempotency keys hang on. */
export interface DocumentInfo {
	/** lower-case hex */
	readonly sha256: string;
	/** name as received, never trusted for detection */
	readonly fileName: string;
	/** found from the content, not from name or header */
	readonly mimeType: string;
	readonly bytes: number;
	/** UTC instant, ISO 8601 */
	readonly receivedAt: string;
}

/** Where the values of the invoice came from. */
export type ExtractionMethod = 'none' | 'eInvoice' | 'textRules' | 'llmText' | 'llmVision';

/** Syntax of the structured part. */
export type EInvoiceSyntax = 'CII' | 'UBL-Invoice' | 'UBL-CreditNote' | 'ZF1';

/** How sure a value is and where it stands in the document. */
export interface FieldEvidence {
	/** 0 to 1 */
	readonly confidence: number;
	readonly evidence: { readonly page?: number; readonly text?: string } | null;
}

/** Something noticed while reading that a person or a rule should know; wording is made at the edge. */
export interface ExtractionIssue {
	/** stable code, listed in docs/reference/codes.md */
	readonly code: string;
	/** place in the invoice, e.g. `lines[2].net`, or null for the document as a whole */
	readonly path: string | null;
	/** the value complained of, cut to 80 characters, or null */
	readonly value: string | null;
}

/** How the invoice was read. */
export interface Extraction {
	readonly method: ExtractionMethod;
	/** readable name, e.g. `Factur-X/ZUGFeRD 2 EN16931 (CII)`, null without structured part */
	readonly format: string | null;
	readonly syntax: EInvoiceSyntax | null;
	/** MINIMUM, BASIC-WL, BASIC, EN16931, COMFORT, EXTENDED, XRECHNUNG, XRECHNUNG-EXTENSION, PEPPOL-BIS3, … */
	readonly profile: string | null;
	/** BT-24 as written */
	readonly guideline: string | null;
	/** name of the file embedded in a PDF that was read, null for a plain XML file */
	readonly attachment: string | null;
	/** per-field evidence for methods that guess; empty for `eInvoice`, where every value is exact */
	readonly fields: Readonly<Record<string, FieldEvidence>>;
	readonly issues: readonly ExtractionIssue[];
	readonly model: string | null;
	readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
	/** kinds of data removed before anything left the house */
	readonly redacted: readonly string[];
}

/** Traffic light. */
export type Ampel = 'green' | 'yellow' | 'red';

/**
 * Weight of a finding: `error` makes red, `warning` and `notChecked` (the check itself could not run)
 * make yellow, `info` changes nothing.
 */
export type Severity = 'error' | 'warning' | 'notChecked' | 'info';

/** BMF letter of 15 Oct 2025: what kind of fault it is for input VAT. */
export type LegalClass = 'format' | 'businessRule' | 'content' | 'none';

/** One finding of the plausibility check, with its wording. */
export interface Finding {
	/** stable rule id */
	readonly rule: string;
	readonly severity: Severity;
	readonly legalClass: LegalClass;
	readonly message: string;
	/** place in the invoice, e.g. `totals.gross`; empty for the document as a whole */
	readonly path: string;
	/** law, standard or sheet the rule stands on */
	readonly source: string;
	readonly found: string | null;
	readonly expected: string | null;
}

/** Result of the plausibility check. */
export interface Plausibility {
	readonly ampel: Ampel;
	readonly findings: readonly Finding[];
	/** version of the rule set that judged */
	readonly ruleSetVersion: string;
	/** rules the user switched off */
	readonly disabledRules: readonly string[];
}

/** Phases of the introduction; data, not wiring. */
export type Phase = 'readOnly' | 'shadow' | 'writeBack';

/** What shall happen with the document. */
export type DecisionAction = 'write' | 'approve' | 'reject' | 'reportOnly';

/** A reason behind a decision. */
export interface DecisionReason {
	/** stable code, or a rule id of a finding that decided */
	readonly code: string;
	readonly message: string;
}

/** Result of the Ampel Router. */
export interface Decision {
	readonly action: DecisionAction;
	readonly ampel: Ampel;
	readonly phase: Phase;
	readonly reasons: readonly DecisionReason[];
}

/** Receipt of the Audit Logger. */
export interface AuditReceipt {
	readonly chain: string;
	readonly sequence: number;
	/** lower-case hex */
	readonly hash: string;
}

/** The item envelope every node reads and writes; each node adds its own part. */
export interface Envelope {
	readonly document?: DocumentInfo;
	readonly invoice?: Invoice | null;
	readonly extraction?: Extraction;
	readonly plausibility?: Plausibility;
	readonly decision?: Decision;
	readonly audit?: AuditReceipt;
	/** set when a node could not process the document and the workflow goes on */
	readonly error?: ErrorData;
}

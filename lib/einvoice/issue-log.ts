import type { ExtractionIssue } from '../envelope/envelope';
import type { EInvoiceIssueCode } from './issues';
import { MAX_ISSUES } from './limits';

const MAX_VALUE_CHARACTERS = 80;

/** Collects what is noticed while one document is read; bounded, so that a broken file cannot flood an item. */
export class IssueLog {
	private readonly entries: ExtractionIssue[] = [];

	/**
	 * @param code stable code
	 * @param path place in the invoice, or null for the document as a whole
	 * @param value the value complained of; cut to 80 characters
	 */
	report(code: EInvoiceIssueCode, path: string | null, value: string | null): void {
		if (this.entries.length > MAX_ISSUES) return;
		const cut = this.entries.length === MAX_ISSUES;
		this.entries.push(
			cut
				? { code: 'ISSUES_CUT', path: null, value: null }
				: { code, path, value: value === null ? null : value.slice(0, MAX_VALUE_CHARACTERS) },
		);
	}

	/** @returns the issues in the order they were noticed */
	list(): readonly ExtractionIssue[] {
		return this.entries;
	}
}

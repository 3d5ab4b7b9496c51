import type { IssueLog } from './issue-log';
import { lineText } from './values';
import type { XmlElement } from './xml-tree';

/**
 * Reads an `xs:boolean` that tells a charge from an allowance.
 *
 * @param element the indicator, or undefined
 * @param path place in the invoice
 * @param issues where anything else is reported
 * @returns true for a charge, false for an allowance, null when it does not say
 */
export function isCharge(
	element: XmlElement | undefined,
	path: string,
	issues: IssueLog,
): boolean | null {
	const text = lineText(element);
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	issues.report('INDICATOR_UNREADABLE', path, text);
	return null;
}

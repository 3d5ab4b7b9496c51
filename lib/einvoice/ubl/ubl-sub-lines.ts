import { sum, toBig } from '../../invoice/money';
import type { InvoiceLine } from '../../invoice/schema';
import type { IssueLog } from '../issue-log';

/**
 * Decides which of a line and its sub lines count. BR-DEX-02 of the XRechnung extension: a line is the sum of the
 * sub lines right below it. Where that holds, the sub lines count and the line is their heading; where it does
 * not, the line counts, because the document total is the sum of the lines.
 *
 * @param line the line, changed in place
 * @param subLines for each sub line: itself and everything below it, changed in place
 * @param issues where a sum that does not hold is reported
 */
export function subLineKinds(
	line: InvoiceLine,
	subLines: readonly InvoiceLine[][],
	issues: IssueLog,
): void {
	const amounts = subLines.map(([head]) => head?.net ?? null);
	if (line.net !== null && !amounts.includes(null) && sum(amounts).eq(toBig(line.net))) {
		line.kind = 'group';
		return;
	}
	for (const subLine of subLines.flat()) subLine.kind = 'information';
	// Sub lines without any amount are plain information and need no word.
	if (amounts.some((amount) => amount !== null)) {
		issues.report('SUB_LINES_DO_NOT_ADD_UP', 'lines', line.id);
	}
}

import type { Invoice } from '../../../invoice/schema';
import { countingLines, lineLabel } from '../../facts/lines';
import { isBookingAid } from '../../facts/reading';
import type { Rule, RuleFinding } from '../../rule';

/** Words that name no supply by themselves. */
const EMPTY_WORDS =
	/^(?:div(?:erses|\.)?|verschiedenes|(?:lt\.?|laut|gem(?:äß|\.)?|siehe)\s+(?:lieferschein|auftrag|angebot|anlage|vereinbarung|absprache)|ware|waren|artikel|leistung|position|sonstiges|misc(?:ellaneous)?|various|as agreed)[.\s\d-]*$/i;

/** M-06. MINIMUM and BASIC WL have no lines by their profile. */
export const suppliesDescribed: Rule = {
	id: 'M-06',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 14 (4) no. 5 UStG; EN 16931 BR-16, BR-22, BR-25',
	title: { de: 'Menge und Bezeichnung je Position', en: 'Quantity and description of each line' },
	text: { de: '{what}', en: '{what}' },
	check(invoice, { extraction }) {
		if (isBookingAid(extraction)) return [];
		if (countingLines(invoice).length === 0) {
			return [
				{
					path: 'lines',
					params: {
						what: {
							de: 'Die Rechnung enthält keine Positionen mit Menge und Bezeichnung.',
							en: 'The invoice has no lines with quantity and description.',
						},
					},
				},
			];
		}
		return checkLines(invoice);
	},
};

function checkLines(invoice: Invoice): RuleFinding[] {
	return countingLines(invoice).flatMap((placed) => {
		const { line, index } = placed;
		const label = lineLabel(placed);
		const findings: RuleFinding[] = [];
		const description = [line.name, line.description].filter((text) => text !== null).join(' ');
		if (description === '' && line.note === null) {
			findings.push({
				path: `lines[${index}].name`,
				params: {
					what: {
						de: `${label.de}: Die Bezeichnung fehlt.`,
						en: `${label.en}: the description is missing.`,
					},
				},
			});
		} else if (EMPTY_WORDS.test(description.trim())) {
			findings.push({
				path: `lines[${index}].name`,
				found: description,
				params: {
					what: {
						de: `${label.de}: „${description}“ bezeichnet keine bestimmte Ware oder Leistung.`,
						en: `${label.en}: "${description}" names no particular goods or service.`,
					},
				},
			});
		}
		if (line.quantity === null) {
			findings.push({
				path: `lines[${index}].quantity`,
				params: {
					what: {
						de: `${label.de}: Die Menge fehlt.`,
						en: `${label.en}: the quantity is missing.`,
					},
				},
			});
		}
		return findings;
	});
}

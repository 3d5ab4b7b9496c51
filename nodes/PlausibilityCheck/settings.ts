import type { IDataObject } from 'n8n-workflow';
import type { Severity } from '../../lib/envelope/envelope';
import type { OwnCompany } from '../../lib/plausibility/rule';

/**
 * @param options the node's Options
 * @returns own company, or null when nothing is entered
 */
export function ownCompany({ companyName, companyVatId }: IDataObject): OwnCompany | null {
	const name = textOrNull(companyName);
	const vatId = textOrNull(companyVatId);
	return name === null && vatId === null ? null : { name, vatId };
}

/**
 * @param options the node's Options
 * @returns ids of the rules that are switched off; a list, or text separated by commas or blanks
 */
export function disabledRules({ disabledRules: value }: IDataObject): readonly string[] {
	const ids = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,;]+/);
	return ids.filter((id) => id !== '');
}

/**
 * @param options the node's Options
 * @returns chosen severity by rule id; that both exist is for the check to say
 */
export function severityOverrides({
	severityOverrides: value,
}: IDataObject): Readonly<Record<string, Severity>> {
	const rows =
		(value as { rules?: { rule: string; severity: Severity }[] } | undefined)?.rules ?? [];
	return Object.fromEntries(rows.map(({ rule, severity }) => [rule, severity]));
}

function textOrNull(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	return text === '' ? null : text;
}

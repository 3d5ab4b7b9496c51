import { fillTemplate, type Language, type LocalizedText } from '../../../errors/belegfluss-error';
import type { RecordTableName } from '../../store/store';
import { tableDeviationTexts, tableRemedyTexts, type TableDeviationKind } from './issues';

/** One thing that is wrong with a row beside the chain. */
export interface TableDeviation {
	/** stable code */
	readonly kind: TableDeviationKind;
	readonly table: RecordTableName;
	/** which row: the idempotency key, the id of the approval, or kind and scope of the switch */
	readonly key: string;
	/** entry the row was held against; 0 when a row that cannot be read names none */
	readonly sequence: number;
	/** the finding in words */
	readonly detail: string;
	/** what to do about it */
	readonly remedy: string;
}

/** What was found, before it is put into words. */
export type TableFinding = Pick<TableDeviation, 'kind' | 'table' | 'key' | 'sequence'>;

/** What a row is called. */
const names: Readonly<Record<RecordTableName, LocalizedText>> = {
	switches: { en: 'Switch "{key}"', de: 'Schalter „{key}“' },
	approvals: { en: 'Approval "{key}"', de: 'Freigabe „{key}“' },
	intents: { en: 'Write {key}', de: 'Schreibvorgang {key}' },
};

/**
 * @param finding what was found
 * @param language wording wanted
 * @returns the finding with its wording and remedy
 */
export function tableDeviation(finding: TableFinding, language: Language): TableDeviation {
	const { kind, table, key, sequence } = finding;
	const row = fillTemplate(names[table][language], { key });
	return {
		kind,
		table,
		key,
		sequence,
		detail: fillTemplate(tableDeviationTexts[kind][language], { row, table, sequence }),
		remedy: tableRemedyTexts[table][language],
	};
}

import { auditLoggerExamples } from './outputs/audit-logger';
import { incomingBatchExample } from './outputs/datev';
import { checkExample, extractExample, routeExample } from './outputs/documents';
import type { OutputExample, OutputExamples } from './outputs/example';
import { lexofficeOutputExamples, triggerExample } from './outputs/lexoffice';

/** An example for every operation of every node, by the node's class; triggers are nodes like others. */
export const outputExamples: Readonly<Record<string, OutputExamples>> = {
	AiInvoiceExtract: { '': extractExample },
	AmpelRouter: { '': routeExample },
	AuditLogger: auditLoggerExamples,
	DatevExport: { 'postingBatch/createIncoming': incomingBatchExample },
	Lexoffice: lexofficeOutputExamples,
	LexofficeTrigger: { '': triggerExample },
	PlausibilityCheck: { '': checkExample },
};

/**
 * @param className class of a node
 * @param operation `resource/operation`, empty for a node without operations
 * @param schema path of its output schema
 * @returns how its output is made
 * @throws for an operation nobody gave an example for, saying what to add
 */
export function outputExample(className: string, operation: string, schema: string): OutputExample {
	const example = outputExamples[className]?.[operation];
	if (example) return example;
	throw new Error(
		`Add an example for "${operation}" of ${className} to test/support/output-examples.ts: what it is run with, so that its output can be held against ${schema}.`,
	);
}

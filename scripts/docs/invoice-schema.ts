import { z } from 'zod/v4';
import { invoiceSchema } from '../../lib/invoice/schema';

type JsonSchema = { [key: string]: unknown };

/** @returns the output schema of AI Invoice Extract, with which the editor shows fields before the first run */
export function invoiceSchemaFile(): string {
	const schema: JsonSchema = {
		type: 'object',
		properties: {
			document: object({
				sha256: 'string',
				fileName: 'string',
				mimeType: 'string',
				bytes: 'number',
				receivedAt: 'string',
			}),
			invoice: forEditor(z.toJSONSchema(invoiceSchema) as JsonSchema),
			extraction: {
				type: 'object',
				properties: {
					...object({
						method: 'string',
						format: 'string',
						syntax: 'string',
						profile: 'string',
						guideline: 'string',
						attachment: 'string',
					}).properties,
					fields: { type: 'object' },
					issues: {
						type: 'array',
						items: object({ code: 'string', path: 'string', value: 'string' }),
					},
					model: { type: 'string' },
					usage: object({ inputTokens: 'integer', outputTokens: 'integer' }),
					redacted: { type: 'array', items: { type: 'string' } },
				},
			},
		},
		version: 1,
	};
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

function object(
	properties: Readonly<Record<string, string>>,
): JsonSchema & { properties: JsonSchema } {
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(properties).map(([name, type]) => [name, { type }]),
		),
	};
}

/** The editor knows type, properties and items only; "X or null" is shown as X. */
function forEditor(schema: JsonSchema): JsonSchema {
	const variants = schema.anyOf as JsonSchema[] | undefined;
	const own = variants?.find(({ type }) => type !== 'null') ?? schema;
	const result: JsonSchema = { type: own.type };
	if (own.properties) {
		result.properties = Object.fromEntries(
			Object.entries(own.properties as Record<string, JsonSchema>).map(([name, value]) => [
				name,
				forEditor(value),
			]),
		);
	}
	if (own.items) result.items = forEditor(own.items as JsonSchema);
	return result;
}

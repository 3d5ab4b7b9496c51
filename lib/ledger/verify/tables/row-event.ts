import { z } from 'zod/v4';
import { outcomeStates } from '../../event/actions';

const optionalText = z.string().nullable();

/** Little of an event, since all those that speak of rows are read: a third of the memory, half the time. */
const rowEventSchema = z.object({
	action: z.string(),
	actor: z.object({ id: z.string() }),
	approval: z.object({ id: z.string() }).nullable(),
	change: z.object({ afterSha256: optionalText, fields: z.array(z.string()) }).nullable(),
	outcome: z
		.object({ errorCode: optionalText, remoteId: optionalText, state: z.enum(outcomeStates) })
		.nullable(),
	reason: optionalText,
	run: z.object({ executionId: optionalText }).nullable(),
	seq: z.int().positive(),
	subject: z
		.object({ documentSha256: optionalText, id: optionalText, system: optionalText })
		.nullable(),
	write: z
		.object({
			attempt: z.int().positive(),
			key: z.string(),
			operation: z.string(),
			requestSha256: z.string(),
		})
		.nullable(),
});

/** What an entry says that a row beside the chain says as well. */
export type RowEvent = z.infer<typeof rowEventSchema>;

/**
 * @param canonical text of an entry
 * @returns what it says, null when it is no event of this form
 */
export function readRowEvent(canonical: string): RowEvent | null {
	try {
		const result = rowEventSchema.safeParse(JSON.parse(canonical));
		return result.success ? result.data : null;
	} catch {
		return null;
	}
}

import { z } from 'zod/v4';

/** What the vendor answers to a record it took: not the record itself. */
export const savedSchema = z.looseObject({
	id: z.string().min(1).max(100),
	version: z.int().nonnegative().nullish(),
});

export type Saved = z.infer<typeof savedSchema>;

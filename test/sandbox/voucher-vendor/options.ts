import { z } from 'zod/v4';
import { rateLimitSchema } from '../support/token-bucket';
import { faultPlanSchema } from './faults';

const token = z.string().regex(/^[\w.~+/=-]{1,200}$/);

/** How the vendor is started, as JSON. Everything is optional. */
export const vendorOptionsSchema = z.strictObject({
	/** on 127.0.0.1; 0 takes a free one */
	port: z.int().min(0).max(65_535).default(0),
	tokens: z
		.strictObject({ write: token, read: token })
		.refine(({ write, read }) => write !== read, 'the tokens must differ')
		.default({ write: 'vendor-writes', read: 'vendor-reads' }),
	/** null: no limit */
	rateLimit: rateLimitSchema.nullable().default(null),
	maxPageSize: z.int().min(1).max(10_000).default(100),
	faults: faultPlanSchema.prefault({}),
	/** file that keeps the books over a restart; null keeps them in memory */
	journal: z.string().min(1).nullable().default(null),
	/** opens the control routes below `/control/<secret>/`; null leaves them closed */
	controlSecret: z
		.string()
		.regex(/^[\w-]{8,100}$/)
		.nullable()
		.default(null),
});

export type VendorOptions = z.infer<typeof vendorOptionsSchema>;
/** The options as a test writes them. */
export type VendorOptionsInput = z.input<typeof vendorOptionsSchema>;

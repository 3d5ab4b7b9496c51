import { z } from 'zod/v4';
import { faultPlanSchema } from './faults/schema';

/** Longest wait that can be asked for: an hour, in milliseconds. */
const milliseconds = z.int().min(0).max(3_600_000);
const instant = z.iso
	.datetime({ offset: true })
	.transform((text) => Date.parse(text))
	.nullable()
	.default(null);

/**
 * The vendor's 10, 20, 40, 80, 160 seconds, half an hour and twenty times two hours, scaled down so that
 * a test can sit them out.
 */
const RETRY_SCHEDULE_MS = [10, 20, 40, 80, 160, 300, ...new Array<number>(19).fill(50)];

/** How the vendor is started, as JSON. Everything is optional. */
export const lexwareOptionsSchema = z.strictObject({
	/** on 127.0.0.1; 0 takes a free one */
	port: z.int().min(0).max(65_535).default(0),
	apiKey: z
		.string()
		.regex(/^[\w.~+/=-]{16,200}$/)
		.default('lexware-key-0123456789abcdefghijklmnop'),
	/** the same seed gives the same ids */
	seed: z.union([z.int(), z.string().min(1).max(200)]).default(0),
	organization: z
		.strictObject({
			companyName: z.string().min(1).default('Muster Handwerk GmbH'),
			taxType: z.enum(['net', 'gross', 'vatfree']).default('net'),
			smallBusiness: z.boolean().default(false),
			businessFeatures: z
				.array(z.enum(['INVOICING', 'INVOICING_PRO', 'BOOKKEEPING']))
				.default(['INVOICING', 'INVOICING_PRO', 'BOOKKEEPING']),
			distanceSalesPrinciple: z.enum(['ORIGIN', 'DESTINATION']).default('ORIGIN'),
			/** what invoices become that are not for a public customer */
			invoiceProfile: z.enum(['NONE', 'EN16931']).default('NONE'),
		})
		.prefault({}),
	/** null: no limit */
	rateLimit: z
		.strictObject({
			perSecond: z.number().positive().max(100_000).default(2),
			/** requests that may come at once after a quiet time */
			bucket: z.int().min(1).max(100_000).default(4),
			/** tokens a refused request takes: the real one blocks who keeps hammering for longer */
			refusalCost: z.number().min(0).max(100).default(0),
		})
		.nullable()
		.prefault({}),
	/** how a 429 says when to come back; the real one was seen without */
	retryAfter: z.enum(['none', 'seconds', 'date']).default('none'),
	webhook: z
		.strictObject({
			/** takes `http://` callbacks on this machine, which the real one would not */
			allowHttpLoopback: z.boolean().default(true),
			/** waits before the second, third … attempt */
			retryScheduleMs: z.array(milliseconds).max(100).default(RETRY_SCHEDULE_MS),
			/** time a receiver has to answer */
			answerTimeoutMs: milliseconds.min(1).default(5_000),
			/** size of the signing key; the real one has 4096 bits */
			keyBits: z.literal([2048, 4096]).default(4096),
			/** `delivery-note.status.changed` and `dunning.status.changed`, which may not exist */
			unconfirmedEventTypes: z.boolean().default(false),
		})
		.prefault({}),
	/** time from an upload until its voucher can be read */
	recognitionDelayMs: milliseconds.default(0),
	/** time until a new or changed contact is found by search */
	searchDelayMs: milliseconds.default(0),
	/** time until a new document appears in the voucherlist and among vouchers by number */
	listDelayMs: milliseconds.default(0),
	/** whether `voucherStatus` may be written on bookkeeping vouchers; both was measured */
	acceptsVoucherStatus: z.boolean().default(false),
	/** whether the voucherlist looks at `voucherNumber`; a live test found it ineffective */
	filtersListByNumber: z.boolean().default(false),
	/** gives the open amount of payments as text, as was seen at times */
	openAmountAsText: z.boolean().default(false),
	/** from when on the key is not known any more (401) */
	keyValidUntil: instant,
	/** from when on the contract does not include the API any more (402) */
	planValidUntil: instant,
	faults: faultPlanSchema.prefault({}),
	/** opens the control routes below `/control/<secret>/`; null leaves them closed */
	controlSecret: z
		.string()
		.regex(/^[\w-]{8,100}$/)
		.nullable()
		.default(null),
});

export type LexwareOptions = z.infer<typeof lexwareOptionsSchema>;
/** The options as a test writes them. */
export type LexwareOptionsInput = z.input<typeof lexwareOptionsSchema>;

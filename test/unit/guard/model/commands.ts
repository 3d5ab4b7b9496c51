import fc from 'fast-check';

/** How long sending may take in the model, in milliseconds. */
export const TIMEOUT = 1_000;
/** How long the model's vendor may still book after that, in milliseconds. */
export const SETTLE = 5_000;

/** What the vendor does with a write that arrives. */
export type Fate =
	/** books and answers */
	| { readonly kind: 'answered' }
	/** books and answers with an error */
	| { readonly kind: 'bookedUnclear' }
	/** answers with an error and books nothing */
	| { readonly kind: 'lostUnclear' }
	/** answers with an error and books after a while, at the latest when that can last happen */
	| { readonly kind: 'bookedLate'; readonly afterMs: number }
	/** says that it is wrong */
	| { readonly kind: 'refused' };

/** One thing that happens. */
export type Command =
	/** a process that is free begins to write a document */
	| { readonly kind: 'begin'; readonly process: number; readonly document: number }
	/** a process goes on to the next place where it may be stopped */
	| { readonly kind: 'step'; readonly process: number }
	/** a process dies where it stands; another one takes its place */
	| { readonly kind: 'crash'; readonly process: number }
	/** the ledger fails a process where it stands, before or after it has written */
	| { readonly kind: 'breakLedger'; readonly process: number }
	/** look-ups fail for a process where it stands */
	| { readonly kind: 'breakLookUp'; readonly process: number }
	| { readonly kind: 'pass'; readonly milliseconds: number }
	/** the computer sleeps, the vendor does not */
	| { readonly kind: 'suspend'; readonly milliseconds: number }
	| { readonly kind: 'fate'; readonly fate: Fate }
	| { readonly kind: 'kill'; readonly engaged: boolean };

const PROCESSES = 3;
export const DOCUMENTS = 2;

const process = fc.nat({ max: PROCESSES - 1 });
const document = fc.nat({ max: DOCUMENTS - 1 });
const duration = fc.constantFrom(
	1,
	TIMEOUT - 1,
	TIMEOUT,
	SETTLE - 1,
	SETTLE,
	TIMEOUT + SETTLE - 1,
	TIMEOUT + SETTLE,
	3_600_000,
);
const fate: fc.Arbitrary<Fate> = fc.oneof(
	fc.constantFrom<Fate>(
		{ kind: 'answered' },
		{ kind: 'bookedUnclear' },
		{ kind: 'lostUnclear' },
		{ kind: 'refused' },
	),
	fc
		.constantFrom(0, 1, TIMEOUT, SETTLE - 1)
		.map((afterMs): Fate => ({ kind: 'bookedLate', afterMs })),
);

const command: fc.Arbitrary<Command> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('begin' as const), process, document }),
	},
	{ weight: 20, arbitrary: fc.record({ kind: fc.constant('step' as const), process }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), process }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('breakLedger' as const), process }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('breakLookUp' as const), process }) },
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('pass' as const), milliseconds: duration }),
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('suspend' as const), milliseconds: duration }),
	},
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('fate' as const), fate }) },
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('kill' as const), engaged: fc.boolean() }),
	},
);

/** What happens, in order. */
export const history = fc.array(command, { minLength: 1, maxLength: 120, size: 'max' });

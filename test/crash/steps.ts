/** Places in the protocol at which a writer can be told to stand still until it is killed, in their order. */
export const steps = [
	'before the announcement',
	'announcing, not yet committed',
	'announced',
	'about to send',
	'sent, no answer yet',
	'answered, not yet looked at',
	'before the record',
	'recording, not yet committed',
	'recorded',
	'before a look-up',
	'after a look-up',
	'after the call',
] as const;

export type Step = (typeof steps)[number];

/** The places a writer comes by that knows neither announcement nor look-up. */
export const naiveSteps = [
	'about to send',
	'sent, no answer yet',
	'answered, not yet looked at',
	'before the record',
	'recording, not yet committed',
	'recorded',
	'after the call',
] as const satisfies readonly Step[];

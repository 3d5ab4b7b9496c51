import type { CommandEntry } from '../command';

/** Every command by its name of one or two words: one entry each, loaded when it is called. */
export const commands: Readonly<Record<string, CommandEntry>> = {
	extract: {
		synopsis: '[options] FILE…',
		summary: 'what each file says',
		load: async () => (await import('./extract')).extract,
	},
	check: {
		synopsis: '[options] FILE…',
		summary: 'what the plausibility rules find',
		load: async () => (await import('./check')).check,
	},
	'ledger verify': {
		synopsis: '[options] EXPORT',
		summary: 'whether a ledger is as it was written',
		load: async () => (await import('./ledger/verify')).verify,
	},
	'ledger export': {
		synopsis: '--ledger FILE --out FOLDER',
		summary: 'writes a ledger as plain files',
		load: async () => (await import('./ledger/export')).exportCommand,
	},
	'ledger key': {
		synopsis: 'NAME',
		summary: 'makes a key that signs checkpoints',
		load: async () => (await import('./ledger/key')).key,
	},
	'switch show': {
		synopsis: '[options]',
		summary: 'phase, limits and kill switch as they are',
		load: async () => (await import('./switch/show')).show,
	},
	'switch kill': {
		synopsis: 'engage|release --by NAME --reason TEXT [options]',
		summary: 'stops everything that writes, or lets it go on',
		load: async () => (await import('./switch/kill')).kill,
	},
	'switch phase': {
		synopsis: 'PHASE --by NAME --reason TEXT [options]',
		summary: 'readOnly, shadow or writeBack',
		load: async () => (await import('./switch/phase')).phase,
	},
	'switch limits': {
		synopsis: '--by NAME --reason TEXT [options]',
		summary: 'how much may be written',
		load: async () => (await import('./switch/limits')).limits,
	},
};

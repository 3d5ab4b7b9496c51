import { randomBytes } from 'node:crypto';
import {
	formatSigningKey,
	formatVerifierKey,
	generateSigningKey,
	verifierKeyOf,
} from '../../../lib/ledger/checkpoint/keys';
import type { Command } from '../../command';
import { EXIT } from '../../exit-codes';
import { parseOptions, UsageError } from '../../options';

const help = `Makes a key that checkpoints are signed with, and prints it once; nothing is stored.
NAME says who signs, e.g. belegfluss.muster-gmbh; no blanks, no plus sign.

The first line is secret: enter it as "Signing Key" in the credential "Belegfluss Ledger API", and keep a copy
where only few people get at it. The second line is public: give it to whoever verifies.

Exit codes
  0 made   3 the name cannot be used`;

/** Makes a signing key. */
export const key: Command = {
	help,
	async run(args) {
		const { positionals } = parseOptions(args, {});
		const [name, more] = positionals;
		if (name === undefined || more !== undefined) throw new UsageError('Name the key.');
		const signing = generateSigningKey(name, randomBytes);
		console.log(formatSigningKey(signing));
		console.log(formatVerifierKey(verifierKeyOf(signing)));
		return EXIT.green;
	},
};

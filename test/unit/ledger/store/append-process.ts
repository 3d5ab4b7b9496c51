/* Run as a process of its own: appends one entry after the other to the ledger named in LEDGER. */
import { randomBytes, randomUUID } from 'node:crypto';
import { appendEvents } from '../../../../lib/ledger/append';
import { openLedger, type LedgerLocation } from '../../../../lib/ledger/store/open-ledger';
import { draft } from '../draft';

async function main([writer = '', count = '0', userId]: string[]): Promise<void> {
	if (userId) process.setuid?.(Number(userId));
	const location = JSON.parse(process.env['LEDGER'] ?? '') as LedgerLocation;
	const store = await openLedger(location, { create: true });
	for (let index = 0; index < Number(count); index++) {
		const event = draft({ actor: { kind: 'system', id: `${writer}-${index}`, via: null } });
		await appendEvents(store, [{ event, payload: { writer, index } }], {
			now: () => new Date(),
			newChainId: randomUUID,
			newSalt: () => randomBytes(16).toString('hex'),
			software: { name: 'append-process', version: '1.0.0' },
		});
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(
		error instanceof Error && 'code' in error ? String(error.code) : String(error),
	);
	process.exitCode = 1;
});

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BelegflussError } from '../../errors/belegfluss-error';
import type { Checkpoint } from '../checkpoint/checkpoint';
import type { ExportFault } from '../verify/entry';
import type { VerificationReport, VerifyOptions } from '../verify/report';
import { verifyChain, type Verifiable } from '../verify/verify';
import { readCheckpoints, recordedCheckpoints } from './checkpoint-texts';
import { exportError } from './errors';
import { EXPORT_FILES } from './format';
import { isSqliteFile, LedgerFile } from './ledger-file';
import { exportFailure } from './open-export';
import { readExport } from './read-export';

/** More checkpoints than one an hour in ten years. */
const MAX_CHECKPOINT_BYTES = 67_108_864;

/** Where a ledger is verified from, and what it says of itself. */
interface Subject {
	readonly entries: AsyncIterable<Verifiable>;
	readonly ownCheckpoints: readonly Checkpoint[];
	readonly fault: ExportFault | null;
}

/**
 * Verifies whatever holds a ledger: the folder of an export, its file of events alone, or a ledger file,
 * which is opened for reading only. The checkpoints it holds of itself are compared when there are keys.
 *
 * @param path path of one of them
 * @param options evidence from outside, and wording
 * @returns the report
 * @throws BelegflussError when it cannot be read at all
 */
export async function verifyPath(
	path: string,
	options: Omit<VerifyOptions, 'ownCheckpoints'>,
): Promise<VerificationReport> {
	const withCheckpoints = (options.verifierKeys ?? []).length > 0;
	const { entries, ownCheckpoints, fault } = await openSubject(path, withCheckpoints);
	return verifyChain(fault ? after(fault, entries) : entries, { ...options, ownCheckpoints });
}

async function openSubject(path: string, withCheckpoints: boolean): Promise<Subject> {
	if (await isFolder(path)) {
		const own = withCheckpoints ? await checkpointsOf(path) : { ownCheckpoints: [], fault: null };
		return { entries: readExport(path), ...own };
	}
	if (!(await isSqliteFile(path))) {
		return { entries: readExport(path), ownCheckpoints: [], fault: null };
	}
	const ledger = new LedgerFile(path);
	const ownCheckpoints = withCheckpoints ? await recordedCheckpoints(ledger.readEvents()) : [];
	return { entries: ledger.readEvents(), ownCheckpoints, fault: null };
}

async function isFolder(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isDirectory();
	} catch (cause) {
		throw exportFailure(cause, path);
	}
}

async function checkpointsOf(folder: string): Promise<Pick<Subject, 'ownCheckpoints' | 'fault'>> {
	try {
		const text = await readIfPresent(join(folder, EXPORT_FILES.checkpoints));
		return { ownCheckpoints: readCheckpoints(text), fault: null };
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		const reason = { en: cause.describe('en').message, de: cause.describe('de').message };
		return {
			ownCheckpoints: [],
			fault: { kind: 'checkpointsUnreadable', sequence: 0, line: null, reason },
		};
	}
}

/** @returns the content; nothing when there is no such file, since the other files do without it */
async function readIfPresent(path: string): Promise<string> {
	try {
		const { size } = await stat(path);
		if (size <= MAX_CHECKPOINT_BYTES) return await readFile(path, 'utf8');
	} catch (cause) {
		const failure = exportFailure(cause, path);
		if (failure instanceof BelegflussError && failure.code === 'EXPORT_NOT_FOUND') return '';
		throw failure;
	}
	throw exportError('EXPORT_NOT_READABLE', { path, reason: `> ${MAX_CHECKPOINT_BYTES} bytes` });
}

async function* after(
	fault: ExportFault,
	entries: AsyncIterable<Verifiable>,
): AsyncGenerator<Verifiable> {
	yield fault;
	yield* entries;
}

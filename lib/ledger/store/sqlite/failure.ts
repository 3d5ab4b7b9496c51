import { BelegflussError } from '../../../errors/belegfluss-error';
import { ledgerError } from '../../errors';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that a user can do something about. */
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/**
 * @param cause anything thrown by `node:sqlite` or the file system
 * @param path file of the ledger
 * @returns the error in words an administrator can act on; errors of ours come back unchanged
 */
export function sqliteFailure(cause: unknown, path: string): BelegflussError {
	if (cause instanceof BelegflussError) return cause;
	const reason = cause instanceof Error ? cause.message : String(cause);
	return ledgerError(codeFor(cause), { path, reason }, { cause });
}

/**
 * @param cause anything thrown by `node:sqlite`
 * @returns whether another connection holds a lock, so that trying again makes sense
 */
export function isBusy(cause: unknown): boolean {
	return primaryResult(cause) === BUSY;
}

function codeFor(cause: unknown) {
	const primary = primaryResult(cause);
	if (primary !== null) return codeOfResult(primary);
	if (hasField(cause, 'code') && typeof cause.code === 'string') return codeOfSystem(cause.code);
	return 'LEDGER_STORE_FAILED';
}

function primaryResult(cause: unknown): number | null {
	if (!hasField(cause, 'errcode') || typeof cause.errcode !== 'number') return null;
	// The low byte is the primary code, the rest says where it happened.
	return cause.errcode & 0xff;
}

function codeOfResult(primary: number) {
	if ([PERM, READONLY, IOERR, CANTOPEN].includes(primary)) return 'LEDGER_NOT_WRITABLE';
	if (primary === BUSY || primary === LOCKED) return 'LEDGER_BUSY';
	if (primary === CORRUPT) return 'LEDGER_FILE_DAMAGED';
	if (primary === FULL) return 'LEDGER_DISK_FULL';
	if (primary === NOTADB) return 'LEDGER_FOREIGN_FILE';
	return 'LEDGER_STORE_FAILED';
}

function codeOfSystem(code: string) {
	if (code === 'ENOSPC' || code === 'EDQUOT') return 'LEDGER_DISK_FULL';
	return /^E[A-Z]+$/.test(code) ? 'LEDGER_NOT_WRITABLE' : 'LEDGER_STORE_FAILED';
}

function hasField<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
	return typeof value === 'object' && value !== null && name in value;
}

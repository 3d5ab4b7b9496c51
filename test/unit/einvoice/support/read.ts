import { expect } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import type { EInvoiceErrorCode } from '../../../../lib/einvoice/errors';
import { readEInvoice, type EInvoice } from '../../../../lib/einvoice/read-einvoice';
import { readXmlInvoice } from '../../../../lib/einvoice/read-xml';

/**
 * @param xml document in UTF-8
 * @returns what was read
 */
export function readXml(xml: string): EInvoice {
	return readXmlInvoice(Buffer.from(xml), 'rechnung.xml');
}

/**
 * Expects a refusal. How long one takes is measured in `bench/einvoice/refusal.ts`; here a hang fails.
 *
 * @param code expected error code
 * @param bytes the file
 * @param fileName its name
 * @returns the error
 */
export async function expectRefusal(
	code: EInvoiceErrorCode,
	bytes: Uint8Array,
	fileName = 'rechnung.xml',
): Promise<BelegflussError> {
	const error = await readEInvoice(bytes, fileName).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(BelegflussError);
	expect(error).toMatchObject({ code });
	return error as BelegflussError;
}

/**
 * @param read what was read
 * @returns codes and places of its issues
 */
export function issuesOf(read: EInvoice): string[] {
	return read.issues.map(({ code, path }) => (path === null ? code : `${code} ${path}`));
}

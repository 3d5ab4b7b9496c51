import type { BenchDocument } from './documents';

/** Another package that turns XML into an invoice object. */
export interface Peer {
	readonly name: string;
	readonly families: readonly BenchDocument['family'][];
	/** @returns invoice number and number of lines, so that a reading that found nothing is not timed as one */
	readonly read: (xml: string) => Promise<{ number: unknown; lines: unknown }>;
}

/** A package that would take part but could not be loaded. */
export interface AbsentPeer {
	readonly name: string;
	readonly families: readonly BenchDocument['family'][];
	readonly reason: string;
}

/** @returns the packages measured against, or why they cannot be */
export async function loadPeers(): Promise<ReadonlyArray<Peer | AbsentPeer>> {
	return Promise.all([
		attempt('factur-x-kit 0.3.1', ['CII'], async () => {
			const { FacturX } = await import('factur-x-kit');
			return async (xml) => {
				const data: object = (await FacturX.fromXML(xml)).object;
				return {
					number: deep(data, 'document', 'id'),
					lines: lengthOf(deep(data, 'invoiceLines')),
				};
			};
		}),
		attempt('@fin.cx/einvoice 5.0.3', ['CII', 'UBL'], async () => {
			const { EInvoice } = await import('@fin.cx/einvoice');
			return async (xml) => {
				const invoice = await EInvoice.fromXml(xml);
				return { number: invoice.id, lines: lengthOf(deep(invoice, 'items')) };
			};
		}),
	]);
}

async function attempt(
	name: string,
	families: Peer['families'],
	load: () => Promise<Peer['read']>,
): Promise<Peer | AbsentPeer> {
	try {
		return { name, families, read: await load() };
	} catch (cause) {
		return { name, families, reason: cause instanceof Error ? cause.message : String(cause) };
	}
}

function deep(value: object, ...path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
		value,
	);
}

function lengthOf(value: unknown): number | undefined {
	return Array.isArray(value) ? value.length : undefined;
}

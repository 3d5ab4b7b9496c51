import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Decision } from '../../../lib/envelope/envelope';
import type { Booked, GuardContext, WriteOrder, WriteTarget } from '../../../lib/guard/order';
import type { WriteIdentity } from '../../../lib/guard/key';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { readPart, withPart } from '../envelope';
import { executeItems } from '../execute-items';
import { ledgerContext, openNodeLedger } from '../ledger/ledger';
import { isQueueMode, runOf, workflowIdOf } from '../ledger/run';
import { technicalUser } from '../ledger/technical-user';
import { guarded, type GuardedOperation } from '../resources';
import { guardProperties } from './properties';

/** One write, as the operation of a vendor prepares it from an item; nothing has been sent yet. */
export interface PreparedWrite extends WriteTarget {
	/** organisation or company database in the target system; null when it knows one only */
	readonly tenant: WriteIdentity['tenant'];
	/**
	 * what must be written once only: hash of the document, or a reference that is its own for ever; null
	 * where there is neither, and the same request counts as the same write
	 */
	readonly subject: string | null;
	readonly documentSha256: string | null;
	/** exactly what would be sent, without credentials */
	readonly request: unknown;
	readonly amount: WriteOrder['amount'];
	/** set when the system holds exactly this already: the record that does; nothing is sent then */
	readonly unchanged?: Booked;
	/** what a person should know before it is sent, e.g. which supplier was recognised; plain JSON data */
	readonly notes?: object;
}

/** A writing operation of a vendor's node. */
export interface GuardedOperationSpec {
	readonly option: INodePropertyOptions;
	readonly properties: readonly INodeProperties[];
	/** target system as the ledger and the kill switch name it, e.g. `lexoffice` */
	readonly system: string;
	/** e.g. `voucher.create` */
	readonly operation: string;
	/** credential of the target system; its field `allowWrite` opens it for writing */
	readonly credential: string;
	/** reads parameters and item; may read from the target system, must not write */
	prepare(
		context: IExecuteFunctions,
		item: INodeExecutionData,
		itemIndex: number,
	): Promise<PreparedWrite>;
}

/**
 * Makes the only kind of operation that may write to a core system: with Preview as its default mode, with
 * decision, approval and technical user as parameters, and with the guard between the item and the vendor.
 *
 * @param spec how the panel offers it, and how an item becomes a write
 * @returns the operation; each item leaves with the part `write`
 */
export function guardedOperation(spec: GuardedOperationSpec): GuardedOperation {
	return guarded({
		option: spec.option,
		properties: guardProperties(spec.option.name, spec.properties),
		execute: async (context) => [
			await executeItems(context, (item, itemIndex) => writeItem(spec, context, item, itemIndex)),
		],
	});
}

async function writeItem(
	spec: GuardedOperationSpec,
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const [{ guardedWrite }, { idempotencyKey, requestSubject }] = await Promise.all([
		import('../../../lib/guard/guarded-write'),
		import('../../../lib/guard/key'),
	]);
	const { system, operation } = spec;
	const prepared = await spec.prepare(context, item, itemIndex);
	const { tenant, subject, documentSha256, request, amount, unchanged } = prepared;
	const notes = prepared.notes ? { notes: prepared.notes } : {};
	if (unchanged) {
		const { remoteId, result } = unchanged;
		const write = { system, operation, status: 'unchanged', remoteId, result, ...notes };
		return withPart(item, itemIndex, { write });
	}
	// Anything but a plain "write" sends nothing.
	const mode = context.getNodeParameter('mode', itemIndex) === 'write' ? 'write' : 'preview';
	const order: WriteOrder = {
		system,
		operation,
		key: idempotencyKey({
			system,
			tenant,
			operation,
			subject: subject ?? requestSubject(request),
		}),
		request,
		documentSha256,
		amount,
		decision: readPart<Decision>(context, 'decision', itemIndex),
		approvalId: readText(context, 'approvalId', itemIndex),
		// Hidden, and therefore unset, where nothing is sent.
		actor: mode === 'write' ? technicalUser(context, itemIndex) : '',
		workflowId: workflowIdOf(context),
		run: runOf(context),
	};
	const store = mode === 'write' ? await openNodeLedger(context, { create: true }) : closedLedger();
	const result = await guardedWrite(
		store,
		order,
		{
			mode,
			writeAllowed: await allowsWriting(context, spec.credential, itemIndex),
			inToolCall: context.isToolExecution(),
			queueMode: isQueueMode(),
		},
		prepared,
		guardContext,
	);
	return withPart(item, itemIndex, { write: { system, operation, ...result, ...notes } });
}

const guardContext: GuardContext = {
	...ledgerContext,
	newOwner: () => `${hostname()}:${process.pid}:${randomUUID()}`,
	monotonic: () => performance.now(),
};

async function allowsWriting(
	context: IExecuteFunctions,
	credential: string,
	itemIndex: number,
): Promise<boolean> {
	const { allowWrite } = await context.getCredentials<IDataObject>(credential, itemIndex);
	return allowWrite === true;
}

function readText(context: IExecuteFunctions, parameter: string, itemIndex: number): string | null {
	const value: unknown = context.getNodeParameter(parameter, itemIndex, '');
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A preview touches no ledger; should it try to, that is a fault worth seeing. */
function closedLedger(): LedgerStore {
	return new Proxy({} as LedgerStore, {
		get: () => {
			throw new Error('A preview must not open the ledger.');
		},
	});
}

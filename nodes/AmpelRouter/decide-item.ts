import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Decision } from '../../lib/envelope/envelope';
import type { Language } from '../../lib/errors/belegfluss-error';
import { readPart } from '../support/envelope';
import type { RunPolicy } from './policy';

/** Strict where the user has not said otherwise, so that a forgotten limit cannot open the books. */
const STRICT_LIMITS: IDataObject = {
	maximumGross: '1000.00',
	knownSuppliers: '',
	requireKnownSupplier: true,
	standardCasesOnly: true,
};

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @param policy what the ledger says; null when the node's own parameters count
 * @returns the decision on the item's document
 * @throws BelegflussError or NodeOperationError when a parameter or a part of the item cannot be read
 */
export async function decideItem(
	context: IExecuteFunctions,
	itemIndex: number,
	policy: RunPolicy | null,
): Promise<Decision> {
	const [{ decide }, input] = await Promise.all([
		import('../../lib/ampel/decide'),
		import('../../lib/ampel/read-input'),
	]);
	const limits = {
		...STRICT_LIMITS,
		...(context.getNodeParameter('limits', itemIndex, {}) as IDataObject),
	};
	return decide(
		{
			phase: policy?.phase ?? input.readPhase(context.getNodeParameter('phase', itemIndex)),
			killSwitch:
				policy?.killSwitch ??
				input.readSwitch(context.getNodeParameter('killSwitch', itemIndex), 'Kill Switch'),
			plausibility: input.readPlausibility(readPart(context, 'plausibility', itemIndex)),
			invoice: input.readInvoice(readPart(context, 'invoice', itemIndex)),
			limits: {
				maxGross:
					policy?.maxGross === undefined ? input.readMaximum(limits.maximumGross) : policy.maxGross,
				knownSuppliers: input.readList(limits.knownSuppliers),
				requireKnownSupplier: input.readSwitch(
					limits.requireKnownSupplier,
					'Require Known Supplier',
				),
				standardCasesOnly: input.readSwitch(limits.standardCasesOnly, 'Standard Cases Only'),
			},
		},
		context.getNodeParameter('language', itemIndex) as Language,
	);
}

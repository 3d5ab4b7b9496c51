import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Decision } from '../../lib/envelope/envelope';
import type { Language } from '../../lib/errors/belegfluss-error';
import { readPart } from '../support/envelope';

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
 * @returns the decision on the item's document
 * @throws BelegflussError or NodeOperationError when a parameter or a part of the item cannot be read
 */
export async function decideItem(context: IExecuteFunctions, itemIndex: number): Promise<Decision> {
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
			phase: input.readPhase(context.getNodeParameter('phase', itemIndex)),
			killSwitch: input.readSwitch(
				context.getNodeParameter('killSwitch', itemIndex),
				'Kill Switch',
			),
			plausibility: input.readPlausibility(readPart(context, 'plausibility', itemIndex)),
			invoice: input.readInvoice(readPart(context, 'invoice', itemIndex)),
			limits: {
				maxGross: input.readMaximum(limits.maximumGross),
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

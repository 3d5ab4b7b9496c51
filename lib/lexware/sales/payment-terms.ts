import type { LexwareClient } from '../client';
import { listPaymentConditions, type PaymentCondition } from '../resources/payment-conditions';
import type { PaymentTerms } from './body';
import { salesError } from './errors';

/**
 * @param client for one organisation
 * @param id of a payment condition it keeps ready
 * @returns the same, as a document names it
 * @throws BelegflussError LEXWARE_SALES_PAYMENT_LABEL when there is none of this id, or its wording cannot be
 * completed
 */
export async function chosenTerms(client: LexwareClient, id: string): Promise<PaymentTerms> {
	const condition = (await listPaymentConditions(client)).find((one) => one.id === id);
	const label = condition ? wordingOf(condition) : null;
	if (!condition || label === null) throw salesError('LEXWARE_SALES_PAYMENT_LABEL', { id });
	const { paymentTermDuration, paymentDiscountConditions } = condition;
	return { label, duration: paymentTermDuration ?? 0, ...paymentDiscountConditions };
}

/**
 * @param condition terms of payment the organisation keeps ready
 * @returns their wording with the place holders filled, null when there is none or one stays open
 */
export function wordingOf(condition: PaymentCondition): string | null {
	const { paymentTermLabelTemplate, paymentTermDuration, paymentDiscountConditions } = condition;
	const { discountPercentage, discountRange } = paymentDiscountConditions ?? {};
	const values: Readonly<Record<string, string | undefined>> = {
		paymentRange: paymentTermDuration?.toString(),
		discountRange: discountRange?.toString(),
		discount: isNumber(discountPercentage)
			? `${String(discountPercentage).replace('.', ',')} %`
			: undefined,
	};
	const wording = (paymentTermLabelTemplate ?? '').replace(
		/\{(\w+)\}/g,
		(placeholder, name: string) => values[name] ?? placeholder,
	);
	return wording === '' || /\{\w+\}/.test(wording) ? null : wording;
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number';
}

import type { PaymentCondition } from '../resources/payment-conditions';

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

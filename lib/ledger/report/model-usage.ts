import Big from 'big.js';
import { parseDecimal, sum, toBig, type DecimalString } from '../../invoice/money';
import type { RecordedEvent } from '../event/read-event';
import { reportError } from './errors';

/** What a model costs. */
export interface ModelPrice {
	/** as events name it */
	readonly model: string;
	/** price of a million tokens read */
	readonly inputPerMillion: DecimalString;
	/** price of a million tokens written */
	readonly outputPerMillion: DecimalString;
}

/** Prices in one currency. */
export interface PriceList {
	readonly currency: string;
	readonly models: readonly ModelPrice[];
}

/** What one model was used for. */
export interface ModelUsage {
	readonly model: string;
	readonly calls: number;
	/** calls of which the number of tokens is not known */
	readonly callsWithoutUsage: number;
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** exact, to be rounded where it is shown; null when the list has no price for the model */
	readonly cost: DecimalString | null;
}

/** What all models cost together. */
export interface ModelCost {
	readonly currency: string;
	/** exact sum of what has a price */
	readonly total: DecimalString;
	/** models without price; their use is not in the total */
	readonly unpriced: readonly string[];
}

const PER_TOKEN = new Big('0.000001');

/** Adds up the use of models. */
export class UsageTally {
	private readonly models = new Map<
		string,
		{ calls: number; callsWithoutUsage: number; inputTokens: number; outputTokens: number }
	>();

	/** @param model what an event says of a call */
	add({ name, inputTokens, outputTokens }: NonNullable<RecordedEvent['model']>): void {
		const usage = this.models.get(name) ?? {
			calls: 0,
			callsWithoutUsage: 0,
			inputTokens: 0,
			outputTokens: 0,
		};
		usage.calls++;
		if (inputTokens === null || outputTokens === null) usage.callsWithoutUsage++;
		usage.inputTokens += inputTokens ?? 0;
		usage.outputTokens += outputTokens ?? 0;
		this.models.set(name, usage);
	}

	/**
	 * @param prices checked price list, null for none
	 * @returns use by model, by name
	 */
	usage(prices: CheckedPrices | null): readonly ModelUsage[] {
		return [...this.models]
			.map(([model, usage]) => ({ model, ...usage, cost: prices?.costOf(model, usage) ?? null }))
			.toSorted((left, right) => (left.model < right.model ? -1 : 1));
	}
}

/** A price list that was found to hold amounts only. */
export class CheckedPrices {
	private readonly models: ReadonlyMap<string, { input: Big; output: Big }>;

	/**
	 * @param list prices from outside
	 * @throws BelegflussError REPORT_PRICE_INVALID naming the first price that is no amount
	 */
	constructor(private readonly list: PriceList) {
		this.models = new Map(
			list.models.map(({ model, inputPerMillion, outputPerMillion }) => [
				model,
				{ input: checked(model, inputPerMillion), output: checked(model, outputPerMillion) },
			]),
		);
	}

	/**
	 * @param model name
	 * @param tokens read and written
	 * @returns exact cost, null without a price
	 */
	costOf(
		model: string,
		{ inputTokens, outputTokens }: Pick<ModelUsage, 'inputTokens' | 'outputTokens'>,
	): DecimalString | null {
		const price = this.models.get(model);
		if (!price) return null;
		const cost = price.input.times(inputTokens).plus(price.output.times(outputTokens));
		return cost.times(PER_TOKEN).toFixed();
	}

	/**
	 * @param usage use by model, with the cost of each
	 * @returns what they cost together
	 */
	total(usage: readonly ModelUsage[]): ModelCost {
		return {
			currency: this.list.currency,
			total: sum(usage.map(({ cost }) => cost)).toFixed(),
			unpriced: usage.filter(({ cost }) => cost === null).map(({ model }) => model),
		};
	}
}

function checked(model: string, price: string): Big {
	const amount = parseDecimal(price);
	if (amount === undefined || amount.startsWith('-')) {
		throw reportError('REPORT_PRICE_INVALID', { model, value: price });
	}
	return toBig(amount);
}

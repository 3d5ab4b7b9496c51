import fc, { type Arbitrary } from 'fast-check';
import { toBig } from '../../lib/invoice/money';
import type { AllowanceCharge } from '../../lib/invoice/schema';
import { allowance, type LineDraft } from '../../scripts/samples/build-invoice';
import {
	amount,
	date,
	decimal,
	digits,
	signed,
	text,
	type Carrier,
	type Characters,
} from './arbitrary-values';

/** Arbitraries for lines, allowances and charges. */
export class Lines {
	/**
	 * @param carrier syntax
	 * @param characters of names and texts
	 */
	constructor(
		private readonly carrier: Carrier,
		private readonly characters: Characters,
	) {}

	/** @returns one to five lines, the first of which counts */
	lines(): Arbitrary<LineDraft[]> {
		const line = this.carrier === 'ZF1' ? fc.oneof(this.line(), this.textLine()) : this.line();
		return fc
			.tuple(this.line(), fc.array(line, { maxLength: 4 }))
			.map(([first, others]) => [first, ...others])
			.map((lines) => (this.carrier === 'CII-EXTENDED' ? nested(lines) : lines));
	}

	/** @returns BG-20 or BG-21 */
	documentAllowance(): Arbitrary<AllowanceCharge> {
		return fc
			.tuple(this.lineAllowance(), vat())
			.map(([entry, category]) => ({ ...entry, ...category }));
	}

	private line(): Arbitrary<LineDraft> {
		const period = fc.record({ from: date(), to: fc.option(date()) });
		const listOf = (entry: Arbitrary<AllowanceCharge>) =>
			this.modern(fc.array(entry, { maxLength: 2 })).map((list) => list ?? []);
		return fc
			.record({
				note: fc.option(text(this.characters)),
				name: text(this.characters),
				description: fc.option(text(this.characters)),
				sellerItemId: fc.option(text(this.characters)),
				buyerItemId: fc.option(text(this.characters)),
				standardItemId: fc.option(digits(13)),
				quantity: signed(decimal({ fraction: 3 })),
				unit: fc.constantFrom('C62', 'HUR', 'KGM'),
				netPrice: decimal({ fraction: 4 }),
				discount: fc.option(amount()),
				priceBaseQuantity: fc.option(fc.constantFrom('1', '10', '100')),
				allowances: listOf(this.lineAllowance()),
				charges: listOf(this.lineAllowance()),
				period: this.modern(fc.option(period)),
				orderLine: this.modern(fc.option(text(this.characters))),
				accountingReference: this.modern(fc.option(text(this.characters))),
				vat: vat(),
			})
			.map(({ vat: category, discount, ...line }) => ({
				...line,
				...category,
				grossPrice: discount && toBig(line.netPrice).plus(discount).toFixed(),
			}));
	}

	/** ZUGFeRD 1.0: a line that is only a note, without amounts. */
	private textLine(): Arbitrary<LineDraft> {
		return text(this.characters).map((note) => ({
			kind: 'text',
			note,
			name: null,
			quantity: null,
			unit: null,
			netPrice: null,
			vatCategory: null,
			vatRate: null,
		}));
	}

	private lineAllowance(): Arbitrary<AllowanceCharge> {
		return fc
			.record({
				amount: amount(),
				baseAmount: fc.option(amount()),
				percentage: fc.option(decimal({ fraction: 2 })),
				reason: fc.option(text(this.characters)),
				reasonCode: fc.option(fc.constantFrom('95', 'FC')),
			})
			.map(allowance);
	}

	/** Null where ZUGFeRD 1.0 has no place for the value. */
	private modern<T>(value: Arbitrary<T>): Arbitrary<T | null> {
		return this.carrier === 'ZF1' ? fc.constant(null) : value;
	}
}

/** Factur-X EXTENDED: the first line counts; a group with its information line may follow. */
function nested(lines: readonly LineDraft[]): LineDraft[] {
	return lines.map((line, index) => {
		if (index === 1) return { ...line, id: 'G', kind: 'group' };
		if (index === 2) return { ...line, parentId: 'G', kind: 'information' };
		if (index === 3) return { ...line, parentId: 'G' };
		return line;
	});
}

function vat(): Arbitrary<{ vatCategory: string; vatRate: string | null }> {
	return fc.constantFrom(
		{ vatCategory: 'S', vatRate: '19' },
		{ vatCategory: 'S', vatRate: '7.00' },
		{ vatCategory: 'AE', vatRate: '0' },
		{ vatCategory: 'E', vatRate: '0.00' },
	);
}

import fc, { type Arbitrary } from 'fast-check';
import { toAmount, toBig } from '../../lib/invoice/money';
import type {
	AllowanceCharge,
	Attachment,
	Invoice,
	Payment,
	Skonto,
} from '../../lib/invoice/schema';
import {
	allowance,
	buildInvoice,
	skontoStep,
	type LineDraft,
} from '../../scripts/samples/build-invoice';
import { Parties } from './arbitrary-parties';
import {
	amount,
	date,
	decimal,
	digits,
	iban,
	paragraphs,
	text,
	type Characters,
} from './arbitrary-values';

/** What a syntax can carry decides which invoices can make a round trip through it. */
export type Carrier = 'CII' | 'CII-EXTENDED' | 'UBL' | 'ZF1';

/**
 * Realistic invoices whose sums are right (BR-CO-10 to BR-CO-17) and whose optional parts come and go.
 *
 * @param carrier syntax the invoice shall survive
 * @param characters of names and texts
 * @returns canonical invoices that hold nothing the syntax has no place for
 */
export function arbitraryInvoice(
	carrier: Carrier,
	characters: Characters = 'unicode',
): Arbitrary<Invoice> {
	const make = new Parts(carrier, characters);
	return fc
		.record({
			head: make.head(),
			references: make.references(),
			payment: make.payment(),
			lines: make.lines(),
			allowances: fc.array(make.documentAllowance(), { maxLength: 2 }),
			charges: fc.array(make.documentAllowance(), { maxLength: 2 }),
			prepaid: fc.option(amount()),
			rounding: make.modern(fc.option(fc.constantFrom('0.01', '-0.02'))),
			taxCurrency: make.modern(fc.option(fc.record({ code: fc.constant('DKK'), tax: amount() }))),
			exemption: fc.record({ reason: text(characters), code: fc.constant('VATEX-EU-AE') }),
		})
		.map(({ head, references, prepaid, rounding, exemption, taxCurrency, ...rest }) => {
			const invoice = buildInvoice({
				...head,
				...references,
				...rest,
				...(prepaid !== null && { prepaid }),
				exemption,
				taxCurrency: taxCurrency?.code ?? null,
			});
			const { totals } = invoice;
			return reduce(carrier, {
				...invoice,
				totals: {
					...totals,
					taxInTaxCurrency: taxCurrency?.tax ?? null,
					rounding,
					payable: toAmount(toBig(totals.payable).plus(toBig(rounding))),
				},
			});
		});
}

/** ZUGFeRD 1.0 has no VATEX code, and always both sums of allowances and charges. */
function reduce(carrier: Carrier, invoice: Invoice): Invoice {
	const lines = invoice.lines.map((line) => (line.kind === 'text' ? { ...line, net: null } : line));
	if (carrier !== 'ZF1') return { ...invoice, lines };
	const { totals } = invoice;
	return {
		...invoice,
		lines,
		vatBreakdown: invoice.vatBreakdown.map((group) => ({ ...group, exemptionCode: null })),
		totals: {
			...totals,
			allowances: totals.allowances ?? '0.00',
			charges: totals.charges ?? '0.00',
		},
	};
}

/** Arbitraries for the groups of an invoice, for one syntax and one set of characters. */
class Parts {
	private readonly parties: Parties;

	constructor(
		private readonly carrier: Carrier,
		private readonly characters: Characters,
	) {
		this.parties = new Parties(characters, carrier !== 'ZF1');
	}

	/** Null where ZUGFeRD 1.0 has no place for the value. */
	modern<T>(value: Arbitrary<T>): Arbitrary<T | null> {
		return this.carrier === 'ZF1' ? fc.constant(null) : value;
	}

	head() {
		const types = this.carrier === 'UBL' ? ['380', '381', '384'] : ['380', '384'];
		return fc.record({
			number: text(this.characters),
			typeCode: fc.constantFrom(...types),
			issueDate: date(),
			dueDate: fc.option(date()),
			delivery: fc.record({
				date: fc.option(date()),
				from: fc.option(date()),
				to: fc.option(date()),
			}),
			taxPointDate: this.modern(fc.option(date())),
			currency: fc.constantFrom('EUR', 'CHF', 'USD'),
			seller: this.parties.party(),
			buyer: this.parties.party().map((party) => ({ ...party, taxNumber: null })),
			payee: this.modern(fc.option(this.parties.payee())),
			taxRepresentative: this.modern(fc.option(this.parties.representative())),
			deliverTo: this.modern(
				fc.option(fc.record({ name: text(this.characters), address: this.parties.address() })),
			),
			notes: fc.array(
				fc.record({
					subjectCode: fc.option(fc.constantFrom('AAI', 'REG', 'SUR')),
					text: paragraphs(this.characters),
				}),
				{ maxLength: 3 },
			),
		});
	}

	references() {
		const reference = () => fc.option(text(this.characters));
		return fc.record({
			orderReference: reference(),
			salesOrderReference: this.modern(reference()),
			buyerReference: reference(),
			contractReference: reference(),
			projectReference: this.modern(reference()),
			despatchAdviceReference: this.modern(reference()),
			receivingAdviceReference: this.modern(reference()),
			accountingReference: reference(),
			precedingInvoices: this.modern(
				fc.array(fc.record({ number: text(this.characters), issueDate: fc.option(date()) }), {
					maxLength: 2,
				}),
			).map((list) => list ?? []),
			attachments: this.modern(fc.array(this.attachment(), { maxLength: 2 })).map(
				(list) => list ?? [],
			),
		});
	}

	payment(): Arbitrary<Payment> {
		return fc
			.record({
				ibans: fc.array(iban(), { maxLength: 2 }),
				accountName: fc.option(text(this.characters)),
				bic: fc.option(fc.constant('XMPLDE21XXX')),
				meansCode: fc.constantFrom('58', '59', '30'),
				meansText: fc.option(text(this.characters)),
				remittance: fc.option(text(this.characters)),
				terms: fc.option(paragraphs(this.characters)),
				mandateReference: this.modern(fc.option(text(this.characters))),
				creditorId: this.modern(fc.option(fc.constant('DE98ZZZ09999999999'))),
				debitedIban: fc.option(iban()),
				skonto:
					this.carrier === 'ZF1'
						? fc.constant<Skonto[]>([])
						: fc.array(skonto(this.carrier), { maxLength: 2 }),
			})
			.map((payment) => ({
				...payment,
				accountName: payment.ibans.length > 0 ? payment.accountName : null,
				bic: payment.ibans.length > 0 ? payment.bic : null,
				terms: this.termsWith(payment.skonto, payment.terms),
			}));
	}

	lines(): Arbitrary<LineDraft[]> {
		const line = this.carrier === 'ZF1' ? fc.oneof(this.line(), this.textLine()) : this.line();
		return fc
			.tuple(this.line(), fc.array(line, { maxLength: 4 }))
			.map(([first, others]) => [first, ...others])
			.map((lines) => (this.carrier === 'CII-EXTENDED' ? nested(lines) : lines));
	}

	documentAllowance(): Arbitrary<AllowanceCharge> {
		return fc
			.tuple(this.lineAllowance(), vat())
			.map(([entry, category]) => ({ ...entry, ...category }));
	}

	/** XRechnung puts the steps into BT-20; EXTENDED has terms of its own for them. */
	private termsWith(steps: readonly Skonto[], terms: string | null): string | null {
		if (this.carrier === 'CII-EXTENDED' || steps.length === 0) return terms;
		const lines = steps.map(({ days, percent, baseAmount }) => {
			const base = baseAmount === null ? '' : `BASISBETRAG=${baseAmount}#`;
			return `#SKONTO#TAGE=${days}#PROZENT=${percent}#${base}`;
		});
		return [...lines, ...(terms === null ? [] : [terms])].join('\n');
	}

	private attachment(): Arbitrary<Attachment> {
		const embedded = fc.record({
			fileName: text(this.characters),
			mimeType: fc.constant('application/pdf'),
			bytes: fc.integer({ min: 1, max: 500 }),
		});
		return fc
			.record({
				id: text(this.characters),
				description: fc.option(text(this.characters)),
				uri: fc.option(fc.constant('https://dateien.muster.example/anlage?id=7&teil=1')),
				embedded: fc.option(embedded),
			})
			.map(({ embedded: file, ...attachment }) => ({
				...attachment,
				fileName: file?.fileName ?? null,
				mimeType: file?.mimeType ?? null,
				bytes: file?.bytes ?? null,
			}));
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
				quantity: decimal({ fraction: 3 }),
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

/** Only the discount terms of EXTENDED have a place for the computed amount. */
function skonto(carrier: Carrier): Arbitrary<Skonto> {
	return fc
		.record({
			percent: fc.constantFrom('2.00', '3.00', '2.25'),
			days: fc.integer({ min: 0, max: 60 }),
			baseAmount: fc.option(amount()),
			amount: carrier === 'CII-EXTENDED' ? fc.option(amount()) : fc.constant(null),
		})
		.map(({ percent, days, ...rest }) => ({ ...skontoStep(percent, days), ...rest }));
}

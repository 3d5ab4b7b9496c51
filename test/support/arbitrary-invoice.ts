import fc, { type Arbitrary } from 'fast-check';
import { toAmount, toBig } from '../../lib/invoice/money';
import type { Attachment, Invoice, Payment, Skonto } from '../../lib/invoice/schema';
import { buildInvoice, skontoStep } from '../../scripts/samples/build-invoice';
import { Lines } from './arbitrary-lines';
import { Parties } from './arbitrary-parties';
import {
	amount,
	date,
	iban,
	paragraphs,
	text,
	type Carrier,
	type Characters,
} from './arbitrary-values';

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
	const lines = new Lines(carrier, characters);
	return fc
		.record({
			head: make.head(),
			references: make.references(),
			payment: make.payment(),
			lines: lines.lines(),
			allowances: fc.array(lines.documentAllowance(), { maxLength: 2 }),
			charges: fc.array(lines.documentAllowance(), { maxLength: 2 }),
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

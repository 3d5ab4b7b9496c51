import fc, { type Arbitrary } from 'fast-check';
import type { Address, OtherParty, Party } from '../../lib/invoice/schema';
import { germanVatId } from '../../scripts/samples/check-digits';
import { digits, text, type Characters } from './arbitrary-values';

/** Arbitraries for parties and addresses. */
export class Parties {
	/**
	 * @param characters of names
	 * @param modern false for ZUGFeRD 1.0, which knows no trading name, register number, electronic
	 *   address and country subdivision
	 */
	constructor(
		private readonly characters: Characters,
		private readonly modern: boolean,
	) {}

	/** @returns seller or buyer */
	party(): Arbitrary<Party> {
		const contact = fc.record({
			name: this.text(),
			phone: fc.option(fc.constant('+49 40 66969-300')),
			email: fc.option(fc.constant('post@muster.example')),
		});
		const electronicAddress = fc.record({
			id: this.text(),
			scheme: fc.constantFrom('EM', '9930', '0204'),
		});
		return fc.record({
			name: this.text(),
			tradingName: this.ifModern(this.text()),
			vatId: fc.option(digits(8).map(germanVatId)),
			taxNumber: fc.option(fc.constant('20/299/90011')),
			legalId: this.ifModern(this.text()),
			ids: this.ids(),
			address: this.address(),
			electronicAddress: this.ifModern(electronicAddress),
			contact: fc.option(contact),
		});
	}

	/** @returns BG-10 */
	payee(): Arbitrary<OtherParty> {
		return fc.record({
			name: this.text(),
			vatId: fc.constant(null),
			ids: this.ids(),
			legalId: fc.option(this.text()),
		});
	}

	/** @returns BG-11 */
	representative(): Arbitrary<OtherParty> {
		return fc.record({
			name: this.text(),
			vatId: fc.option(digits(8).map(germanVatId)),
			ids: fc.constant([]),
			legalId: fc.constant(null),
		});
	}

	/** @returns BG-5, BG-8, BG-15 */
	address(): Arbitrary<Address> {
		return fc.record({
			line1: fc.option(this.text()),
			line2: fc.option(this.text()),
			line3: fc.option(this.text()),
			postCode: fc.option(digits(5)),
			city: fc.option(this.text()),
			subdivision: this.ifModern(this.text()),
			country: fc.constantFrom('DE', 'AT', 'DK'),
		});
	}

	/** Ids without scheme first, the order CII puts them in. */
	private ids(): Arbitrary<Party['ids']> {
		const own = fc.record({ id: this.text(), scheme: fc.constant(null) });
		const global = fc.record({ id: digits(13), scheme: fc.constantFrom('0088', '0060') });
		return fc
			.tuple(fc.array(own, { maxLength: 1 }), fc.array(global, { maxLength: 1 }))
			.map((lists) => lists.flat());
	}

	private text(): Arbitrary<string> {
		return text(this.characters);
	}

	private ifModern<T>(value: Arbitrary<T>): Arbitrary<T | null> {
		return this.modern ? fc.option(value) : fc.constant(null);
	}
}

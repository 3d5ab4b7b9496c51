import { child, childrenOf, type XmlElement } from '../xml-tree';

/**
 * What ZUGFeRD 1.0 names differently from Cross Industry Invoice (UN/CEFACT D16B to D22B); everything else is
 * the same, so both are read by the same code.
 */
export interface CiiDialect {
	/** namespace of the root and its direct children */
	readonly rsm: string;
	/** namespace of the business elements */
	readonly ram: string;
	/** namespace of plain dates and indicators */
	readonly udt: string;
	/** namespace of qualified dates */
	readonly qdt: string;
	readonly context: string;
	readonly document: string;
	readonly transaction: string;
	/** prefix of …TradeAgreement, …TradeDelivery and …TradeSettlement of the document */
	readonly header: string;
	/** the same prefix for a line */
	readonly line: string;
	readonly summation: string;
	readonly lineSummation: string;
	readonly vatRate: string;
	/** where a referenced document has its number */
	readonly referenceId: string;
	/** ZUGFeRD 1.0: a line may hold nothing but a text */
	readonly hasTextLines: boolean;
}

/** Look-ups in one document, bound to its dialect. */
export class CiiNames {
	constructor(readonly dialect: CiiDialect) {}

	/** @returns the first business element of that name */
	ram(parent: XmlElement | undefined, local: string): XmlElement | undefined {
		return child(parent, this.dialect.ram, local);
	}

	/** @returns all business elements of that name */
	all(parent: XmlElement | undefined, local: string): readonly XmlElement[] {
		return childrenOf(parent, this.dialect.ram, local);
	}

	/** @returns the leaf inside a date element, or the element itself when it holds the date (ZUGFeRD 1.0) */
	date(parent: XmlElement | undefined): XmlElement | undefined {
		const { udt, qdt } = this.dialect;
		const leaf = parent?.children.find(
			({ uri, local }) =>
				(uri === udt || uri === qdt) && (local === 'DateTimeString' || local === 'DateString'),
		);
		return leaf ?? parent;
	}

	/** @returns the number of a referenced document */
	reference(parent: XmlElement | undefined, local: string): XmlElement | undefined {
		return this.ram(this.ram(parent, local), this.dialect.referenceId);
	}
}

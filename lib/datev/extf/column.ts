/** What a column holds. Text is always quoted in the file, everything else never. */
export type ColumnType = 'Text' | 'Betrag' | 'Zahl' | 'Konto' | 'Datum';

/** One column of a category. */
export interface ExtfColumn<Heading extends string = string> {
	/** position in the record, from 1; positions decide, headings are for people */
	readonly number: number;
	readonly heading: Heading;
	readonly type: ColumnType;
	/** most characters; for Betrag and Zahl most digits before the comma */
	readonly length: number;
	/** most digits after the comma */
	readonly decimals?: number;
	readonly must?: boolean;
	/** what a filled value looks like as a whole; without it any text within the length */
	readonly pattern?: RegExp;
}

/** A category of the DATEV format: what stands in header fields 3 to 5, and the record layout. */
export interface ExtfCategory<Heading extends string = string> {
	/** header field 3 */
	readonly number: number;
	/** header field 4 */
	readonly name: string;
	/** header field 5: version of the record layout */
	readonly version: number;
	/** master data leave period, currency and Festschreibung of the header empty */
	readonly kind: 'postings' | 'masterData';
	/** most data records in one file; null = no limit */
	readonly maxRecords: number | null;
	readonly columns: readonly ExtfColumn<Heading>[];
}

/** One data record: values as they stand in the file without quotes, by heading. */
export type ExtfRecord<Heading extends string = string> = Readonly<
	Partial<Record<Heading, string>>
>;

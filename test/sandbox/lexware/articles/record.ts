/** An article as the API shows it. */
export interface Article {
	readonly id: string;
	readonly organizationId: string;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly archived: boolean;
	readonly title: string;
	readonly description: string | null;
	readonly type: 'PRODUCT' | 'SERVICE';
	readonly articleNumber: string | null;
	readonly gtin: string | null;
	readonly note: string | null;
	readonly unitName: string;
	readonly price: {
		readonly netPrice: number;
		readonly grossPrice: number;
		readonly leadingPrice: 'NET' | 'GROSS';
		readonly taxRate: number;
	};
	readonly version: number;
}

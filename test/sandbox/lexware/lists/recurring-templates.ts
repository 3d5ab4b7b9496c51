/** How often a template makes a document. */
export const INTERVALS = [
	'WEEKLY',
	'BIWEEKLY',
	'MONTHLY',
	'QUARTERLY',
	'BIANNUALLY',
	'ANNUALLY',
] as const;

/** What a template is doing. */
export const EXECUTION_STATUSES = ['ACTIVE', 'PAUSED', 'ENDED'] as const;

/** When and how a template makes documents; dates are plain days. */
export interface RecurringTemplateSettings {
	readonly id: string;
	readonly startDate: string;
	readonly endDate: string | null;
	readonly finalize: boolean;
	readonly shippingType: string;
	readonly executionInterval: (typeof INTERVALS)[number];
	readonly nextExecutionDate: string | null;
	readonly lastExecutionDate: string | null;
	readonly lastExecutionFailed: boolean;
	readonly lastExecutionErrorMessage: string | null;
	readonly executionStatus: (typeof EXECUTION_STATUSES)[number];
}

/** A template that makes invoices by itself, as the API shows it. */
export interface RecurringTemplate {
	readonly id: string;
	readonly organizationId: string;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly version: number;
	readonly title: string;
	readonly address: { readonly contactId?: string | undefined; readonly name: string };
	readonly lineItems: readonly unknown[];
	readonly totalPrice: {
		readonly currency: string;
		readonly totalNetAmount: number;
		readonly totalGrossAmount: number;
		readonly totalTaxAmount: number;
	};
	readonly recurringTemplateSettings: RecurringTemplateSettings;
}

/** Chart of accounts (Kontenrahmen). */
export type ChartOfAccounts = 'SKR03' | 'SKR04';

/** What the export knows about a chart; accounts with four digits. */
export interface Chart {
	/** header field 27 */
	readonly sachkontenrahmen: string;
	/** Sonstige betriebliche Aufwendungen: the account the adviser finds things on that nobody assigned */
	readonly otherExpenses: string;
	/** accounts that compute VAT by themselves and never stand with a tax key */
	readonly automaticAccounts: readonly string[];
	/** rate of automatic accounts, in per cent, where it is known */
	readonly automaticRates: Readonly<Record<string, string>>;
}

/** Common automatic accounts of the two charts; clients can have further ones. */
export const charts: Readonly<Record<ChartOfAccounts, Chart>> = {
	SKR03: {
		sachkontenrahmen: '03',
		otherExpenses: '4900',
		automaticAccounts: (
			'3060 3062 3070 3110 3113 3115 3120 3123 3125 3300 3400 3420 3425 3430 3435 3440 3550 3710 ' +
			'3720 3725 3750 3760 3780 3790 8120 8125 8150 8300 8310 8315 8336 8338 8400 8410 8449 8591 ' +
			'8595 8611 8710 8720 8750 8760 8780 8790 8910 8915 8920 8921 8922 8925'
		).split(' '),
		automaticRates: { '3300': '7', '3400': '19' },
	},
	SKR04: {
		sachkontenrahmen: '04',
		otherExpenses: '6300',
		automaticAccounts: (
			'4120 4125 4150 4300 4310 4315 4336 4338 4400 4410 4449 4620 4630 4640 4645 4660 4670 4680 ' +
			'4710 4720 4750 4760 4780 4790 4947 5160 5162 5300 5400 5420 5425 5430 5435 5440 5550 5710 ' +
			'5720 5725 5750 5760 5780 5790 5910 5913 5915 5920 5923 5925'
		).split(' '),
		automaticRates: { '5300': '7', '5400': '19' },
	},
};

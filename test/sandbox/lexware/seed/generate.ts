import { addDays } from '../../../../lib/calendar/day';
import { seedSchema, type SeedData, type SeedInput } from './schema';

const YEAR = 365;
const CITIES = ['Kiel', 'Lübeck', 'Flensburg', 'Husum', 'Eckernförde'];

/**
 * @param wanted how many of each
 * @param today `YYYY-MM-DD`; documents are spread over the year before
 * @returns that many ordinary records, the same for the same day
 */
export function generated(wanted: SeedData['generate'], today: string): SeedData {
	const input: SeedInput = {
		contacts: times(wanted.contacts, (index) => ({
			roles: index % 3 === 0 ? { customer: {}, vendor: {} } : { vendor: {} },
			company: { name: `Lieferant ${serial(index)} GmbH` },
			addresses: {
				billing: [
					{
						street: `Musterweg ${index + 1}`,
						zip: String(24_000 + (index % 1_000)),
						city: CITIES[index % CITIES.length],
						countryCode: 'DE',
					},
				],
			},
			emailAddresses: { business: [`rechnung@lieferant-${serial(index)}.example`] },
		})),
		articles: times(wanted.articles, (index) => ({
			title: `Artikel ${serial(index)}`,
			articleNumber: `ART-${serial(index)}`,
			price: { netPrice: priceOf(index), leadingPrice: 'NET', taxRate: index % 4 === 0 ? 7 : 19 },
		})),
		vouchers: times(wanted.vouchers, (index) => ({
			voucherNumber: `ER-${serial(index)}`,
			voucherDate: addDays(today, -(index % YEAR)),
			dueDate: addDays(today, 14 - (index % YEAR)),
			totalGrossAmount: priceOf(index),
			taxRatePercent: index % 4 === 0 ? 7 : 19,
		})),
		salesDocuments: times(wanted.invoices, (index) => ({
			voucherDate: addDays(today, -(index % YEAR)),
			lineItems: [{ unitPrice: { netAmount: priceOf(index) } }],
		})),
	};
	return seedSchema.parse(input);
}

function times<T>(length: number, make: (index: number) => T): T[] {
	return Array.from({ length }, (_, index) => make(index));
}

function serial(index: number): string {
	return String(index + 1).padStart(5, '0');
}

/** From 10.01 up in steps that leave every digit of the cents in use. */
function priceOf(index: number): number {
	return (1_001 + (index % 5_000) * 37) / 100;
}

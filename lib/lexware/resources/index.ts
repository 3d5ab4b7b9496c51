import type { Endpoint } from '../endpoint';
import { articleEndpoints } from './articles';
import { contactEndpoints } from './contacts';
import { countryEndpoints } from './countries';
import { eventSubscriptionEndpoints } from './event-subscriptions';
import { fileEndpoints } from './files';
import { paymentConditionEndpoints } from './payment-conditions';
import { paymentEndpoints } from './payments';
import { postingCategoryEndpoints } from './posting-categories';
import { printLayoutEndpoints } from './print-layouts';
import { profileEndpoints } from './profile';
import { recurringTemplateEndpoints } from './recurring-templates';
import { salesEndpoints } from './sales-documents';
import { voucherlistEndpoints } from './voucherlist';
import { voucherEndpoints } from './vouchers';

/** Every call this package can make to Lexware Office, by resource; a further resource is one line. */
export const endpointMap: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
	articles: articleEndpoints,
	contacts: contactEndpoints,
	countries: countryEndpoints,
	eventSubscriptions: eventSubscriptionEndpoints,
	files: fileEndpoints,
	paymentConditions: paymentConditionEndpoints,
	payments: paymentEndpoints,
	postingCategories: postingCategoryEndpoints,
	printLayouts: printLayoutEndpoints,
	profile: profileEndpoints,
	recurringTemplates: recurringTemplateEndpoints,
	...salesEndpoints,
	voucherlist: voucherlistEndpoints,
	vouchers: voucherEndpoints,
};

import { articleRoutes } from './articles/routes';
import { contactRoutes } from './contacts/routes';
import { subscriptionRoutes } from './events/routes';
import { fileRoutes } from './files/routes';
import { recurringTemplateRoutes } from './lists/recurring-template-routes';
import { listRoutes } from './lists/routes';
import { paymentRoutes } from './payments/routes';
import { profileRoutes } from './profile/routes';
import { salesRoutes } from './sales/routes';
import { voucherlistRoutes } from './voucherlist/routes';
import { voucherRoutes } from './vouchers/routes';
import type { Route } from './wire/exchange';

/** Everything the API offers. */
export const routes: readonly Route[] = [
	...profileRoutes,
	...contactRoutes,
	...articleRoutes,
	...salesRoutes,
	...voucherRoutes,
	...fileRoutes,
	...voucherlistRoutes,
	...paymentRoutes,
	...listRoutes,
	...recurringTemplateRoutes,
	...subscriptionRoutes,
];

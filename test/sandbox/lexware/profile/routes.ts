import { json } from '../../support/wire';
import { toTimestamp } from '../dates';
import { uuidOf } from '../ids';
import type { Exchange, Route } from '../wire/exchange';

/** The account was opened long before any test. */
const OPENED = Date.UTC(2024, 0, 15, 8, 30);

/** Who the key belongs to. */
export const profileRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/profile', family: 'regular', serve: profile },
];

function profile({ office }: Exchange) {
	const { organization } = office.options;
	return json(200, {
		organizationId: office.organizationId,
		companyName: organization.companyName,
		connectionId: office.connectionId,
		created: {
			userId: uuidOf(`user of ${office.organizationId}`),
			userName: 'Erika Muster',
			userEmail: 'erika.muster@example.org',
			date: toTimestamp(OPENED),
		},
		taxType: organization.taxType,
		smallBusiness: organization.smallBusiness,
		businessFeatures: organization.businessFeatures,
		distanceSalesPrinciple: organization.distanceSalesPrinciple,
		subscriptionStatus: 'active',
	});
}

import type { Resource } from '../../support/resources';
import { article } from './article';
import { contact } from './contact';
import { country } from './country';
import { eventSubscription } from './eventSubscription';
import { file } from './file';
import { payment } from './payment';
import { paymentCondition } from './paymentCondition';
import { postingCategory } from './postingCategory';
import { printLayout } from './printLayout';
import { profile } from './profile';
import { voucher } from './voucher';
import { recurringTemplate } from './recurringTemplate';
import { salesDocuments } from './salesDocument';
import { voucherList } from './voucherList';

/** Every resource; a further one is a folder and a line here. The first is the default. */
export const resources: readonly [Resource, ...Resource[]] = [
	voucher,
	voucherList,
	contact,
	article,
	...salesDocuments,
	file,
	payment,
	recurringTemplate,
	postingCategory,
	paymentCondition,
	printLayout,
	country,
	profile,
	eventSubscription,
];

import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { locatorProperty, requiredId } from '../locator';
import { documentHash, documentHashProperty } from '../document-hash';
import { binaryProperty, originalFile } from '../original-file';

/** Attaches a file to a voucher that exists. */
export const attachFile = guardedOperation({
	option: {
		name: 'Attach File',
		value: 'attachFile',
		action: 'Attach a file to a voucher',
		description: 'Add a receipt to a bookkeeping voucher; what is attached stays attached',
	},
	properties: [
		locatorProperty({
			displayName: 'Voucher',
			name: 'voucherId',
			search: 'searchBookkeepingVouchers',
			expression: '={{ $json.write.remoteId }}',
			required: true,
			description: 'The bookkeeping voucher that gets the file',
		}),
		binaryProperty,
		documentHashProperty,
	],
	system: 'lexoffice',
	operation: 'voucher.attachFile',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const [{ attachPart }, { organisationOf }, client] = await Promise.all([
			import('../../../../lib/lexware/vouchers/prepare-voucher'),
			import('../../../../lib/lexware/organisation'),
			lexofficeClient(context),
		]);
		const voucherId = requiredId(context, 'voucherId', itemIndex);
		const documentSha256 = documentHash(context, itemIndex);
		const file = await originalFile(context, item, itemIndex, documentSha256);
		const { organizationId: tenant } = await organisationOf(client);
		return {
			...attachPart(client, voucherId, file, tenant),
			tenant,
			subject: `${voucherId} ${file.sha256}`,
			documentSha256,
			amount: null,
		};
	},
});

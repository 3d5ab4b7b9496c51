import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { documentHash, documentHashProperty } from '../document-hash';
import { binaryProperty, originalFile } from '../original-file';

/** Puts a file into the inbox. */
export const upload = guardedOperation({
	option: {
		name: 'Upload to Inbox',
		value: 'upload',
		action: 'Upload a file to the inbox',
		description:
			'Put a file into the inbox: this creates a bookkeeping voucher that a person has to check. To file a receipt of a voucher that exists, use Voucher: Attach File.',
	},
	properties: [
		{
			displayName:
				'Every upload creates a bookkeeping voucher (purchase invoice, to be checked). Lexware Office is no file store.',
			name: 'uploadNotice',
			type: 'notice',
			default: '',
		},
		binaryProperty,
		documentHashProperty,
	],
	system: 'lexoffice',
	operation: 'file.upload',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const [{ inboxUpload }, { organisationOf }, client] = await Promise.all([
			import('../../../../lib/lexware/files/inbox-upload'),
			import('../../../../lib/lexware/organisation'),
			lexofficeClient(context),
		]);
		const documentSha256 = documentHash(context, itemIndex);
		const file = await originalFile(context, item, itemIndex, documentSha256);
		const { organizationId: tenant } = await organisationOf(client);
		return {
			...inboxUpload(client, file, () => new Date()),
			tenant,
			subject: file.sha256,
			documentSha256: file.sha256,
			amount: null,
		};
	},
});

import type { Resource } from '../../../support/resources';
import { download } from './download.operation';
import { upload } from './upload.operation';

/** Files of bookkeeping vouchers. */
export const file: Resource = {
	option: {
		name: 'File',
		value: 'file',
		description: 'Files of bookkeeping vouchers, and the inbox',
	},
	operations: [download, upload],
};

import type { Office } from '../office';
import type { Upload } from './accept-upload';
import type { StoredFile } from './record';

/**
 * Puts a receipt into the inbox: besides the file there is a voucher afterwards, which a person has to
 * check. It can be read once it is recognised.
 *
 * @param office the vendor
 * @param upload the receipt
 * @returns the stored file
 */
export function storeReceipt(office: Office, upload: Upload): StoredFile {
	const voucherId = office.newId();
	const file = { ...upload, id: office.newId(), voucherId };
	const now = office.timestamp();
	office.files.set(file.id, file);
	office.vouchers.set(voucherId, {
		id: voucherId,
		organizationId: office.organizationId,
		type: 'purchaseinvoice',
		voucherStatus: 'unchecked',
		taxType: 'gross',
		voucherItems: [],
		files: [file.id],
		createdDate: now,
		updatedDate: now,
		version: 1,
	});
	office.recognising.add(voucherId);
	office.later(office.options.recognitionDelayMs, () => {
		office.recognising.delete(voucherId);
		office.listLater(voucherId);
		office.announce('voucher.created', voucherId);
	});
	return file;
}

/**
 * Hangs a receipt on a voucher that is there already.
 *
 * @param office the vendor
 * @param voucherId of an existing voucher
 * @param upload the receipt
 * @returns the stored file
 */
export function attachReceipt(office: Office, voucherId: string, upload: Upload): StoredFile {
	const file = { ...upload, id: office.newId(), voucherId };
	office.files.set(file.id, file);
	const voucher = office.vouchers.get(voucherId);
	if (voucher) {
		office.vouchers.set(voucherId, {
			...voucher,
			files: [...voucher.files, file.id],
			updatedDate: office.timestamp(),
			version: voucher.version + 1,
		});
	}
	return file;
}

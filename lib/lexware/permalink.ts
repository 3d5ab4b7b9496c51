/** Where people open records. */
const APP = 'https://app.lexware.de/permalink';

/**
 * @param segment kind of record as the app's addresses name it, e.g. `invoices`
 * @param id of the record
 * @param mode drafts are opened for editing; contacts can only be viewed
 * @returns address of the record in the app
 */
export function permalink(segment: string, id: string, mode: 'view' | 'edit' = 'view'): string {
	return `${APP}/${segment}/${mode}/${encodeURIComponent(id)}`;
}

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { z } from 'zod/v4';

const ownerSchema = z.object({
	email: z.string(),
	firstName: z.string(),
	lastName: z.string(),
	password: z.string(),
});

/** The one account of a local n8n. */
export type Owner = z.infer<typeof ownerSchema>;

const settingsSchema = z.looseObject({
	data: z.looseObject({ userManagement: z.looseObject({ showSetupOnFirstLoad: z.boolean() }) }),
});

/**
 * Gives the owner kept in `file`, inventing one with a random password on first use.
 * @param file made readable by its user only
 */
export function keptOwner(file: string): Owner {
	if (existsSync(file)) return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	const owner: Owner = {
		email: 'erika.mustermann@belegfluss.example',
		firstName: 'Erika',
		lastName: 'Mustermann',
		// n8n asks for an upper-case letter and a digit.
		password: `Bf1-${randomBytes(12).toString('base64url')}`,
	};
	writeFileSync(file, JSON.stringify(owner, null, '\t'), { mode: 0o600 });
	return owner;
}

/**
 * Makes the owner account of a fresh n8n; does nothing where there is an owner already.
 * @param url the editor's address
 * @throws Error if n8n refuses
 */
export async function setUpOwner(url: string, owner: Owner): Promise<void> {
	const settings: unknown = await (await fetch(`${url}/rest/settings`)).json();
	if (!settingsSchema.parse(settings).data.userManagement.showSetupOnFirstLoad) return;
	const response = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(owner),
	});
	if (!response.ok) throw new Error(`n8n refused the owner account (HTTP ${response.status}).`);
}

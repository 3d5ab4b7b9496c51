import { z } from 'zod/v4';

import type { Owner } from '../../../scripts/host/owner';

const workflowSchema = z.looseObject({ data: z.looseObject({ versionId: z.string() }) });

/** The interface n8n's editor uses, signed in. */
export class Rest {
	private constructor(
		private readonly url: string,
		private readonly cookie: string,
	) {}

	/**
	 * @param url address of the editor
	 * @param owner who signs in
	 * @throws Error when n8n refuses
	 */
	static async signIn(url: string, { email, password }: Owner): Promise<Rest> {
		const response = await fetch(`${url}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ emailOrLdapLoginId: email, password }),
		});
		if (!response.ok) throw new Error(`n8n refused the login (HTTP ${response.status}).`);
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		return new Rest(url, cookies.join('; '));
	}

	/** Publishes the newest version of a workflow, as the editor's button does. */
	async publish(id: string): Promise<void> {
		const { data } = workflowSchema.parse(await this.ask('GET', `/workflows/${id}`));
		await this.ask('POST', `/workflows/${id}/activate`, { versionId: data.versionId });
	}

	/** Unpublishes it. */
	async unpublish(id: string): Promise<void> {
		await this.ask('POST', `/workflows/${id}/deactivate`, {});
	}

	private async ask(method: string, path: string, body?: object): Promise<unknown> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`n8n refused ${method} ${path} (HTTP ${response.status}).`);
		return await response.json();
	}
}

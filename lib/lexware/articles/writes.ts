import { z } from 'zod/v4';
import { BelegflussError } from '../../errors/belegfluss-error';
import type { Booked, Found, WriteTarget } from '../../guard/order';
import { beforeSending } from '../before-sending';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import type { JsonObject } from '../input/override';
import {
	ALL_ARTICLES,
	articleEndpoints,
	listArticles,
	readArticle,
	type Article,
} from '../resources/articles';
import { savedSchema } from '../saved';
import { holdsArticle } from './body';
import { articleError } from './errors';

/** A write about an article, and the request as it is sent. */
export interface ArticleWrite extends WriteTarget {
	readonly request: {
		readonly method: string;
		readonly path: string;
		readonly body: JsonObject | null;
	};
}

const patience = { timeoutMs: WRITE_TIMEOUT_MS, settleMs: SETTLE_MS };

/**
 * @param client for one organisation
 * @param body of the article
 * @returns how it is created and found again, for the guard. An article of exactly these values is not
 * created a second time, so what is found afterwards is what was sent
 */
export function articleCreation(client: LexwareClient, body: JsonObject): ArticleWrite {
	const call = callOf(articleEndpoints.create);
	return {
		...patience,
		request: { method: 'POST', path: call.url, body },
		async send(permit, signal) {
			await beforeSending(async () => {
				const same = await sameArticles(client, body);
				if (same.length > 0) throw articleError('LEXWARE_ARTICLE_EXISTS', { ids: same.join(', ') });
			});
			const { id, version } = await client.write(permit, call, { body, signal }, savedSchema);
			return bookedArticle(id, version ?? null);
		},
		async lookUp(): Promise<Found> {
			const same = await sameArticles(client, body);
			const [first] = same;
			if (first === undefined) return { kind: 'none' };
			if (same.length > 1) return { kind: 'several', remoteIds: same };
			return { kind: 'one', ...bookedArticle(first, null) };
		},
	};
}

/**
 * @param client for one organisation
 * @param current the article as read
 * @param body the merged record
 * @returns how it is changed and found again, for the guard; the version makes a second sending harmless
 */
export function articleUpdate(
	client: LexwareClient,
	{ id, version }: Article,
	body: JsonObject,
): ArticleWrite {
	const call = callOf(articleEndpoints.update, { id });
	const replaces = { version, current: async () => (await readArticle(client, id)).version };
	return {
		...patience,
		request: { method: 'PUT', path: call.url, body },
		async send(permit, signal) {
			const saved = await client.write(permit, call, { body, signal, replaces }, savedSchema);
			return bookedArticle(id, saved.version ?? null);
		},
		async lookUp() {
			const now = await readArticle(client, id);
			if (!holdsArticle(now, body)) return { kind: 'none' };
			return { kind: 'one', ...bookedArticle(id, now.version) };
		},
	};
}

/**
 * @param client for one organisation
 * @param id of the article
 * @returns how it is deleted and looked for, for the guard: what is not there any more was deleted
 */
export function articleDeletion(client: LexwareClient, id: string): ArticleWrite {
	const call = callOf(articleEndpoints.delete, { id });
	const booked: Booked = { remoteId: id, result: { deleted: true } };
	return {
		...patience,
		request: { method: 'DELETE', path: call.url, body: null },
		async send(permit, signal) {
			await client.write(permit, call, { body: null, signal }, z.unknown());
			return booked;
		},
		async lookUp() {
			try {
				await readArticle(client, id);
				return { kind: 'none' };
			} catch (cause) {
				const isGone = cause instanceof BelegflussError && cause.code === 'LEXWARE_NOT_FOUND';
				if (!isGone) throw cause;
				return { kind: 'one', ...booked };
			}
		},
	};
}

/**
 * @param id of the article
 * @param version it has now, null when it is not known
 * @returns what the caller gets back
 */
export function bookedArticle(id: string, version: number | null): Booked {
	return { remoteId: id, result: { version } };
}

/** Number and GTIN are what the vendor can look for; without them every article is looked at. */
async function sameArticles(client: LexwareClient, body: JsonObject): Promise<readonly string[]> {
	const text = (field: string) => (typeof body[field] === 'string' ? body[field] : null);
	const filters = { ...ALL_ARTICLES, articleNumber: text('articleNumber'), gtin: text('gtin') };
	const ids: string[] = [];
	for await (const article of listArticles(client, filters)) {
		if (holdsArticle(article, body)) ids.push(article.id);
	}
	return ids;
}

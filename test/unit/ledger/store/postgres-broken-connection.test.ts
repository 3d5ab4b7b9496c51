import { describe, expect, it } from 'vitest';
import type { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { appendEvents } from '../../../../lib/ledger/append';
import { nothingLogged } from '../../../../lib/ledger/errors';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { context, readAll } from '../helpers';
import { drafts, write } from './home';
import { filledHome, postgresHome, usePostgres } from './postgres-home';
import { intent } from './records';
import { type Line, type Watcher, isStatement, startRelay } from './relay';

const fresh = usePostgres();

describe('a connection that breaks', () => {
	/** A ledger of two entries reached through a relay, with a direct look at it. */
	async function relayed(watcher: Watcher) {
		const direct = await filledHome(fresh.url, 1);
		const relay = await startRelay(direct.settings.port, watcher);
		const home = postgresHome(fresh.url, { ...direct.settings, ...relay.address });
		return { store: await home.open(), direct: await direct.open(), relay };
	}

	/** Cuts the line once, when a transaction that writes is committed. */
	function cutter(direction: keyof Watcher, meanwhile: () => void = () => undefined) {
		const writing = new WeakSet<Line>();
		const committing = new WeakSet<Line>();
		const cutter = { isArmed: false };
		const cut = (line: Line) => {
			cutter.isArmed = false;
			meanwhile();
			line.client.destroy();
			return false;
		};
		const watcher: Watcher = {
			toServer: (chunk, line) => {
				if (chunk.includes('BEGIN') && !chunk.includes('READ ONLY')) writing.add(line);
				else if (chunk.includes('BEGIN')) writing.delete(line);
				if (!cutter.isArmed || !writing.has(line) || !isStatement(chunk, 'COMMIT')) return true;
				committing.add(line);
				return direction === 'toServer' ? cut(line) : true;
			},
			toClient: (_, line) => (cutter.isArmed && committing.has(line) ? cut(line) : true),
		};
		return Object.assign(cutter, { watcher });
	}

	const errorOf = async (work: Promise<unknown>) =>
		work.then(
			() => null,
			(cause: BelegflussError) => cause,
		);

	it('before the commit was sent has written nothing', async () => {
		const line = cutter('toServer');
		const { store, direct } = await relayed(line.watcher);
		line.isArmed = true;
		const error = await errorOf(appendEvents(store, drafts(1), context()));

		expect(error).toMatchObject({ code: 'LEDGER_CONNECTION_LOST', params: { path: store.place } });
		expect(await readAll(direct)).toHaveLength(2);
		await appendEvents(store, drafts(1), context());
		expect(await readAll(direct)).toHaveLength(3);
	});

	it('while the commit was answered is asked what became of it', async () => {
		const line = cutter('toClient');
		const { store, direct } = await relayed(line.watcher);
		line.isArmed = true;
		const [receipt] = await appendEvents(store, drafts(1), context());

		expect(line.isArmed).toBe(false);
		expect(receipt).toMatchObject({ sequence: 3 });
		expect(await direct.head()).toEqual(receipt);
		await appendEvents(store, drafts(1), context());
		expect(await verifyChain(direct.readEvents())).toMatchObject({ intact: true, checked: 4 });
	});

	it('while the commit was answered, for good, leaves it open and says so', async () => {
		const line = cutter('toClient', () => relay.close());
		const { store, direct, relay } = await relayed(line.watcher);
		line.isArmed = true;
		const error = await errorOf(appendEvents(store, drafts(1), context()));

		expect(error).toMatchObject({ code: 'LEDGER_COMMIT_UNCLEAR', params: { path: store.place } });
		expect(nothingLogged(error as BelegflussError, 1)).toBe(error);
		for (const language of ['en', 'de'] as const) {
			const { message, remedy } = (error as BelegflussError).describe(language);
			expect(message + remedy).not.toMatch(/nothing (was|is)|es wurde nichts|nichts wurde/i);
		}
		// It did go through, which nobody on this side could know.
		expect(await direct.head()).toMatchObject({ sequence: 3 });
	});

	it('while records without an entry are committed leaves that open', async () => {
		const line = cutter('toClient');
		const { store, direct } = await relayed(line.watcher);
		line.isArmed = true;
		const error = await errorOf(write(store, { intents: [intent()] }));

		expect(error).toMatchObject({ code: 'LEDGER_COMMIT_UNCLEAR' });
		expect(await direct.readIntents({})).toEqual([intent()]);
	});

	it('matters to nobody when nothing was to be written', async () => {
		const line = cutter('toServer');
		const { store } = await relayed(line.watcher);
		line.isArmed = true;
		const refused = await store.transact({ switches: true }, () => ({
			batch: null,
			result: 'stopped by the kill switch',
		}));

		expect(line.isArmed).toBe(false);
		expect(refused).toBe('stopped by the kill switch');
	});

	it('while reading is an error, and the next reading works', async () => {
		const cut = { at: '' };
		const { store } = await relayed({
			toServer: (chunk, { client }) => {
				const isCut = cut.at !== '' && chunk.includes(cut.at);
				if (isCut) client.destroy();
				return !isCut;
			},
		});
		cut.at = 'size_before';
		await expect(readAll(store)).rejects.toMatchObject({ code: 'LEDGER_CONNECTION_LOST' });
		cut.at = '';
		expect(await readAll(store)).toHaveLength(2);
	});
});

import { expect } from 'vitest';
import { readEvent } from '../../../../lib/ledger/event/read-event';
import { closeSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { keyOf } from '../support/orders';
import { World } from '../support/world';
import { DOCUMENTS, SETTLE, TIMEOUT, type Command } from './commands';
import { ModelProcess, type End } from './model-process';
import { ModelVendor } from './model-vendor';

/** More calls than any document needs once nothing fails any more. */
const ENOUGH = 5;

/** Lets things happen and looks after each of them that no document was booked twice. */
export class ModelRun {
	private readonly vendor: ModelVendor;
	private readonly processes = new Map<number, ModelProcess>();
	private killed = false;

	private constructor(private readonly world: World) {
		this.vendor = new ModelVendor(world.clock);
	}

	static async start(): Promise<ModelRun> {
		return new ModelRun(await World.writing());
	}

	/** Gives back the ledger; many runs share one test. */
	async close(): Promise<void> {
		await closeSqliteLedger(this.world.path);
	}

	async do(command: Command): Promise<void> {
		await this.apply(command);
		for (let document = 0; document < DOCUMENTS; document++) {
			expect(this.vendor.bookings(document).length).toBeLessThanOrEqual(1);
		}
	}

	/** Everything works again and is run until nothing is left to do. */
	async finish(): Promise<void> {
		// Whoever still hangs somewhere comes back to life first: the worst moment for it.
		this.vendor.recover();
		if (this.killed) await this.kill(false);
		for (const [process, { document }] of this.processes) {
			for (let end: End | null = null; !end; ) end = await this.step(process);
			expect(this.vendor.bookings(document).length).toBeLessThanOrEqual(1);
		}
		for (let document = 0; document < DOCUMENTS; document++) await this.writeUntilDone(document);
		await this.expectAgreement();
	}

	private async apply(command: Command): Promise<void> {
		const { clock } = this.world;
		switch (command.kind) {
			case 'begin': {
				if (this.processes.has(command.process)) return;
				const { store, context } = this.world;
				const surroundings = { store, clock, vendor: this.vendor, context };
				const process = new ModelProcess(surroundings, command.document);
				this.processes.set(command.process, process);
				await process.begin();
				return;
			}
			case 'step':
				await this.step(command.process);
				return;
			case 'crash':
				this.processes.delete(command.process);
				return;
			case 'breakLedger':
			case 'breakLookUp': {
				const process = this.processes.get(command.process);
				const end = await process?.break(command.kind === 'breakLedger' ? 'ledger' : 'lookUp');
				this.note(command.process, end ?? null);
				return;
			}
			case 'pass':
				clock.pass(command.milliseconds);
				return;
			case 'suspend':
				clock.suspend(command.milliseconds);
				return;
			case 'fate':
				this.vendor.plan(command.fate);
				return;
			case 'kill':
				await this.kill(command.engaged);
		}
	}

	private async step(process: number): Promise<End | null> {
		const end = (await this.processes.get(process)?.step()) ?? null;
		this.note(process, end);
		return end;
	}

	/** What a call says of a booking must be so. */
	private note(process: number, end: End | null): void {
		const document = this.processes.get(process)?.document;
		if (!end || document === undefined) return;
		this.processes.delete(process);
		if ('result' in end) {
			const { remoteId } = end.result as { remoteId: string };
			expect(this.vendor.bookings(document)).toEqual([remoteId]);
		}
	}

	private async kill(engaged: boolean): Promise<void> {
		await this.world.set('kill', { engaged });
		this.killed = engaged;
	}

	private async writeUntilDone(document: number): Promise<void> {
		const { store, clock, context } = this.world;
		for (let call = 0; call < ENOUGH; call++) {
			const process = new ModelProcess({ store, clock, vendor: this.vendor, context }, document);
			await process.begin();
			let end: End | null = null;
			while (!end) end = await process.step();
			if ('result' in end) return;
			clock.pass(TIMEOUT + SETTLE);
		}
		throw new Error(`Document ${document} was never booked.`);
	}

	/** Ledger and vendor tell the same story. */
	private async expectAgreement(): Promise<void> {
		const { store } = this.world;
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true });
		for (let document = 0; document < DOCUMENTS; document++) {
			const [remoteId, ...more] = this.vendor.bookings(document);
			expect([remoteId, more]).toEqual([expect.any(String), []]);
			expect(await this.world.intent(keyOf(document))).toMatchObject({ state: 'done', remoteId });
			const events = await this.world.trail(document);
			const states = events.map(({ outcome }) => outcome?.state);
			const announced = states.filter((state) => state === 'intent').length;
			expect(this.vendor.arrived.get(document)).toBeLessThanOrEqual(announced);
			expect(states.filter((state) => state === 'done')).toHaveLength(1);
			expect(states.at(-1)).toBe('done');
		}
		await this.expectNothingAnnouncedWhileKilled();
	}

	private async expectNothingAnnouncedWhileKilled(): Promise<void> {
		let killed = false;
		for await (const { canonical, payload } of this.world.store.readEvents()) {
			const event = readEvent(canonical);
			if (event?.action === 'switched' && payload?.includes('"kind":"kill"')) {
				killed = payload.includes('"after":"{\\"engaged\\":true}"');
			}
			if (event?.outcome?.state === 'intent') expect(killed).toBe(false);
		}
	}
}

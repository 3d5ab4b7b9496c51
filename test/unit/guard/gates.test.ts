import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { refusalCases } from './cases';
import { FakeTarget } from './support/fake-target';
import { requestHash } from './support/orders';
import { expectWorded } from './support/worded';
import { World } from './support/world';

describe('the guard refuses, says so in the ledger and sends nothing when', () => {
	it.each(refusalCases)('$title ($code)', async ({ shut, code, params, mode }) => {
		const world = await World.writing();
		const { order, setting } = await shut(world);
		const intentBefore = await world.intent(order.key).catch(() => 'unreadable');
		const before = (await world.store.head())?.sequence ?? 0;
		const target = new FakeTarget();

		const end = await world.write(target, order, setting).catch((cause: unknown) => cause);
		expect(end).toMatchObject({ code, params });
		expectWorded(end);

		expect({ sent: target.sent, lookedUp: target.lookedUp }).toEqual({ sent: 0, lookedUp: 0 });
		expect(await world.intent(order.key).catch(() => 'unreadable')).toEqual(intentBefore);
		expect((await world.store.head())?.sequence).toBe(before + 1);
		expect((await world.trail()).at(-1)).toMatchObject({
			seq: before + 1,
			action: 'writeRefused',
			actor: { id: 'KI-Workflow-01', kind: 'system', via: 'n8n' },
			mode,
			outcome: { errorCode: code, remoteId: null, state: 'failed' },
			run: order.run,
			subject: {
				documentSha256: order.documentSha256,
				id: null,
				system: order.system,
				type: 'document',
			},
			write: {
				key: order.key,
				operation: order.operation,
				requestSha256: requestHash(order.request),
			},
		});
		expect(await verifyChain(world.store.readEvents())).toMatchObject({ intact: true });
	});
});

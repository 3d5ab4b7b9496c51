import type { IDataObject } from 'n8n-workflow';
import { LexofficeTrigger } from '../../../../nodes/Lexoffice/LexofficeTrigger.node';
import { signatureOf, signingKeys } from '../../../sandbox/lexware/events/signature';
import { deliver } from '../../fake-webhook';
import type { LexwareWorld } from '../../lexware-world';
import { dataOf, type OutputExample } from '../example';
import { contacts, IDS, vouchers } from './records';
import { withLexware } from './world';

/** Hands the trigger an event as the vendor signs it. */
async function receive(world: LexwareWorld, resourceId: string): Promise<IDataObject[]> {
	const { organizationId, webhookPublicKey } = world.vendor;
	const event = {
		organizationId,
		eventType: 'voucher.created',
		resourceId,
		eventDate: new Date().toISOString(),
	};
	const body = JSON.stringify(event);
	const { items } = await deliver(
		{
			node: new LexofficeTrigger(),
			credentials: { lexofficeApi: world.credential({ webhookPublicKey }) },
			staticData: {},
		},
		{
			headers: { 'x-lxo-signature': signatureOf(body, signingKeys(2048)) },
			body: Buffer.from(body),
		},
	);
	return dataOf(items ?? []);
}

/** Lexoffice Trigger, with its default event: once all is well, and once the file cannot be read. */
export const triggerExample: OutputExample = {
	run: withLexware(async (world) => {
		world.vendor.seed({ contacts, vouchers: vouchers.slice(0, 1) });
		const well = await receive(world, IDS.voucher);
		world.vendor.setFaults({
			rules: [{ on: 'GET /v1/files/:id', fault: { kind: 'errorBeforeBooking', status: 403 } }],
		});
		return [...well, ...(await receive(world, IDS.voucher))];
	}),
};

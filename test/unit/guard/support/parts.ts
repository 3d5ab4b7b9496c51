import type { Booked, MakePart, PartWrite } from '../../../../lib/guard/order';
import type { WritePermit } from '../../../../lib/guard/permit';
import { FakeTarget } from './fake-target';
import { requestHash } from './orders';

/** A part with a target system of its own behind it. */
export function partOf(name: string, vendor: FakeTarget = new FakeTarget()): PartWrite {
	return {
		operation: `${name}.create`,
		key: requestHash({ part: name }),
		request: { name },
		timeoutMs: vendor.timeoutMs,
		settleMs: vendor.settleMs,
		send: (permit, signal) => vendor.send(permit, signal),
		lookUp: () => vendor.lookUp(),
	};
}

/** A target whose write needs a part first, and gets others afterwards. */
export class WholeTarget extends FakeTarget {
	constructor(
		private readonly first: readonly PartWrite[],
		private readonly later: readonly PartWrite[] = [],
	) {
		super();
	}

	override async send(permit: WritePermit, signal: AbortSignal, part?: MakePart): Promise<Booked> {
		for (const needed of this.first) await part?.(needed);
		return super.send(permit, signal);
	}

	afterwards(): readonly PartWrite[] {
		return this.later;
	}
}

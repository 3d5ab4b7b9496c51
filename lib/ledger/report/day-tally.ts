import Big from 'big.js';
import type { Ampel, DecisionAction } from '../../envelope/envelope';
import type { DecimalString } from '../../invoice/money';
import type { RecordedEvent } from '../event/read-event';
import { UsageTally, type CheckedPrices, type ModelCost, type ModelUsage } from './model-usage';

/** One day in numbers. Documents count once a day, by the last word said about them on that day. */
export interface DayReport {
	/** German day, `YYYY-MM-DD` */
	readonly day: string;
	readonly documents: {
		/** with a step `received` */
		readonly received: number;
		/** with any step of processing */
		readonly seen: number;
	};
	/** by the light of the last check or decision */
	readonly ampel: Readonly<Record<Ampel, number>>;
	/** by the action of the last decision */
	readonly decisions: Readonly<Record<DecisionAction, number>>;
	readonly written: {
		readonly documents: number;
		/** those no person approved: neither the write relies on an approval nor was one given before */
		readonly automatic: number;
		/** percent with one digit, null when nothing was written */
		readonly automaticRate: DecimalString | null;
	};
	readonly exported: number;
	/** what people decided, against the light the machine had shown */
	readonly people: {
		readonly approved: number;
		readonly rejected: number;
		readonly overruled: Overruled;
	};
	/** attempts to write whose outcome was not known at once */
	readonly unknownWrites: number;
	/** failed steps and refused writes, the most frequent first */
	readonly failures: readonly { readonly code: string; readonly count: number }[];
	readonly models: readonly ModelUsage[];
	/** null without a price list */
	readonly modelCost: ModelCost | null;
}

/**
 * Documents a person decided otherwise than the light suggested. Green suggests writing, red rejecting. Yellow
 * asks, so approving it is counted but is what yellow is for; rejecting yellow or red overrules nothing.
 */
export interface Overruled {
	readonly greenRejected: number;
	readonly yellowApproved: number;
	readonly redApproved: number;
}

/** What is known of a document when a day's step comes. */
export interface DocumentContext {
	/** light the machine last showed */
	readonly ampel: Ampel | null;
	readonly approved: boolean;
	/** booked already, as far back as the report looks */
	readonly written: boolean;
}

/** Counts the steps of one day. */
export class DayTally {
	private readonly received = new Set<string>();
	private readonly seen = new Set<string>();
	private readonly ampel = new Map<string, Ampel>();
	private readonly decisions = new Map<string, DecisionAction>();
	private readonly written = new Map<string, { automatic: boolean }>();
	private readonly exported = new Set<string>();
	private readonly people = new Map<string, PersonsDecision>();
	private readonly failures = new Map<string, number>();
	private readonly usage = new UsageTally();
	private unknownWrites = 0;

	constructor(private readonly day: string) {}

	/**
	 * @param event a step about a document
	 * @param document its hash
	 * @param known what was known of the document before
	 */
	addStep(event: RecordedEvent, document: string, known: DocumentContext): void {
		const { action, decision, outcome } = event;
		this.seen.add(document);
		if (action === 'received') this.received.add(document);
		if (decision && (action === 'checked' || action === 'decided')) {
			this.ampel.set(document, decision.ampel);
		}
		if (decision?.action && action === 'decided') this.decisions.set(document, decision.action);
		if (action === 'written' && outcome?.state === 'done' && !known.written) {
			this.written.set(document, { automatic: event.approval === null && !known.approved });
		}
		if (action === 'exported' && outcome?.state !== 'failed') this.exported.add(document);
		const persons = personsDecision(event);
		if (persons) {
			this.people.set(document, { decision: persons, ampel: decision?.ampel ?? known.ampel });
		}
	}

	/** @param code why a step failed or a write was refused */
	addFailure(code: string): void {
		this.failures.set(code, (this.failures.get(code) ?? 0) + 1);
	}

	/** Counts a write whose outcome is not known. */
	addUnknownWrite(): void {
		this.unknownWrites++;
	}

	/** @param model what an event says of a call */
	addModel(model: NonNullable<RecordedEvent['model']>): void {
		this.usage.add(model);
	}

	/**
	 * @param prices checked price list, null for none
	 * @returns the day in numbers
	 */
	report(prices: CheckedPrices | null): DayReport {
		const count = <Value>(values: Iterable<Value>, wanted: (value: Value) => boolean) =>
			[...values].filter(wanted).length;
		const lights = [...this.ampel.values()];
		const actions = [...this.decisions.values()];
		const people = [...this.people.values()];
		const automatic = count(this.written.values(), (written) => written.automatic);
		const models = this.usage.usage(prices);
		const decided = (decision: PersonsDecision['decision'], ampel: Ampel) =>
			count(people, (one) => one.decision === decision && one.ampel === ampel);
		return {
			day: this.day,
			documents: { received: this.received.size, seen: this.seen.size },
			ampel: {
				green: count(lights, (light) => light === 'green'),
				yellow: count(lights, (light) => light === 'yellow'),
				red: count(lights, (light) => light === 'red'),
			},
			decisions: {
				write: count(actions, (action) => action === 'write'),
				approve: count(actions, (action) => action === 'approve'),
				reject: count(actions, (action) => action === 'reject'),
				reportOnly: count(actions, (action) => action === 'reportOnly'),
			},
			written: {
				documents: this.written.size,
				automatic,
				automaticRate: percent(automatic, this.written.size),
			},
			exported: this.exported.size,
			people: {
				approved: count(people, ({ decision }) => decision === 'approved'),
				rejected: count(people, ({ decision }) => decision === 'rejected'),
				overruled: {
					greenRejected: decided('rejected', 'green'),
					yellowApproved: decided('approved', 'yellow'),
					redApproved: decided('approved', 'red'),
				},
			},
			unknownWrites: this.unknownWrites,
			failures: [...this.failures]
				.map(([code, times]) => ({ code, count: times }))
				.toSorted((left, right) => right.count - left.count || (left.code < right.code ? -1 : 1)),
			models,
			modelCost: prices?.total(models) ?? null,
		};
	}
}

interface PersonsDecision {
	readonly decision: 'approved' | 'rejected';
	/** null when no light is known */
	readonly ampel: Ampel | null;
}

/** Only people approve, whoever logs it; rules reject as well. */
function personsDecision({ action, actor }: RecordedEvent): PersonsDecision['decision'] | null {
	if (action === 'approved') return action;
	return action === 'rejected' && actor.kind === 'person' ? action : null;
}

function percent(part: number, whole: number): DecimalString | null {
	if (whole === 0) return null;
	return new Big(part).times(100).div(whole).toFixed(1, Big.roundHalfUp);
}

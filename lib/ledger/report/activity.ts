import { stepActions } from '../event/actions';
import type { RecordedEvent } from '../event/read-event';
import { GermanClock } from './german-clock';

const STEPS: ReadonlySet<string> = new Set(stepActions);

/** Somebody or something that acts. */
export interface Actor {
	readonly kind: RecordedEvent['actor']['kind'];
	readonly id: string;
}

/** The days a report on activity looks at. */
export interface ActivityRange {
	/** first day of the weeks before, `YYYY-MM-DD` */
	readonly from: string;
	/** the day in question */
	readonly day: string;
	/** the days it is compared with by volume, and the day itself */
	readonly compared: readonly string[];
}

/** Counts who did how much and when, on a day and in the weeks before it. */
export class Activity {
	/** documents with a step, by compared day */
	readonly documents: ReadonlyMap<string, Set<string>>;
	/** documents written, by compared day */
	readonly written: ReadonlyMap<string, Set<string>>;
	/** steps about documents by hour of the day, 0 to 23 */
	readonly hours = { before: hoursOfADay(), today: hoursOfADay() };
	/** who acted on the day, and how often */
	readonly actors = new Map<string, Actor & { count: number }>();
	/** who acted in the weeks before */
	readonly actorsBefore = new Set<string>();
	/** documents decided upon, by person and day */
	readonly decisions = new Map<string, Map<string, Set<string>>>();
	private readonly clock = new GermanClock();

	constructor(private readonly range: ActivityRange) {
		this.documents = new Map(range.compared.map((day) => [day, new Set<string>()]));
		this.written = new Map(range.compared.map((day) => [day, new Set<string>()]));
	}

	/** @param event any event; those outside of the range are passed over */
	add(event: RecordedEvent): void {
		const { day, hour } = this.clock.at(event.ts);
		if (day < this.range.from || day > this.range.day) return;
		const isToday = day === this.range.day;
		this.addActor(event, isToday);
		const document = event.subject?.documentSha256;
		if (!document || !STEPS.has(event.action)) return;
		const hours = isToday ? this.hours.today : this.hours.before;
		hours[hour] = (hours[hour] ?? 0) + 1;
		this.documents.get(day)?.add(document);
		if (event.action === 'written' && event.outcome?.state === 'done') {
			this.written.get(day)?.add(document);
		}
		if (isPersonsDecision(event)) this.decisionsOf(event.actor.id, day).add(document);
	}

	private addActor({ actor }: RecordedEvent, isToday: boolean): void {
		const key = actorKey(actor);
		if (!isToday) {
			this.actorsBefore.add(key);
			return;
		}
		const known = this.actors.get(key);
		if (known) known.count++;
		else this.actors.set(key, { kind: actor.kind, id: actor.id, count: 1 });
	}

	private decisionsOf(person: string, day: string): Set<string> {
		const days = this.decisions.get(person) ?? new Map<string, Set<string>>();
		this.decisions.set(person, days);
		const documents = days.get(day) ?? new Set<string>();
		days.set(day, documents);
		return documents;
	}
}

/**
 * @param actor who acted
 * @returns the same text for the same actor only
 */
export function actorKey({ kind, id }: Actor): string {
	return `${kind} ${id}`;
}

function isPersonsDecision({ action, actor }: RecordedEvent): boolean {
	return actor.kind === 'person' && (action === 'approved' || action === 'rejected');
}

function hoursOfADay(): number[] {
	return Array.from({ length: 24 }, () => 0);
}

import { berlinDay, berlinDayStart } from '../../calendar/berlin';
import { addDays, isCalendarDate } from '../../calendar/day';
import type { LedgerStore } from '../store/store';
import { Activity, actorKey } from './activity';
import { reportError } from './errors';
import { firstSequenceSince } from './first-sequence';
import { readSteps } from './read-steps';
import type { UnusualFinding } from './reasons';
import { deviationFrom, usualOf } from './robust';

/** What a report on unusual activity wants to know. */
export interface UnusualQuery {
	/** German day, `YYYY-MM-DD` */
	readonly day: string;
	/** weeks before it that show what is usual, default 8 */
	readonly weeks?: number;
	/** current instant: of a day that is not over nobody can say that little happened */
	readonly now: Date;
}

/** What was unusual on a day, and what it was held against. */
export interface UnusualReport {
	readonly day: string;
	readonly weeks: number;
	/** same days of the week the volume was compared with; below three it was not */
	readonly comparedDays: number;
	/** whether a week of activity at least lies before the day; otherwise hours, actors and decisions were not judged */
	readonly enoughHistory: boolean;
	readonly findings: readonly UnusualFinding[];
}

const WEEKS = { standard: 8, least: 3, most: 52 };

/** A median of fewer says nothing. */
const LEAST_COMPARED = 3;

/** With fewer steps in all the weeks most hours of the day are empty, and an hour means nothing. */
const LEAST_STEPS = 50;

/** Days somebody decided on; fewer are filled up with idle ones, because they show no habit. */
const LEAST_DECIDING_DAYS = 3;

/**
 * Compares a day with the weeks before it: by volume with the same days of the week, by hours at which there
 * was never a step, by who acted. A finding is a reason to look, not a proof: holidays, a new colleague and
 * month's ends are unusual as well.
 *
 * @param store where the ledger lives
 * @param query which day
 * @returns the findings, in the order volume, hours, actors, decisions
 * @throws BelegflussError REPORT_DAY_INVALID or REPORT_WEEKS_INVALID; the store's error
 */
export async function unusualActivity(
	store: LedgerStore,
	{ day, weeks = WEEKS.standard, now }: UnusualQuery,
): Promise<UnusualReport> {
	if (!isCalendarDate(day)) throw reportError('REPORT_DAY_INVALID', { value: day });
	const { least, most } = WEEKS;
	if (!Number.isInteger(weeks) || weeks < least || weeks > most) {
		throw reportError('REPORT_WEEKS_INVALID', { value: String(weeks), least, most });
	}
	const from = addDays(day, -7 * weeks);
	const begun = await firstDay(store);
	const compared = Array.from({ length: weeks }, (_, index) => addDays(day, -7 * (index + 1)))
		// The ledger may have begun in the middle of its first day.
		.filter((earlier) => begun !== null && earlier > begun);
	const activity = new Activity({ from, day, compared: [...compared, day] });
	const start = await firstSequenceSince(store, berlinDayStart(from));
	for await (const { event } of readSteps(store, { from: start })) activity.add(event);

	const isOver = now.getTime() >= berlinDayStart(addDays(day, 1)).getTime();
	const enoughHistory = begun !== null && begun <= addDays(day, -7);
	return {
		day,
		weeks,
		comparedDays: compared.length,
		enoughHistory,
		findings: [
			...(compared.length >= LEAST_COMPARED ? volumeFindings(activity, day, compared, isOver) : []),
			...(enoughHistory ? hourFindings(activity, day, weeks) : []),
			...(enoughHistory ? await actorFindings(store, activity, { day, weeks }) : []),
			...(enoughHistory ? decisionFindings(activity, day) : []),
		],
	};
}

async function firstDay(store: LedgerStore): Promise<string | null> {
	for await (const { event } of readSteps(store)) return berlinDay(new Date(event.ts));
	return null;
}

function volumeFindings(
	{ documents, written }: Activity,
	day: string,
	compared: readonly string[],
	isOver: boolean,
): readonly UnusualFinding[] {
	const held = (counts: ReadonlyMap<string, Set<string>>) => {
		const countOn = (one: string) => counts.get(one)?.size ?? 0;
		const usual = usualOf(compared.map(countOn));
		const count = countOn(day);
		const params = { day, count, usual: Math.round(usual.median) };
		return { deviation: deviationFrom(count, usual), params };
	};
	const [volume, writes] = [held(documents), held(written)];
	const findings: (UnusualFinding | false)[] = [
		volume.deviation === 'above' && { code: 'UNUSUAL_DOCUMENTS_MANY', params: volume.params },
		volume.deviation === 'below' &&
			isOver && { code: 'UNUSUAL_DOCUMENTS_FEW', params: volume.params },
		writes.deviation === 'above' && { code: 'UNUSUAL_WRITES_MANY', params: writes.params },
	];
	return findings.filter((finding) => finding !== false);
}

function hourFindings({ hours }: Activity, day: string, weeks: number): readonly UnusualFinding[] {
	const steps = hours.before.reduce((total, count) => total + count, 0);
	if (steps < LEAST_STEPS) return [];
	return hours.today.flatMap((count, hour) =>
		count > 0 && hours.before[hour] === 0
			? [{ code: 'UNUSUAL_HOUR' as const, params: { day, hour, count, weeks } }]
			: [],
	);
}

async function actorFindings(
	store: LedgerStore,
	{ actors, actorsBefore }: Activity,
	{ day, weeks }: { day: string; weeks: number },
): Promise<readonly UnusualFinding[]> {
	const strangers = new Map([...actors].filter(([key]) => !actorsBefore.has(key)));
	if (strangers.size === 0) return [];
	const known = await actedBefore(store, new Set(strangers.keys()), berlinDayStart(day));
	return [...strangers].map(([key, { id, kind, count }]) => ({
		code: known.has(key) ? 'UNUSUAL_ACTOR_BACK' : 'UNUSUAL_ACTOR_NEW',
		params: { day, actor: id, kind, count, weeks },
	}));
}

/** Reads what lies before the weeks only as far as needed, and only when somebody is not known from them. */
async function actedBefore(
	store: LedgerStore,
	wanted: ReadonlySet<string>,
	instant: Date,
): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	for await (const { event } of readSteps(store)) {
		if (found.size === wanted.size) break;
		const isEarlier = Date.parse(event.ts) < instant.getTime();
		const key = actorKey(event.actor);
		if (isEarlier && wanted.has(key)) found.add(key);
	}
	return found;
}

function decisionFindings({ decisions }: Activity, day: string): readonly UnusualFinding[] {
	return [...decisions].flatMap(([actor, days]) => {
		const count = days.get(day)?.size ?? 0;
		const before = [...days].filter(([other]) => other !== day).map(([, { size }]) => size);
		const missing = Math.max(0, LEAST_DECIDING_DAYS - before.length);
		const usual = usualOf([...before, ...Array.from({ length: missing }, () => 0)]);
		return deviationFrom(count, usual) === 'above'
			? [
					{
						code: 'UNUSUAL_DECISIONS_MANY' as const,
						params: { day, actor, count, usual: Math.round(usual.median) },
					},
				]
			: [];
	});
}

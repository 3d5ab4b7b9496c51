import type { Ampel } from '../../envelope/envelope';
import { berlinDayStart } from '../../calendar/berlin';
import { addDays, daysBetween, isCalendarDate } from '../../calendar/day';
import type { RecordedEvent } from '../event/read-event';
import { stepActions } from '../event/actions';
import type { LedgerStore } from '../store/store';
import { DayTally, type DayReport } from './day-tally';
import { reportError } from './errors';
import { firstSequenceSince } from './first-sequence';
import { GermanClock } from './german-clock';
import { CheckedPrices, type PriceList } from './model-usage';
import { OncePerRun } from './once-per-run';
import { findOpenStates } from './open-documents';
import { readSteps } from './read-steps';

/** What a daily report wants to know. */
export interface DailyQuery {
	/** first and last German day, `YYYY-MM-DD` */
	readonly from: string;
	readonly to: string;
	/** prices of models; without them use is counted only */
	readonly prices?: PriceList;
}

/** Days in numbers, and what was open when the last of them ended. */
export interface DailyReport {
	/** every day asked for, also those on which nothing happened */
	readonly days: readonly DayReport[];
	/** documents without an end at the end of the last day, or now if that is not over */
	readonly open: {
		readonly documents: number;
		/** UTC instant since which the oldest has been open */
		readonly oldestSince: string | null;
	};
}

const MOST_DAYS = 366;

/** How long before a day a document may have been decided or approved that is written or judged on it. */
const LOOK_BACK_DAYS = 31;

const STEPS: ReadonlySet<string> = new Set([...stepActions, 'writeRefused']);

/**
 * Counts what happened, German day by German day. In memory are the documents of these days and of the month
 * before them; finding what is open reads the ledger from its beginning (see `findOpenStates`).
 *
 * @param store where the ledger lives
 * @param query which days
 * @returns the report
 * @throws BelegflussError REPORT_DAY_INVALID, REPORT_RANGE_INVALID or REPORT_PRICE_INVALID; the store's error
 */
export async function dailyReport(
	store: LedgerStore,
	{ from, to, prices }: DailyQuery,
): Promise<DailyReport> {
	const days = daysOf(from, to);
	const checked = prices ? new CheckedPrices(prices) : null;
	const counter = new DailyCounter(days);
	const begin = berlinDayStart(addDays(from, -LOOK_BACK_DAYS));
	const until = berlinDayStart(addDays(to, 1));
	for await (const { event } of readSteps(store, {
		from: await firstSequenceSince(store, begin),
	})) {
		counter.add(event);
	}
	const open = await findOpenStates(store, { until });
	return {
		days: counter.reports(checked),
		open: { documents: open.length, oldestSince: open[0]?.since ?? null },
	};
}

function daysOf(from: string, to: string): readonly string[] {
	for (const value of [from, to]) {
		if (!isCalendarDate(value)) throw reportError('REPORT_DAY_INVALID', { value });
	}
	const length = daysBetween(from, to) + 1;
	if (length < 1 || length > MOST_DAYS) {
		throw reportError('REPORT_RANGE_INVALID', { from, to, limit: MOST_DAYS });
	}
	return Array.from({ length }, (_, index) => addDays(from, index));
}

interface KnownDocument {
	ampel: Ampel | null;
	approved: boolean;
	written: boolean;
}

class DailyCounter {
	private readonly tallies: ReadonlyMap<string, DayTally>;
	private readonly known = new Map<string, KnownDocument>();
	private readonly once = new OncePerRun();
	private readonly clock = new GermanClock();

	constructor(days: readonly string[]) {
		this.tallies = new Map(days.map((day) => [day, new DayTally(day)]));
	}

	add(event: RecordedEvent): void {
		if (!STEPS.has(event.action)) return;
		const tally = this.tallies.get(this.clock.at(event.ts).day);
		const { model, outcome, subject } = event;
		const document = subject?.documentSha256;
		if (tally && model && this.once.isNew(event, ['model', model])) tally.addModel(model);
		if (tally && outcome?.state === 'failed') {
			const code = outcome.errorCode ?? 'UNEXPECTED';
			if (this.once.isNew(event, ['failed', code, event.write?.attempt])) tally.addFailure(code);
		}
		if (tally && outcome?.state === 'unknown') tally.addUnknownWrite();
		if (!document) return;
		const known = this.known.get(document) ?? { ampel: null, approved: false, written: false };
		this.known.set(document, known);
		tally?.addStep(event, document, known);
		learn(known, event);
	}

	reports(prices: CheckedPrices | null): readonly DayReport[] {
		return [...this.tallies.values()].map((tally) => tally.report(prices));
	}
}

function learn(known: KnownDocument, { action, decision, approval, outcome }: RecordedEvent): void {
	if (decision && (action === 'checked' || action === 'decided')) known.ampel = decision.ampel;
	if (action === 'approved' || (action === 'written' && approval)) known.approved = true;
	if (action === 'written' && outcome?.state === 'done') known.written = true;
}

import { berlinDay, berlinHour } from '../../calendar/berlin';

/** Day and hour on a German clock. */
export interface GermanTime {
	/** `YYYY-MM-DD` */
	readonly day: string;
	/** 0 to 23 */
	readonly hour: number;
}

const HOUR_MS = 3_600_000;

/**
 * Tells the German time of many instants in a row. German time is whole hours ahead of UTC, so the calendar
 * is asked once an hour instead of once an event.
 */
export class GermanClock {
	private hour = NaN;
	private time: GermanTime = { day: '', hour: 0 };

	/**
	 * @param instant UTC instant as events bear it
	 * @returns its German day and hour
	 */
	at(instant: string): GermanTime {
		const hour = Math.floor(Date.parse(instant) / HOUR_MS);
		if (hour !== this.hour) {
			const start = new Date(hour * HOUR_MS);
			this.hour = hour;
			this.time = { day: berlinDay(start), hour: berlinHour(start) };
		}
		return this.time;
	}
}

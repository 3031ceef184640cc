import { DateTime } from 'luxon';

/** How far back a list reaches. */
export type DateRange = 'all' | 'oneMonth' | 'threeMonths' | 'sixMonths' | 'since';

const MONTHS = { oneMonth: 1, threeMonths: 3, sixMonths: 6 } as const;

/** Luxon takes a time without a date for today. */
const BEGINS_WITH_YEAR = /^\d{4}/;
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** Where clocks go back at night there are two midnights: a day begins at the first. */
const startOfDay = (moment: DateTime): DateTime => {
	const midnights = moment.startOf('day').getPossibleOffsets();
	return midnights.reduce((first, other) => (other < first ? other : first));
};

/**
 * The first moment that belongs to a range (ISO 8601, UTC), `null` for no limit, and `undefined`
 * where the given date is none. A day, given or counted back in calendar months, begins at midnight
 * in `zone` (IANA), whatever the clocks did in between; a date with a time is taken as it is.
 */
export function beginOf(
	range: DateRange,
	since: string,
	nowMs: number,
	zone: string,
): string | null | undefined {
	if (range === 'all') return null;
	const given = since.trim();
	if (range === 'since' && !BEGINS_WITH_YEAR.test(given)) return undefined;
	const begin =
		range === 'since'
			? DateTime.fromISO(given, { zone })
			: DateTime.fromMillis(nowMs, { zone }).minus({ months: MONTHS[range] });
	if (!begin.isValid) return undefined;
	const wholeDay = range !== 'since' || DAY_ALONE.test(given);
	return (wholeDay ? startOfDay(begin) : begin).toUTC().toISO() ?? undefined;
}

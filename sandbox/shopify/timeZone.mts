/** `2026-11-23` and the like, without a zone: what a calendar and a clock on the wall show. */
export function instantOf(local: string, timeZone: string): number {
	const asUtc = Date.parse(`${local}Z`);
	if (Number.isNaN(asUtc)) return Number.NaN;
	const early = asUtc - offsetAt(asUtc, timeZone);
	const late = asUtc - offsetAt(early, timeZone);
	const shows = (instant: number) => instant + offsetAt(instant, timeZone) === asUtc;
	// Clocks that are put forward show some times never: the first instant after those stands in.
	return [late, early].find(shows) ?? Math.max(late, early);
}

export function startOfDay(day: string, timeZone: string): number {
	return instantOf(`${day}T00:00:00`, timeZone);
}

export function dayAfter(day: string): string {
	return dayIn(Date.parse(day) + 86_400_000, 'Etc/UTC');
}

/** The day that the calendar shows there. */
export function dayIn(instant: number, timeZone: string): string {
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

function offsetAt(instant: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
		.formatToParts(instant)
		.find(({ type }) => type === 'timeZoneName');
	const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(parts?.value ?? '') ?? [];
	const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
	return sign === '-' ? -ms : ms;
}

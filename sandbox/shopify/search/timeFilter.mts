import { wholeSecond } from '../time.mts';
import { dayAfter, dayIn, instantOf, startOfDay } from '../timeZone.mts';
import type { Term } from './syntax.mts';

export type Precision = 'seconds' | 'wholeDay';

export interface TimeRules {
	/** From 2026-10 on, `>` leaves out the whole second; before, it behaved like `>=`. */
	readonly greaterThan: 'exclusive' | 'inclusive';
	readonly precision: { readonly created: Precision; readonly updated: Precision };
	/** Of whole days, and of times that name no zone. */
	readonly timeZone: string;
	readonly now: number;
}

/** Undefined when the value is no time. */
export function timeFilter(
	term: Term,
	precision: Precision,
	rules: TimeRules,
): ((time: number) => boolean) | undefined {
	const span = spanOf(term, precision, rules);
	if (span === undefined) return undefined;
	const { from, until } = span;
	switch (term.comparator) {
		case '>': {
			const first = rules.greaterThan === 'inclusive' ? from : from + 1000;
			return (time) => time >= first;
		}
		case '>=':
			return (time) => time >= from;
		case '<':
			return (time) => time < from;
		case '<=':
			return (time) => time < until;
		case '=': {
			const day = daySpan(dayIn(from, rules.timeZone), rules.timeZone);
			return (time) => time >= day.from && time < day.until;
		}
	}
}

interface Span {
	readonly from: number;
	readonly until: number;
}

function spanOf(
	{ value, quoted }: Term,
	precision: Precision,
	{ timeZone, now }: TimeRules,
): Span | undefined {
	if (value === 'now') return secondSpan(now);
	if (quoted && /^\d{4}-\d{2}-\d{2}T\d/.test(value)) {
		const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(value);
		const at = hasZone ? Date.parse(value) : instantOf(value, timeZone);
		if (Number.isNaN(at)) return undefined;
		return precision === 'seconds' ? secondSpan(at) : daySpan(dayIn(at, timeZone), timeZone);
	}
	const [, year, month = '-01', day = '-01'] = /^(\d{4})(-\d{2})?(-\d{2})?/.exec(value) ?? [];
	const date = `${year}${month}${day}`;
	return Number.isNaN(Date.parse(date)) ? undefined : daySpan(date, timeZone);
}

function secondSpan(at: number): Span {
	return { from: wholeSecond(at), until: wholeSecond(at) + 1000 };
}

function daySpan(day: string, timeZone: string): Span {
	return { from: startOfDay(day, timeZone), until: startOfDay(dayAfter(day), timeZone) };
}

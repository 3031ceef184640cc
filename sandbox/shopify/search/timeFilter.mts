import { wholeSecond } from '../time.mts';
import type { Term } from './syntax.mts';

const DAY_MS = 86_400_000;

export interface TimeRules {
	/** From 2026-10 on, `>` leaves out the whole second; before, it behaved like `>=`. */
	readonly greaterThan: 'exclusive' | 'inclusive';
	readonly precision: 'seconds' | 'wholeDay';
	readonly now: number;
}

/** Undefined when the value is no time. */
export function timeFilter(term: Term, rules: TimeRules): ((time: number) => boolean) | undefined {
	const day = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(term.value)?.[0];
	const hasTime = term.quoted && rules.precision === 'seconds' && /T\d/.test(term.value);
	const at = term.value === 'now' ? rules.now : Date.parse(hasTime ? term.value : (day ?? ''));
	if (Number.isNaN(at)) return undefined;
	const unit = hasTime || term.value === 'now' ? 1000 : DAY_MS;
	const from = wholeSecond(at);
	const until = from + unit;
	switch (term.comparator) {
		case '>':
			return (time) =>
				rules.greaterThan === 'inclusive' ? time >= from : wholeSecond(time) > from;
		case '>=':
			return (time) => time >= from;
		case '<':
			return (time) => time < from;
		case '<=':
			return (time) => time < until;
		case '=':
			return (time) => dayOf(time) === dayOf(from);
	}
}

function dayOf(time: number): number {
	return Math.floor(time / DAY_MS);
}

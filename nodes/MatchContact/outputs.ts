import type { Match } from '../core/toContact/matchContact';

const OUTPUTS: Readonly<Record<Match['status'], number>> = {
	matched: 0,
	notFound: 1,
	ambiguous: 2,
	conflict: 2,
	held: 2,
};

/** By which output an item leaves: Matched, Not Found or Needs Review. */
export const outputOf = (status: Match['status']): number => OUTPUTS[status];

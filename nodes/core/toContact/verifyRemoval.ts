import type { Change } from '../outcome';
import type { Contact } from '../profile';
import { problem, type Problem } from '../reasons';
import type { Knowledge } from '../write';
import { isRemoved, type Removal } from './removal';

/** What an answer to a removal shows. */
export interface RemovalVerdict {
	/** Names whose text was not taken. */
	readonly left: readonly string[];
	readonly learned: Partial<Knowledge>;
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Compares an answer with what was written: only what it shows counts. */
export function verifyRemoval(
	{ asksOff, parameter, changes }: Removal,
	written: Removal['set'],
	after: Contact,
): RemovalVerdict {
	// The parameter need not be kept as an attribute: what it did shows in Allow campaign.
	const texts = Object.entries(written).filter(([name]) => !sameName(name, parameter));
	const left = texts.filter(([name, text]) => !isRemoved(after, name, text)).map(([name]) => name);
	const empties = texts.filter(([, text]) => text === '').map(([name]) => name);
	const refused = empties.some((name) => left.includes(name));
	const asked = asksOff && texts.length < Object.keys(written).length;
	const isShown = (attribute: string | undefined) =>
		attribute === undefined
			? !after.allowCampaign
			: !left.some((name) => sameName(name, attribute));
	return {
		left,
		learned: {
			...(empties.length > 0 ? { emptyValues: refused ? 'refused' : 'accepted' } : {}),
			...(asked ? { campaign: after.allowCampaign ? 'ignored' : 'works' } : {}),
		},
		changes: changes.flatMap(({ attribute, change }) => (isShown(attribute) ? [change] : [])),
		problems: asksOff && after.allowCampaign ? [problem('consentNotApplied')] : [],
	};
}

import { CONSENT_KEY, type Ledger, type Push } from './ledger';
import type { WantedContact } from './profile';
import { isStale, type ReadState } from './stale';

const MAX_PUSHES = 3;

/** Two pushes as one: what the earlier one settled is withheld from a few more states than need be. */
const joined = (earlier: Push, later: Push): Push => ({
	...later,
	keys: earlier.keys === 'all' || later.keys === 'all' ? 'all' : [...earlier.keys, ...later.keys],
});

/** The pushes with one more: what it settled is no longer in the earlier ones. */
export function withPush(pushes: readonly Push[] = [], push: Push): readonly Push[] {
	const { keys } = push;
	if (keys === 'all') return [push];
	if (keys.length === 0) return pushes;
	const earlier = pushes.flatMap((one) => {
		if (one.keys === 'all') return [one];
		const left = one.keys.filter((key) => !keys.includes(key));
		return left.length > 0 ? [{ ...one, keys: left }] : [];
	});
	const all = [...earlier, push];
	const [first, second, ...others] = all;
	const tooMany = all.length > MAX_PUSHES && first !== undefined && second !== undefined;
	return tooMany ? [joined(first, second), ...others] : all;
}

/** The pushes that a state of the customer is too old to know of. */
export const newerPushes = (state: ReadState, { pushes = [] }: Ledger): readonly Push[] =>
	pushes.filter((push) => isStale(state, push));

export interface Withheld {
	/** The customer without what this state of it is too old to speak of. */
	readonly wanted: WantedContact;
	/** Attributes of tags that are not spoken of. */
	readonly tags: ReadonlySet<string>;
}

/**
 * A run from the contact has settled some entries with a newer state of the customer than this
 * one: of those, nothing was told.
 */
export function withhold(wanted: WantedContact, ledger: Ledger | undefined): Withheld {
	const pushes = ledger ? newerPushes(wanted, ledger) : [];
	if (!ledger || pushes.length === 0) return { wanted, tags: new Set() };
	const all = pushes.some(({ keys }) => keys === 'all');
	const named = new Set(pushes.flatMap(({ keys }) => (keys === 'all' ? [] : keys)));
	const settled = (key: string) =>
		named.has(key) ||
		(all && (Object.hasOwn(ledger.fields, key) || Object.hasOwn(ledger.tags, key)));
	const attributes = Object.entries(wanted.attributes).filter(
		([name]) => !settled(name.toLowerCase()),
	);
	const { consent, ...others } = wanted;
	const tells = consent !== undefined && !all && !named.has(CONSENT_KEY);
	return {
		wanted: {
			...others,
			attributes: Object.fromEntries(attributes),
			...(tells ? { consent } : {}),
		},
		tags: new Set([...named, ...(all ? Object.keys(ledger.tags) : [])]),
	};
}

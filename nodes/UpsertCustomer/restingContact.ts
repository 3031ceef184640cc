import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { WantedCustomer } from '../core/profile';
import { isUnchangedMatch, readCustomerMatch } from '../n8n/customerItemJson';
import { readFailedMatch, readProblems } from '../n8n/itemJson';
import { without } from './tellOutcomes';

/** The problems that earlier nodes put on an item. */
export const earlierProblems = ({ problems, match }: IDataObject): Outcome['problems'] => [
	...readProblems(problems),
	...readProblems((match as { problems?: unknown } | null | undefined)?.problems),
];

/** How a contact ends of which nothing has to be written; `undefined` where something may be. */
export function restingContact(
	json: IDataObject,
	wanted: WantedCustomer | undefined,
	mayCreate: boolean,
): Outcome | undefined {
	if (!wanted) return without('failed', 'notMapped');
	const { number, contactId, linkedTo, consent } = wanted;
	const problems = earlierProblems(json);
	const contact = { id: contactId, ...(number === null ? {} : { number }) };
	const notLookedUp = readFailedMatch(json.match);
	if (notLookedUp) return { ...without('failed', 'noAnswer'), ...notLookedUp, contact };
	if (isUnchangedMatch(json.match)) {
		const customer = linkedTo === undefined ? {} : { customer: { id: linkedTo } };
		return { ...without('unchanged', 'alreadyInStep'), problems, contact, ...customer };
	}
	const match = readCustomerMatch(json.match);
	if (!match) return without('failed', 'notMatched');
	// Whoever said STOP gets no more campaigns, customer or not: that has to be written.
	const passedOver = match.status === 'notFound' && !mayCreate && consent?.heard !== 'optOut';
	return passedOver ? { ...without('skipped', 'notLinked'), problems, contact } : undefined;
}

import { toCanonicalEmail } from '../email';
import { remembers, token, type Agreed, type Value } from '../ledger';
import type { ConflictRule } from '../write';
import { problem, type Problem } from '../reasons';

/** What becomes of one field in a run from the contact to the customer. */
export type FieldDecision =
	| 'equal'
	/** Written to the customer. */
	| 'toCustomer'
	/** Filled in on the contact, which had nothing when the two were linked. */
	| 'toContact'
	/** Both had something when they were linked: both keep it. */
	| 'bothStay'
	/** Neither has anything, and the contact not even the attribute. */
	| 'bothEmpty'
	/** Nothing to do in this direction; the ledger keeps what it has. */
	| 'asItWas';

export interface FieldMerge {
	readonly decision: FieldDecision;
	readonly problems: readonly Problem[];
}

export interface FieldSides {
	/** The field of the customer, for people. */
	readonly field: string;
	readonly customer: Value;
	/** `undefined`: the contact's side was not told. */
	readonly contact: Value | undefined;
	/** As the attribute spells it, which is what the ledger keeps in either direction. */
	readonly spelled: Value;
	readonly agreed: Agreed | undefined;
	/** Whether the contact's attribute is empty and the two are linked for the first time. */
	readonly canFillContact: boolean;
	/** Whether the customer was told to have nothing and the contact lacks the attribute. */
	readonly isEmptyOnBoth: boolean;
}

const plain = (value: Value): string => {
	const text = (value ?? '').trim();
	return toCanonicalEmail(text) ?? text;
};

/** Whether two values say the same: white space around them, and the case of an e-mail, do not. */
export const saysTheSame = (a: Value, b: Value): boolean => plain(a) === plain(b);

const only = (decision: FieldDecision, ...problems: readonly Problem[]): FieldMerge => ({
	decision,
	problems,
});

/** One field, three ways. Without a ledger what is missing is filled in and nothing overwritten. */
export function mergeField(sides: FieldSides, rule: ConflictRule): FieldMerge {
	const { field, customer, contact, agreed } = sides;
	if (contact === undefined) {
		if (agreed) return only('asItWas');
		if (sides.isEmptyOnBoth) return only('bothEmpty');
		return only(customer !== null && sides.canFillContact ? 'toContact' : 'asItWas');
	}
	if (saysTheSame(customer, contact)) return only('equal');
	if (!agreed) {
		if (customer === null) return only('toCustomer');
		if (contact === null && sides.canFillContact) return only('toContact');
		return contact === null ? only('asItWas') : only('bothStay', problem('bothStay', field));
	}
	const customerChanged = !remembers(agreed.customer, customer);
	const contactChanged = !remembers(agreed.contact, sides.spelled);
	if (!contactChanged) {
		const left = customerChanged ? [problem('leftToOtherDirection', field)] : [];
		return only('asItWas', ...left);
	}
	if (!customerChanged) return only('toCustomer');
	switch (rule) {
		case 'contactWins':
			return only('toCustomer', problem('conflictWon', field));
		case 'customerWins':
			return only('asItWas', problem('conflictLost', field));
		case 'hold':
			return only('asItWas', problem('conflictHeld', field));
	}
}

/** What the ledger should say of the field, once the customer is as `customer` shows. */
export function settleField(
	decision: FieldDecision,
	before: Pick<FieldSides, 'customer' | 'contact' | 'spelled' | 'agreed'>,
	customer: Value,
): Agreed | undefined {
	const contact = token(before.spelled);
	switch (decision) {
		case 'asItWas':
			return before.agreed;
		case 'bothEmpty':
			// What came to the customer meanwhile, as its name did, is still to be brought.
			return customer === null ? { customer: null, contact: null } : before.agreed;
		case 'toContact':
			return { customer: token(customer), contact: token(customer) };
		case 'toCustomer': {
			// A value that the shop spells in its own way was taken all the same.
			const taken =
				saysTheSame(customer, before.contact ?? null) || !saysTheSame(customer, before.customer);
			if (!taken) return before.agreed;
			return { customer: token(customer), contact };
		}
		case 'equal':
		case 'bothStay':
			return { customer: token(customer), contact };
	}
}

import { remembers, token, type Agreed, type Value } from '../ledger';
import type { ConflictRule } from '../write';
import { problem, type Problem } from '../reasons';

export interface FieldMerge {
	/** What to write to the contact; absent when nothing is. */
	readonly write?: { readonly value: Value };
	/** What the ledger should remember; absent when it knows nothing of the field. */
	readonly agreed?: Agreed;
	readonly problems: readonly Problem[];
}

export interface FieldSides {
	readonly field: string;
	/** `undefined`: the customer's side was not told. */
	readonly customer: Value | undefined;
	readonly contact: Value;
	readonly agreed: Agreed | undefined;
}

const inStep = (value: Value): Agreed => ({ customer: token(value), contact: token(value) });
const same = (a: Value, b: Value) => (a ?? '').trim() === (b ?? '').trim();

/** One field, three ways, in a run from the customer to the contact. */
export function mergeField(sides: FieldSides, rule: ConflictRule): FieldMerge {
	const { field, customer, contact, agreed } = sides;
	const kept = { ...(agreed ? { agreed } : {}) };
	if (customer === undefined) return { ...kept, problems: [] };
	if (same(customer, contact)) {
		return { agreed: { customer: token(customer), contact: token(contact) }, problems: [] };
	}

	const write: FieldMerge = { write: { value: customer }, agreed: inStep(customer), problems: [] };
	if (agreed === undefined) return customer === null ? { problems: [] } : write;
	const customerChanged = !remembers(agreed.customer, customer);
	const contactChanged = !remembers(agreed.contact, contact);
	if (!customerChanged) {
		return { ...kept, problems: contactChanged ? [problem('leftToOtherDirection', field)] : [] };
	}
	if (!contactChanged) return write;
	switch (rule) {
		case 'customerWins':
			return { ...write, problems: [problem('conflictLost', field)] };
		case 'contactWins':
			return { ...kept, problems: [problem('conflictWon', field)] };
		case 'hold':
			return { ...kept, problems: [problem('conflictHeld', field)] };
	}
}

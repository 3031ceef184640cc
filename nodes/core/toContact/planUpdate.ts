import { nameOnContact, rememberedBy } from '../attributes';
import type { Ledger } from '../ledger';
import { encodeLedger } from '../ledgerText';
import type { Change } from '../outcome';
import type { Plan, PlanInput } from './plan';
import { consentMerge, consentPart } from './planConsent';
import { optOutOf } from './planCreate';
import { fieldsPart, tagsPart } from './planParts';
import type { Contact } from '../profile';
import { newerPushes, withhold } from '../pushes';
import type { Reason } from '../reasons';
import { isSameLedger } from '../sameLedger';
import { isStale } from '../stale';

function reasonOf(linked: boolean, moved: boolean, changes: readonly Change[]): Reason {
	if (moved) return 'phoneChanged';
	if (!linked) return 'firstLink';
	return changes.length > 0 ? 'customerChanged' : 'memoryRefreshed';
}

/** The differences between a customer and its contact, as one write, or none. */
export function planUpdate(input: PlanInput, contact: Contact, previous: readonly Contact[]): Plan {
	const { wanted, settings } = input;
	const { names } = settings;
	const remembered = rememberedBy(contact, names);
	const linked = remembered.customerId === wanted.customerId;
	const ledger = linked ? remembered.ledger : undefined;
	const newest = [ledger, ...previous.map((one) => rememberedBy(one, names).ledger)];
	if (newest.some((one) => one && isStale(wanted, one))) {
		return { action: 'skip', reason: 'staleCustomer', problems: [], contact };
	}

	const withheld = withhold(wanted, ledger);
	const told = { ...input, wanted: withheld.wanted };
	const fields = fieldsPart(told, contact, ledger);
	const tags = tagsPart(told, contact, ledger, withheld.tags);
	// An opt-out of an earlier number goes along even with a state that is too old to speak of more.
	const merge = consentMerge(optOutOf(previous, settings) ? input : told, contact, ledger);
	const consent = consentPart(told, contact, merge);
	const problems = [...fields.problems, ...tags.problems, ...merge.problems];
	const changes = [...fields.changes, ...tags.changes, ...consent.changes];

	const next: Ledger = {
		updatedAt: wanted.updatedAt,
		readAt: wanted.readAt,
		fields: fields.agreed,
		tags: tags.agreed,
		...(merge.agreed ? { consent: merge.agreed } : {}),
		...(ledger ? { pushes: newerPushes(wanted, ledger) } : {}),
	};
	const prefix = wanted.tags?.prefix ?? '';
	const quiet = merge.settled && ledger?.consent ? { ...next, consent: ledger.consent } : next;
	const same = ledger && isSameLedger(ledger, quiet, prefix);
	if (changes.length === 0 && same && previous.length === 0) {
		const held = problems.some(({ code }) => code === 'conflictHeld');
		return held
			? { action: 'hold', reason: 'conflictHeld', problems, contact }
			: { action: 'leave', reason: 'alreadyInStep', problems, contact };
	}

	const set = new Map([...fields.set, ...tags.set, ...consent.set]);
	if (!linked) set.set(nameOnContact(contact, names.link), wanted.customerId);
	for (const [name, text] of Object.entries(encodeLedger(next, names.ledger, prefix))) {
		set.set(name, text);
	}
	return {
		action: 'update',
		contact,
		write: {
			set: Object.fromEntries(set),
			ledger: next,
			prefix,
			...(merge.ask === undefined
				? {}
				: {
						asked: {
							value: merge.ask,
							before: contact.allowCampaign,
							carried: merge.carried === true,
						},
					}),
			changes,
			reason: reasonOf(linked, previous.length > 0, changes),
			problems,
			release: previous,
		},
	};
}

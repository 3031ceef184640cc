import { rememberedBy } from '../attributes';
import type { Value } from '../ledger';
import { CONSENT_FIELDS, fieldOfTag, type Change } from '../outcome';
import type { Contact, CustomerProfile, TagSettings } from '../profile';
import { problem } from '../reasons';
import { isStale } from '../stale';
import type { PlanSettings } from '../write';
import { consentOf, decideConsent, subscribesNew } from './decideConsent';
import { decideFields, firstFill } from './decideFields';
import {
	NOBODY,
	textOf,
	type CustomerPlan,
	type CustomerPlanInput,
	type CustomerWrite,
	type Decision,
} from './decision';
import { mergeTags } from './mergeTags';

const change = (field: string, from: Change['to'], to: Change['to']): Change => ({
	side: 'customer',
	field,
	from,
	to,
});

/** What a write changes, for people. */
function changesOf(
	{ fields, addTags, removeTags, consent }: CustomerWrite,
	customer: CustomerProfile,
	consentBefore: string,
): readonly Change[] {
	const valueOf = (field: string): Value =>
		field === 'phone' ? (customer.phone ?? null) : textOf(customer, field, 'text');
	return [
		...Object.entries(fields).map(([field, to]) => change(field, valueOf(field), to)),
		...addTags.map((tag) => change(fieldOfTag(tag), false, true)),
		...removeTags.map((tag) => change(fieldOfTag(tag), true, false)),
		...(consent ? [change(CONSENT_FIELDS[consent.channel], consentBefore, consent.state)] : []),
	];
}

/** No tag is called like what the sync itself writes for the consent. */
const withOwnNames = (
	tags: TagSettings,
	{ names, campaignParameter }: PlanSettings,
): TagSettings => ({ ...tags, reserved: [...tags.reserved, names.consent, campaignParameter] });

/** Namesakes that hold the link which the contact is about to get. */
const holdersOf = (
	{ namesakes = [], settings }: CustomerPlanInput,
	{ id }: CustomerProfile,
): readonly Contact[] =>
	namesakes.filter((one) => rememberedBy(one, settings.names).customerId === id);

function decide(input: CustomerPlanInput, customer: CustomerProfile, linked: boolean): Decision {
	const { wanted, contact, settings } = input;
	const isNew = customer === NOBODY;
	const ledger = linked ? rememberedBy(contact, settings.names).ledger : undefined;
	const { fields, problems } = decideFields(input, customer, ledger);
	const merged = fields.flatMap(({ field, contact: value, decision }) =>
		decision === 'toCustomer' ? [[field, value ?? null] as const] : [],
	);
	const written: Record<string, Value> = {
		...firstFill(input, customer, ledger),
		...Object.fromEntries(merged),
	};
	const tags =
		wanted.tags &&
		mergeTags(withOwnNames(wanted.tags, settings), customer.tags ?? [], contact, ledger);
	const consentBefore = consentOf(wanted, customer, written);
	const consent = consentBefore && decideConsent(input, consentBefore, ledger);

	const subscribe = isNew && subscribesNew(input);
	const channel = wanted.consent?.channel;
	const toCustomer = subscribe
		? { channel: 'email' as const, state: 'subscribed' as const }
		: channel && consent?.toCustomer && { channel, ...consent.toCustomer };
	const write: CustomerWrite = {
		fields: written,
		addTags: [...(tags?.add.values() ?? [])],
		removeTags: [...(tags?.remove.values() ?? [])].flat(),
		...(toCustomer ? { consent: toCustomer } : {}),
	};
	return {
		kind: isNew ? 'create' : 'update',
		customer,
		ledger,
		write,
		fields,
		tags,
		// Being subscribed anew, the customer is in step with a contact that campaigns may reach.
		consent: subscribe && channel === 'email' ? { ledger: 'asSeen', problems: [] } : consent,
		consentBefore,
		changes: changesOf(write, customer, consentBefore?.state ?? 'notSubscribed'),
		release: linked ? [] : holdersOf(input, customer),
		problems: [...problems, ...(tags?.problems ?? []), ...(consent?.problems ?? [])],
	};
}

/** Where nothing else may be written, an opt-out still crosses to the customer of the link. */
function optOutOnly(input: CustomerPlanInput, linked: CustomerProfile): Decision | undefined {
	const { contactId, number, phones, emails, subscribeNew, consent } = input.wanted;
	const bare = { contactId, number, phone: null, phones, emails, subscribeNew, fields: {} };
	const alone = { ...input, wanted: { ...bare, ...(consent ? { consent } : {}) } };
	const decision = decide(alone, linked, true);
	const speaks = consent?.heard === 'optOut' && decision.consent?.ask === false;
	const crosses = speaks || decision.write.consent?.state === 'unsubscribed';
	if (!crosses) return undefined;
	return { ...decision, kind: 'optOutOnly', problems: [problem('optOutSaved')] };
}

/** What should be written for one contact. Nothing is, until someone carries it out. */
export function planCustomer(input: CustomerPlanInput): CustomerPlan {
	const { match, wanted, contact, settings } = input;
	switch (match.status) {
		case 'held':
		case 'ambiguous':
		case 'conflict': {
			const saved = match.linked && optOutOnly(input, match.linked);
			return saved ?? { kind: 'hold', reason: match.reason, problems: [] };
		}
		case 'notFound':
			if (input.mayCreate === false) return { kind: 'skip', reason: 'notLinked', problems: [] };
			if (wanted.phone === null) {
				return { kind: 'skip', reason: wanted.phoneProblem ?? 'phoneInvalid', problems: [] };
			}
			return decide(input, NOBODY, false);
		case 'matched': {
			const { customer } = match;
			const { customerId, ledger } = rememberedBy(contact, settings.names);
			const linked = customerId === customer.id;
			if (linked && ledger && isStale(customer, ledger)) {
				const saved = optOutOnly(input, customer);
				return saved ?? { kind: 'skip', reason: 'staleCustomer', problems: [] };
			}
			if (!linked && !input.wrote && holdersOf(input, customer).length > 0) {
				return { kind: 'hold', reason: 'twoContacts', problems: [] };
			}
			return decide(input, customer, linked);
		}
	}
}

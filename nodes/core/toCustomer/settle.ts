import { nameOnContact, rememberedBy, valueOnContact } from '../attributes';
import { CONSENT_KEY, type Agreed, type Ledger } from '../ledger';
import { encodeLedger } from '../ledgerText';
import { CAMPAIGN_FIELD, fieldOfTag, type Change } from '../outcome';
import type { Knowledge, PlanSettings, Write } from '../write';
import type { Consent, Contact, CustomerProfile, WantedCustomer } from '../profile';
import type { Reason } from '../reasons';
import { withPush } from '../pushes';
import { isSameLedger } from '../sameLedger';
import { settleConsent } from './mergeConsent';
import { settleField } from './mergeField';
import { settleTags } from './mergeTags';
import { isEmptyWrite, textOf, type Decision } from './decision';

export interface SettleInput {
	readonly wanted: WantedCustomer;
	readonly contact: Contact;
	readonly decision: Decision;
	/** The customer as the last answer shows it. */
	readonly after: CustomerProfile;
	readonly settings: PlanSettings;
	readonly knowledge: Knowledge;
}

interface Settled {
	readonly set: Map<string, string>;
	readonly changes: Change[];
}

type Shown = Change['to'];

const onContact = (field: string, from: Shown, to: Shown): Change => ({
	side: 'contact',
	field,
	from,
	to,
});

function settledFields(
	{ contact, decision: { fields, ledger }, after }: SettleInput,
	{ set, changes }: Settled,
): Ledger['fields'] {
	const agreed = new Map<string, Agreed>(Object.entries(ledger?.fields ?? {}));
	for (const { key, field, attribute, type, decision, ...before } of fields) {
		const customer = textOf(after, field, type);
		const sides = { ...before, agreed: agreed.get(key) };
		const next = settleField(decision, sides, customer);
		if (next) agreed.set(key, next);
		if (decision !== 'toContact' || attribute === undefined || customer === null) continue;
		set.set(nameOnContact(contact, attribute), customer);
		changes.push(onContact(attribute, null, customer));
	}
	return Object.fromEntries(agreed);
}

function settledTags(
	{ contact, wanted, decision: { tags, ledger }, after }: SettleInput,
	{ set, changes }: Settled,
): Ledger['tags'] {
	if (!tags || !wanted.tags) return ledger?.tags ?? {};
	for (const [attribute, tag] of tags.fill) {
		set.set(nameOnContact(contact, attribute), 'true');
		changes.push(onContact(fieldOfTag(tag), false, true));
	}
	return settleTags(tags, wanted.tags, after.tags ?? [], contact, ledger);
}

/** The customer's consent in the channel of the run, as an answer shows it. */
function seenConsent({ wanted, after, decision }: SettleInput): Consent | undefined {
	const channel = wanted.consent?.channel;
	const seen = channel && after.consents[channel];
	return seen ? { ...seen, channel } : decision.consentBefore;
}

function settledConsent(input: SettleInput, { set, changes }: Settled): Ledger['consent'] {
	const { contact, decision, settings, knowledge } = input;
	const { consent: merge, ledger } = decision;
	const customer = seenConsent(input);
	if (!merge || !customer) return ledger?.consent;
	const { campaignParameter, names } = settings;
	if (merge.ask === false) {
		if (campaignParameter !== '') set.set(nameOnContact(contact, campaignParameter), 'false');
		changes.push(onContact(CAMPAIGN_FIELD, contact.allowCampaign, false));
	}
	const effective = customer.state === 'subscribed' && contact.allowCampaign && merge.ask !== false;
	const mirror = String(effective);
	const current = names.consent === '' ? mirror : valueOnContact(contact, names.consent);
	if (merge.ledger === 'asSeen' && current !== mirror) {
		set.set(nameOnContact(contact, names.consent), mirror);
		changes.push(onContact(names.consent, current, mirror));
	}
	return settleConsent({
		merge,
		customer,
		contact: contact.allowCampaign,
		agreed: ledger?.consent,
		parameter: campaignParameter,
		control: knowledge.campaign,
	});
}

/** What this run has settled, by the keys of the ledger. */
function settledKeys(next: Ledger, { ledger, tags, consent }: Decision): readonly string[] | 'all' {
	if (!ledger) return 'all';
	const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
	const fields = Object.keys(next.fields).filter((key) =>
		differs(next.fields[key], ledger.fields[key]),
	);
	const moved = [...(tags?.add.keys() ?? []), ...(tags?.remove.keys() ?? [])];
	const known = Object.keys({ ...ledger.tags, ...next.tags });
	const turned = known.filter((key) => key in ledger.tags !== key in next.tags);
	const agreed = consent?.toCustomer !== undefined || differs(next.consent, ledger.consent);
	return [...new Set([...fields, ...moved, ...turned, ...(agreed ? [CONSENT_KEY] : [])])];
}

/** Why a run wrote something, or did not. */
export function reasonOf(decision: Decision, remembers: boolean): Reason {
	if (decision.kind === 'create') return 'contactNew';
	if (!decision.ledger) return 'firstLink';
	if (!isEmptyWrite(decision.write)) return 'contactChanged';
	return remembers ? 'memoryRefreshed' : 'alreadyInStep';
}

/**
 * What to write to the contact once the customer is as it should be: link, ledger, and what the
 * contact lacked. `undefined` when there is nothing to write.
 */
export function settle(input: SettleInput): Write | undefined {
	const { wanted, contact, decision, after, settings } = input;
	const { ledger } = decision;
	const { names } = settings;
	const settled: Settled = { set: new Map(), changes: [] };
	const fields = settledFields(input, settled);
	const tags = settledTags(input, settled);
	const consent = settledConsent(input, settled);
	const { set, changes } = settled;
	const known: Ledger = {
		updatedAt: ledger?.updatedAt ?? '',
		readAt: ledger?.readAt ?? '',
		fields,
		tags,
		...(consent ? { consent } : {}),
	};
	const prefix = wanted.tags?.prefix ?? '';
	const linked = rememberedBy(contact, names).customerId === after.id;
	if (linked && ledger && set.size === 0 && isSameLedger(ledger, known, prefix)) return undefined;

	const push = {
		updatedAt: after.updatedAt,
		readAt: after.readAt,
		keys: settledKeys(known, decision),
	};
	const next: Ledger = { ...known, pushes: withPush(ledger?.pushes, push) };
	if (!linked) set.set(nameOnContact(contact, names.link), after.id);
	for (const [name, text] of Object.entries(encodeLedger(next, names.ledger, prefix))) {
		set.set(name, text);
	}
	const asks = decision.consent?.ask === false;
	return {
		set: Object.fromEntries(set),
		ledger: next,
		prefix,
		...(asks ? { asked: { value: false, before: contact.allowCampaign, carried: false } } : {}),
		changes,
		reason: reasonOf(decision, true),
		problems: [],
		release: decision.release,
	};
}

/** The customer as a write would leave it: what a dry run goes on with. */
export function projected(decision: Decision): CustomerProfile {
	const { customer, write } = decision;
	const { fields, addTags, removeTags, consent } = write;
	const kept = (customer.tags ?? []).filter((tag) => !removeTags.includes(tag));
	return {
		...customer,
		...(fields['phone'] ? { phone: fields['phone'] } : {}),
		tags: [...kept, ...addTags],
		consents: {
			...customer.consents,
			...(consent ? { [consent.channel]: { state: consent.state } } : {}),
		},
		field: (name) => (Object.hasOwn(fields, name) ? (fields[name] ?? null) : customer.field(name)),
	};
}

import { nameOnContact, rememberedBy, valueOnContact } from './attributes';
import { encodeLedger, token, type Agreed, type Ledger } from './ledger';
import { asking, mergeConsent, type ConsentMerge } from './mergeConsent';
import { mergeField } from './mergeField';
import { mergeTags } from './mergeTags';
import { CAMPAIGN_FIELD, fieldOfTag, type Change } from './outcome';
import type { Plan, PlanInput } from './plan';
import { optOutOf } from './planCreate';
import type { Contact } from './profile';
import { problem, type Problem, type Reason } from './reasons';
import { isStale } from './stale';

/** What one part of the merge wants written, and what to remember of it. */
interface Part<T> {
	readonly set: ReadonlyMap<string, string>;
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
	readonly agreed: T;
}

function fieldsPart(
	{ wanted, settings, knowledge }: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
): Part<Ledger['fields']> {
	const set = new Map<string, string>();
	const changes: Change[] = [];
	const problems: Problem[] = [];
	const agreed = new Map<string, Agreed>(Object.entries(ledger?.fields ?? {}));
	for (const [field, customer] of Object.entries(wanted.attributes)) {
		const key = field.toLowerCase();
		const current = valueOnContact(contact, field);
		const merge = mergeField(
			{ field, customer, contact: current, agreed: agreed.get(key) },
			settings.conflictRule,
		);
		problems.push(...merge.problems);
		if (merge.write?.value === null && knowledge.emptyValues === 'refused') {
			agreed.set(key, { customer: null, contact: token(current) });
			problems.push(problem('emptyNotAccepted', field));
			continue;
		}
		if (merge.agreed) agreed.set(key, merge.agreed);
		if (!merge.write) continue;
		set.set(nameOnContact(contact, field), merge.write.value ?? '');
		changes.push({ field, from: current, to: merge.write.value });
	}
	return { set, changes, problems, agreed: Object.fromEntries(agreed) };
}

function tagsPart(
	{ wanted, knowledge }: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
): Part<Ledger['tags']> {
	if (!wanted.tags) {
		return { set: new Map(), changes: [], problems: [], agreed: ledger?.tags ?? {} };
	}
	const merge = mergeTags(wanted.tags, contact, ledger);
	const problems = [...merge.problems];
	const set = new Map<string, string>();
	for (const { attribute, tag, on } of merge.switched) {
		const empty = !on && wanted.tags.whenRemoved === 'empty';
		if (empty && knowledge.emptyValues === 'refused') {
			problems.push(problem('emptyNotAccepted', tag || attribute));
		}
		set.set(attribute, on ? 'true' : empty && knowledge.emptyValues !== 'refused' ? '' : 'false');
	}
	const changes = merge.switched.map(({ attribute, tag, on }) => ({
		field: tag ? fieldOfTag(tag) : attribute,
		from: !on,
		to: on,
	}));
	return { set, changes, problems, agreed: merge.agreed };
}

function consentMerge(
	input: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
): ConsentMerge {
	const { wanted, match, settings, knowledge } = input;
	const consent = wanted.consent;
	if (!consent) return { ...(ledger?.consent ? { agreed: ledger.consent } : {}), problems: [] };
	const control = { parameter: settings.campaignParameter, control: knowledge.campaign };
	const moved = match.status === 'matched' ? optOutOf(match.previous, settings) : undefined;
	if (moved && consent.state === 'subscribed') {
		const agreed = moved.agreed ?? asking(consent, contact.allowCampaign, false, control);
		const ask = contact.allowCampaign ? { ask: false } : {};
		const carried = moved.agreed ? { carried: true as const } : {};
		return { ...ask, ...carried, effective: false, agreed, problems: [problem('optOutKept')] };
	}
	return mergeConsent({
		customer: consent,
		contact: contact.allowCampaign,
		agreed: ledger?.consent,
		fresh: input.fresh,
		...control,
	});
}

function consentPart(
	input: PlanInput,
	contact: Contact,
	merge: ConsentMerge,
): Pick<Part<never>, 'set' | 'changes'> {
	const { names, campaignParameter } = input.settings;
	const set = new Map<string, string>();
	const changes: Change[] = [];
	if (merge.ask !== undefined) {
		if (campaignParameter !== '') {
			set.set(nameOnContact(contact, campaignParameter), String(merge.ask));
		}
		changes.push({ field: CAMPAIGN_FIELD, from: contact.allowCampaign, to: merge.ask });
	}
	const mirror = merge.effective === undefined ? undefined : String(merge.effective);
	if (names.consent !== '' && mirror !== undefined) {
		const current = valueOnContact(contact, names.consent);
		if (current !== mirror) {
			set.set(nameOnContact(contact, names.consent), mirror);
			changes.push({ field: names.consent, from: current, to: mirror });
		}
	}
	return { set, changes };
}

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

	const fields = fieldsPart(input, contact, ledger);
	const tags = tagsPart(input, contact, ledger);
	const merge = consentMerge(input, contact, ledger);
	const consent = consentPart(input, contact, merge);
	const problems = [...fields.problems, ...tags.problems, ...merge.problems];
	const changes = [...fields.changes, ...tags.changes, ...consent.changes];

	const next: Ledger = {
		updatedAt: wanted.updatedAt,
		readAt: wanted.readAt,
		fields: fields.agreed,
		tags: tags.agreed,
		...(merge.agreed ? { consent: merge.agreed } : {}),
	};
	const prefix = wanted.tags?.prefix ?? '';
	const same = ledger && remembers(ledger, next, merge.settled === true, prefix);
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

/** Whether the ledger already says what the next one would, its times aside. */
function remembers(ledger: Ledger, next: Ledger, settled: boolean, prefix: string): boolean {
	const text = (one: Ledger) =>
		JSON.stringify(encodeLedger({ ...one, updatedAt: '', readAt: '' }, 'x', prefix));
	const quiet = settled && ledger.consent ? { ...next, consent: ledger.consent } : next;
	return text(ledger) === text(quiet);
}

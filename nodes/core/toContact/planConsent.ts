import { nameOnContact, valueOnContact } from '../attributes';
import type { AgreedConsent, Ledger } from '../ledger';
import { asking } from '../consent';
import { mergeConsent, type ConsentMerge } from './mergeConsent';
import { CAMPAIGN_FIELD, type Change } from '../outcome';
import type { PlanInput } from './plan';
import { optOutOf } from './planCreate';
import type { Part } from './planParts';
import type { Consent, Contact } from '../profile';
import { problem } from '../reasons';

/** The customer had heard of that opt-out, and subscribed anew. */
const isSubscribedSince = ({ state, at }: Consent, agreed: AgreedConsent | undefined): boolean =>
	state === 'subscribed' &&
	agreed?.customer === 'unsubscribed' &&
	Date.parse(at ?? '') > Date.parse(agreed.at ?? '');

/** Consent three ways, and an opt-out of an earlier number that goes along. */
export function consentMerge(
	input: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
): ConsentMerge {
	const { wanted, match, settings, knowledge } = input;
	const consent = wanted.consent;
	if (!consent) return { ...(ledger?.consent ? { agreed: ledger.consent } : {}), problems: [] };
	const control = { parameter: settings.campaignParameter, control: knowledge.campaign };
	const moved = match.status === 'matched' ? optOutOf(match.previous, settings) : undefined;
	const isOver = ledger !== undefined && isSubscribedSince(consent, moved?.agreed);
	if (moved && !isOver && consent.state !== 'unsubscribed') {
		const agreed = moved.agreed ?? asking(consent, contact.allowCampaign, false, control);
		const ask = contact.allowCampaign ? { ask: false } : {};
		const carried = moved.agreed ? { carried: true as const } : {};
		const problems = consent.state === 'subscribed' ? [problem('optOutKept')] : [];
		return { ...ask, ...carried, effective: false, agreed, problems };
	}
	return mergeConsent({
		customer: consent,
		contact: contact.allowCampaign,
		agreed: ledger?.consent,
		fresh: input.fresh,
		...control,
	});
}

/** How the decision about consent is written: as a question to the service, and mirrored. */
export function consentPart(
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

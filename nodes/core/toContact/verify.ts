import { valueOnContact } from '../attributes';
import { token, type Agreed, type Ledger, type Value } from '../ledger';
import { encodeLedger } from '../ledgerText';
import { asking, isPendingOptOut, told, type CampaignControl } from '../consent';
import { CAMPAIGN_FIELD, tagOfField, type Change } from '../outcome';
import type { Knowledge, PlanSettings, Write } from '../write';
import type { Consent, Contact } from '../profile';
import { problem, type Problem } from '../reasons';
import { isTrue, tagAttribute } from '../tags';

/** What an answer to a write shows. */
export interface Verdict {
	readonly problems: readonly Problem[];
	/**
	 * Attributes to write so that the ledger says what is, where it promised too much; and `false`
	 * for a removed tag that would not become empty.
	 */
	readonly correction: Readonly<Record<string, string>>;
	readonly learned: Partial<Knowledge>;
	/** The changes that the answer does show. */
	readonly changes: readonly Change[];
}

/** Attributes that were there, were not ours to write, and are gone: the update replaced the list. */
export function lostAttributes(
	before: Contact,
	set: Readonly<Record<string, string>>,
	after: Contact,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(before.attributes).filter(
			([name, value]) =>
				value !== '' && !Object.hasOwn(set, name) && valueOnContact(after, name) === null,
		),
	);
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const wrote = (after: Contact, name: string, text: string) =>
	(valueOnContact(after, name) ?? '').trim() === text.trim();

/** Whether a contact shows nothing of what was to be written, though that differs from what it had. */
export function isUntouched(
	before: Contact,
	set: Readonly<Record<string, string>>,
	after: Contact,
): boolean {
	const different = Object.entries(set).filter(([name, text]) => !wrote(before, name, text));
	const isAsBefore = ([name]: readonly [string, string]) =>
		valueOnContact(before, name) === valueOnContact(after, name);
	return different.length > 0 && different.every(isAsBefore);
}

/** Whether the contact is as a change says. */
function shows(after: Contact, { field, to }: Change, prefix: string): boolean {
	if (field === CAMPAIGN_FIELD) return after.allowCampaign === to;
	const tag = tagOfField(field);
	const value = valueOnContact(after, tag === undefined ? field : tagAttribute(tag, prefix));
	return typeof to === 'boolean'
		? isTrue(value) === to
		: (value ?? '').trim() === (to ?? '').trim();
}

/** What the contact had where it was to change. */
function before({ changes }: Write, name: string): Value | undefined {
	const from = changes.find(({ field }) => sameName(field, name))?.from;
	return typeof from === 'boolean' || from === undefined ? undefined : token(from);
}

/** Compares an answer with what was asked for: only what it shows counts as written. */
export function verifyWrite(
	write: Write,
	after: Contact,
	consent: Consent | undefined,
	settings: PlanSettings,
): Verdict {
	const problems: Problem[] = [];
	const fields = new Map<string, Agreed>(Object.entries(write.ledger.fields));
	const tags = new Map(Object.entries(write.ledger.tags));
	const mended = new Map<string, string>();
	const { campaignParameter, names } = settings;
	let emptyValues: Knowledge['emptyValues'] | undefined;
	for (const [name, text] of Object.entries(write.set)) {
		// It need not be kept as an attribute: what it did shows in Allow campaign.
		if (sameName(name, campaignParameter)) continue;
		const applied = wrote(after, name, text);
		if (text === '') emptyValues = applied ? 'accepted' : 'refused';
		if (applied) continue;
		problems.push(problem(text === '' ? 'emptyNotAccepted' : 'valueNotApplied', name));
		const key = name.toLowerCase();
		const agreed = fields.get(key);
		if (agreed) {
			const contact = token(valueOnContact(after, name));
			// What is as it was is still to be written; another spelling of it is not.
			const isLeft = text !== '' && contact === before(write, name);
			fields.set(key, { customer: isLeft ? contact : agreed.customer, contact });
		} else if (!isTrue(valueOnContact(after, name))) tags.delete(key);
		else if (text === '') mended.set(name, 'false');
		// A removed tag that is still there must not look like one that the contact's side added.
		else if (text === 'false' && !sameName(name, names.consent)) tags.set(key, '');
	}

	const verdict = verifyConsent(write, after, consent, campaignParameter);
	problems.push(...verdict.problems);
	const mirror = Object.keys(write.set).find((name) => sameName(name, names.consent));
	if (verdict.closed && mirror && isTrue(valueOnContact(after, mirror)))
		mended.set(mirror, 'false');
	const ledger: Ledger = {
		...write.ledger,
		fields: Object.fromEntries(fields),
		tags: Object.fromEntries(tags),
		...(verdict.agreed ? { consent: verdict.agreed } : {}),
	};
	const encode = (one: Ledger) => encodeLedger(one, names.ledger, write.prefix);
	const right = encode(ledger);
	const changed = JSON.stringify(right) !== JSON.stringify(encode(write.ledger));
	return {
		problems,
		correction: { ...Object.fromEntries(mended), ...(changed ? right : {}) },
		learned: {
			...(verdict.control ? { campaign: verdict.control } : {}),
			...(emptyValues ? { emptyValues } : {}),
		},
		changes: write.changes.filter(
			(change) => !mended.has(change.field) && shows(after, change, write.prefix),
		),
	};
}

interface ConsentVerdict {
	readonly problems: readonly Problem[];
	readonly agreed: Ledger['consent'];
	/** Learned only where the answer could have come out either way. */
	readonly control?: CampaignControl;
	/** Campaigns are off, though nobody asked for that: the mirror must not say otherwise. */
	readonly closed?: boolean;
}

function verifyConsent(
	{ asked, ledger, set }: Write,
	after: Contact,
	consent: Consent | undefined,
	parameter: string,
): ConsentVerdict {
	const agreed = ledger.consent;
	const actual = after.allowCampaign;
	if (!asked || !agreed || !consent) {
		return { problems: [], agreed, closed: agreed?.contact === true && !actual };
	}
	const said = Object.keys(set).some((name) => sameName(name, parameter));
	if (asked.value && asked.before && !actual && !said && parameter !== '') {
		// It was taken for new and open, and is neither: as at any first sight, nobody is raised.
		const seen = { customer: consent.state, contact: false, ...told(consent) };
		return { problems: [problem('consentNotRaised')], agreed: seen, closed: true };
	}
	const obeyed = actual === asked.value;
	const control = obeyed ? ('works' as const) : ('ignored' as const);
	const learned = asked.value === asked.before || parameter === '' ? {} : { control };
	const problems = obeyed ? [] : [problem('consentNotApplied')];
	const noted = agreed.contact === actual;
	// An opt-out on its way to the customer stays one, though it was obeyed.
	const right = asked.carried ? obeyed : noted || (isPendingOptOut(agreed) && !actual);
	if (right) return { problems, agreed, ...learned };
	const corrected = asking(consent, actual, asked.value, { parameter, control });
	return { problems, agreed: corrected, ...learned };
}

import type { Write } from '../../../nodes/core/write.ts';
import type { Plan } from '../../../nodes/core/toContact/plan.ts';
import type { Contact, WantedContact } from '../../../nodes/core/profile.ts';
import { isUntouched, lostAttributes, verifyWrite } from '../../../nodes/core/toContact/verify.ts';
import { rememberedBy } from '../../../nodes/core/attributes.ts';
import { contact, linked, names, NOON, plan, PREFIX, settings, wanted } from '../people.mts';

const agreedCity = (value: string) => ({ city: { customer: value, contact: value } });
const VIP = { tag_vip: 'VIP' };

const tags = (on: Readonly<Record<string, string>>, whenRemoved: 'false' | 'empty' = 'false') => ({
	prefix: PREFIX,
	on,
	leftOut: [],
	whenRemoved,
});

function writeOf(one: Plan): Write {
	if (one.action !== 'update' && one.action !== 'create') throw new Error(`planned ${one.action}`);
	return one.write;
}

/** What is found when the service shows these attributes after the write instead of what was sent. */
function verify(
	customer: WantedContact,
	before: Contact,
	shown: Readonly<Record<string, string>>,
	allowCampaign = before.allowCampaign,
) {
	const write = writeOf(plan(customer, before));
	const attributes = { ...before.attributes, ...write.set, ...shown };
	const after = { ...before, attributes, allowCampaign };
	const verdict = verifyWrite(write, after, customer.consent, settings);
	const corrected = { ...after, attributes: { ...attributes, ...verdict.correction } };
	return { ...verdict, ledger: rememberedBy(corrected, names).ledger };
}

const moved = wanted({ attributes: { city: 'Bonn' } });
const inKiel = linked({ attributes: { city: 'Kiel' } }, { fields: agreedCity('Kiel') });

it('finds nothing wrong with an answer that shows what was asked for', () => {
	const { problems, correction } = verify(moved, inKiel, { city: ' Bonn ' });
	expect({ problems, correction }).toEqual({ problems: [], correction: {} });
});

it.each([
	['is as it was: it is still to be written', 'Kiel', 'Kiel'],
	['is kept in another spelling: that is no news', 'BONN', 'Bonn'],
])('counts a value only when the answer shows it. One that %s', (_, city, customer) => {
	const { problems, ledger } = verify(moved, inKiel, { city });
	expect(problems).toEqual([{ code: 'valueNotApplied', field: 'city' }]);
	expect(ledger?.fields).toEqual({ city: { customer, contact: city } });
});

it.each([
	['as it was', { city: 'Kiel' }, true],
	['with something of it', { city: 'Bonn' }, false],
	['changed by somebody else', { city: 'Ulm' }, false],
])(
	'knows whether an answer that shows a contact %s shows a write at all',
	(_, shown, untouched) => {
		const before = contact({ attributes: { city: 'Kiel', plan: 'gold' } });
		const after = contact({ attributes: { plan: 'gold', ...shown } });
		expect(isUntouched(before, { city: 'Bonn', plan: 'gold' }, after)).toBe(untouched);
	},
);

it('takes a write that changes nothing for done', () => {
	const same = contact({ attributes: { city: 'Kiel' } });
	expect(isUntouched(same, { city: ' Kiel' }, same)).toBe(false);
});

it.each([
	['', 'accepted', []],
	['Kiel', 'refused', [{ code: 'emptyNotAccepted', field: 'city' }]],
])('learns from %j after an empty value that it is %s', (city, emptyValues, problems) => {
	const verdict = verify(wanted({ attributes: { city: null } }), inKiel, { city });
	expect(verdict).toMatchObject({ learned: { emptyValues }, problems });
});

it.each(['tag_vip', 'Tag_VIP'])('forgets a tag that did not become true under %s', (attribute) => {
	const before = linked({ attributes: { [attribute]: 'false' } });
	const { problems, ledger } = verify(wanted({ tags: tags(VIP) }), before, {
		[attribute]: 'false',
	});
	expect(problems).toEqual([{ code: 'valueNotApplied', field: attribute }]);
	expect(ledger?.tags).toEqual({});
});

it('remembers a removed tag that is still true, or it would come back from the contact', () => {
	const before = linked({ attributes: { tag_vip: 'true' } }, { tags: VIP });
	const { ledger } = verify(wanted({ tags: tags({}) }), before, { tag_vip: 'true' });
	expect(ledger?.tags).toEqual({ tag_vip: '' });
});

it('writes false for a removed tag that would not become empty', () => {
	const before = linked({ attributes: { tag_vip: 'true' } }, { tags: VIP });
	const customer = wanted({ tags: tags({}, 'empty') });
	expect(verify(customer, before, { tag_vip: 'true' })).toMatchObject({
		correction: { tag_vip: 'false' },
		learned: { emptyValues: 'refused' },
	});
});

const unsubscribed = wanted({ consent: { channel: 'email', state: 'unsubscribed', at: NOON } });
const subscribed = wanted({ consent: { channel: 'email', state: 'subscribed', at: NOON } });
const inStepLedger = { consent: { customer: 'subscribed', contact: true } } as const;
const inStep = linked({}, inStepLedger);
const out = linked(
	{ allowCampaign: false },
	{ consent: { customer: 'unsubscribed', contact: false } },
);

it.each([
	['an opt-out that was obeyed', unsubscribed, inStep, false, 'works', false, undefined],
	['an opt-out that was ignored', unsubscribed, inStep, true, 'ignored', true, false],
	['an opt-in that was obeyed', subscribed, out, true, 'works', true, undefined],
	['an opt-in that was ignored', subscribed, out, false, 'ignored', false, true],
])('reads %s from the flag alone', (_, customer, before, allowed, campaign, remembered, asked) => {
	const shown = { [settings.campaignParameter]: '' };
	const { learned, problems, ledger } = verify(customer, before, shown, allowed);
	expect(learned).toEqual({ campaign });
	expect(problems).toEqual(campaign === 'works' ? [] : [{ code: 'consentNotApplied' }]);
	expect(ledger?.consent?.contact).toBe(remembered);
	expect(ledger?.consent?.asked?.value).toBe(asked);
});

it('notes that a new contact is off as was asked, so that switching it on shows as an opt-in', () => {
	const write = writeOf(plan(unsubscribed, undefined));
	const after = contact({ attributes: { ...write.set }, allowCampaign: false });
	const { correction } = verifyWrite(write, after, unsubscribed.consent, settings);
	const noted = { ...after, attributes: { ...after.attributes, ...correction } };
	const { ledger } = rememberedBy(noted, names);
	expect(ledger?.consent).toEqual({
		customer: 'unsubscribed',
		contact: false,
		at: NOON,
		channel: 'email',
	});
	const switchedOn = plan(unsubscribed, { ...noted, allowCampaign: true });
	expect(switchedOn).toMatchObject({ problems: [{ code: 'leftToOtherDirection' }] });
});

it('keeps an earlier number’s opt-out that was not obeyed as one to be asked for', () => {
	const old = linked({ id: 'old', allowCampaign: false }, inStepLedger);
	const now = contact({ id: 'now' });
	const write = writeOf(plan(subscribed, now, { previous: [old] }));
	const after = { ...now, attributes: write.set };
	const { correction } = verifyWrite(write, after, subscribed.consent, settings);
	const next = { ...after, attributes: { ...write.set, ...correction } };
	expect(rememberedBy(next, names).ledger?.consent).toMatchObject({
		customer: 'subscribed',
		contact: true,
		asked: { value: false },
	});
	expect(plan(subscribed, next)).toMatchObject({
		action: 'leave',
		problems: [{ code: 'consentNotApplied' }],
	});
});

it.each([
	['merged', { city: 'Kiel', plan: 'gold', note: '' }, {}],
	['replaced', { city: 'Bonn' }, { plan: 'gold' }],
	['merged under another spelling', { city: 'Bonn', Plan: 'gold' }, {}],
])('tells what was lost when the update %s the list', (_, attributes, lost) => {
	const before = contact({ attributes: { city: 'Kiel', plan: 'gold', note: '' } });
	expect(lostAttributes(before, { city: 'Bonn' }, contact({ attributes }))).toEqual(lost);
});

it('misses no lost attribute because of its name', () => {
	const before = contact({ attributes: { constructor: 'x' } });
	expect(lostAttributes(before, {}, contact())).toEqual({ constructor: 'x' });
});

const optedIn = { channel: 'email', state: 'subscribed', at: NOON } as const;

it('mirrors no opt-in where the answer shows that campaigns were switched off meanwhile', () => {
	const customer = wanted({ consent: optedIn, attributes: { city: 'Bonn' } });
	const { correction, ledger, changes } = verify(customer, contact(), {}, false);
	expect(correction).toEqual({ [names.consent]: 'false' });
	expect(changes.map(({ field }) => field)).toEqual(['city']);
	// Both agreed that it is on: that is how the other direction sees the opt-out.
	expect(ledger?.consent?.contact).toBe(true);
});

it('leaves the mirror where campaigns are on as it says', () => {
	const customer = wanted({ consent: optedIn });
	expect(verify(customer, contact(), {}, true).correction).toEqual({});
});

it('raises nobody who was taken for new and is there, closed to campaigns', () => {
	const customer = wanted({ consent: optedIn });
	const write = writeOf(plan(customer, undefined, { fresh: false }));
	const after = contact({ attributes: { ...write.set }, allowCampaign: false });
	const verdict = verifyWrite(write, after, optedIn, settings);
	expect(verdict).toMatchObject({
		problems: [{ code: 'consentNotRaised' }],
		correction: { [names.consent]: 'false' },
		learned: {},
	});
	const mended = { ...after, attributes: { ...after.attributes, ...verdict.correction } };
	const { ledger } = rememberedBy(mended, names);
	expect(ledger?.consent).toEqual({
		customer: 'subscribed',
		contact: false,
		at: NOON,
		channel: 'email',
	});
});

import fc from 'fast-check';
import { rememberedBy } from '../../../nodes/core/attributes.ts';
import type { AgreedConsent } from '../../../nodes/core/ledger.ts';
import type { Consent } from '../../../nodes/core/profile.ts';
import { planFollow, type Heir } from '../../../nodes/core/toContact/planFollow.ts';
import { identityOf, survivorOf } from '../../../nodes/core/toContact/survivor.ts';
import type { Candidate } from '../../../nodes/core/toCustomer/matchCustomer.ts';
import { mergeConsent } from '../../../nodes/core/toCustomer/mergeConsent.ts';
import { stored } from '../contactModel.mts';
import { contact, linked, names, NOON, nothingKnown, NUMBER, settings } from '../people.mts';

const HEIR = '77';
const heir = (consent?: Consent): Heir => ({
	customerId: HEIR,
	updatedAt: NOON,
	...(consent ? { consent: { ...consent, channel: 'email' } } : {}),
});
const follow = (one: Parameters<typeof planFollow>[0], consent?: Consent) =>
	planFollow(one, heir(consent), settings, nothingKnown);

const agreed: AgreedConsent = { customer: 'subscribed', contact: true, channel: 'email' };
const open = linked(
	{ attributes: { tag_vip: 'true', email: 'ada@example.com' } },
	{ consent: agreed },
);
const closed = { ...open, allowCampaign: false };

it('links the contact anew, and of fields and tags nothing is agreed', () => {
	const { set, ledger, reason } = follow(open, { state: 'subscribed' });
	expect([set[names.link], reason]).toEqual([HEIR, 'contactFollows']);
	expect([ledger.fields, ledger.tags]).toEqual([{}, {}]);
	expect(Object.keys(set).sort()).toEqual(['customer_id', 'may_market', 'sync']);
});

it('no run that knows the customer as it is now is too old for the new ledger', () => {
	expect(Date.parse(follow(open).ledger.readAt)).toBe(0);
});

it.each<readonly [string, typeof open, Consent | undefined, boolean | undefined, string[]]>([
	['agrees with a subscriber', open, { state: 'subscribed' }, undefined, []],
	['is open, and the customer unsubscribed', open, { state: 'unsubscribed' }, false, []],
	['is open, and the customer was never asked', open, { state: 'notSubscribed' }, false, []],
	[
		'is open, and the customer has no address',
		open,
		{ state: 'notSubscribed', noAddress: true },
		undefined,
		[],
	],
	['agrees with one who is out', closed, { state: 'unsubscribed' }, undefined, []],
	['has an opt-out to deliver', closed, { state: 'subscribed' }, undefined, ['optOutKept']],
	['consents are not synced', open, undefined, undefined, []],
])('where the contact %s', (_, one, consent, ask, codes) => {
	const { asked, problems } = follow(one, consent);
	expect(asked?.value).toBe(ask);
	expect(problems.map(({ code }) => code)).toEqual(codes);
});

it('an opt-out that had been delivered is no news to the heir: both stay', () => {
	const delivered = linked(
		{ allowCampaign: false },
		{ consent: { customer: 'unsubscribed', contact: false, channel: 'email' } },
	);
	const { ledger, problems } = follow(delivered, { state: 'subscribed' });
	expect(problems).toEqual([{ code: 'consentNotRaised' }]);
	expect(ledger.consent).toMatchObject({ customer: 'subscribed', contact: false });
});

const state = fc.constantFrom(
	'subscribed' as const,
	'unsubscribed' as const,
	'notSubscribed' as const,
);
const entry: fc.Arbitrary<AgreedConsent> = fc
	.record({
		customer: state,
		contact: fc.boolean(),
		asked: fc.option(fc.boolean(), { nil: undefined }),
	})
	.map(({ customer, contact: was, asked }) => ({
		customer,
		contact: was,
		channel: 'email',
		...(asked === undefined ? {} : { asked: { value: asked, parameter: 'allowbroadcast' } }),
	}));

it('nobody is ever raised, and an opt-out that was on its way is still delivered', () => {
	fc.assert(
		fc.property(entry, fc.boolean(), state, (consent, allowCampaign, heirs) => {
			const one = linked({ allowCampaign }, { consent });
			const write = follow(one, { state: heirs });
			expect(write.asked?.value ?? false).toBe(false);
			const after = stored(one, write.set, { campaign: 'obeyed', emptyValues: 'kept' });
			expect(!allowCampaign && after.allowCampaign).toBe(false);

			const sides = { heard: undefined, at: NOON, fresh: true };
			const before = mergeConsent({
				...sides,
				customer: { state: 'subscribed', channel: 'email' },
				contact: allowCampaign,
				agreed: consent,
			});
			const wasOnItsWay =
				before.toCustomer?.state === 'unsubscribed' && consent.customer === 'subscribed';
			if (!wasOnItsWay || heirs !== 'subscribed') return;
			const then = mergeConsent({
				...sides,
				customer: { state: heirs, channel: 'email' },
				contact: after.allowCampaign,
				agreed: rememberedBy(after, names).ledger?.consent,
			});
			expect(then.toCustomer?.state).toBe('unsubscribed');
		}),
	);
});

describe('who survives', () => {
	type Found = Parameters<typeof survivorOf<Candidate>>[1];
	const jane = { id: '1', phone: `+${NUMBER}` };
	const john = { id: '2', phone: '+491709999999' };
	const nobody = { exact: undefined, variants: [], emails: [] };

	it.each<readonly [string, Found, string | undefined, readonly string[]]>([
		['nobody', nobody, undefined, []],
		['the customer of the number', { ...nobody, exact: jane }, '1', []],
		['the customer of a variant', { ...nobody, variants: [jane] }, '1', []],
		['the customer of the address', { ...nobody, emails: [{ id: '3', phone: null }] }, '3', []],
		[
			'nobody, where the address is of another line',
			{ ...nobody, emails: [john] },
			undefined,
			['otherPhone'],
		],
		[
			'the customer of the number, where the address is another’s',
			{ exact: jane, variants: [], emails: [john] },
			'1',
			['identityConflict'],
		],
		['nobody, of several', { ...nobody, variants: [jane, john] }, undefined, ['severalCustomers']],
	])('%s', (_, found, id, codes) => {
		const { customer, problems } = survivorOf(contact(), found);
		expect([customer?.id, problems.map(({ code }) => code)]).toEqual([id, codes]);
	});

	it.each([
		[{ email: ' Ada@Example.com ' }, ['Ada@Example.com', 'ada@example.com']],
		[{ EMAIL: 'ada@example.com' }, ['ada@example.com']],
		[{ email: '-' }, []],
		[{}, []],
	])('is looked for by the address in %j as %j', (attributes, emails) => {
		const identity = identityOf(contact({ attributes }), 'email');
		expect(identity).toEqual({ phones: [`+${NUMBER}`], emails });
	});

	it('is looked for by no number where WhatsApp hides it', () => {
		expect(identityOf(contact({ number: null }), 'email').phones).toEqual([]);
	});
});

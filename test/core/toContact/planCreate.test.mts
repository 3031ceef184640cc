import type { Contact, WantedContact } from '../../../nodes/core/profile.ts';
import { decodeLedger } from '../../../nodes/core/ledgerText.ts';
import {
	linked,
	MORNING,
	names,
	NOON,
	NUMBER,
	plan,
	PREFIX,
	settings,
	wanted,
} from '../people.mts';

const create = (
	customer: WantedContact,
	previous: readonly Contact[] = [],
	part: Parameters<typeof plan>[2] = {},
) => {
	const one = plan(customer, undefined, { previous, ...part });
	if (one.action !== 'create') throw new Error(`planned ${one.action}`);
	const ledger = decodeLedger((name) => one.write.set[name], names.ledger);
	return { ...one, ledger };
};

const consent = (state: 'subscribed' | 'unsubscribed' | 'notSubscribed') =>
	({ channel: 'email', state, at: NOON }) as const;

it('makes the contact that the customer should have', () => {
	const customer = wanted({
		attributes: { email: 'a@b.example', city: null },
		tags: { prefix: PREFIX, on: { tag_vip: 'VIP' }, leftOut: [], whenRemoved: 'false' },
	});
	const { number, name, write, ledger } = create(customer);
	expect({ number, name, reason: write.reason }).toEqual({
		number: NUMBER,
		name: 'Ada Lovelace',
		reason: 'customerNew',
	});
	expect(write.set).toEqual({
		email: 'a@b.example',
		tag_vip: 'true',
		[names.link]: '42',
		[names.ledger]: expect.any(String) as string,
	});
	expect(ledger).toEqual(write.ledger);
	expect(write.changes).toEqual([
		{ field: 'email', from: null, to: 'a@b.example' },
		{ field: 'tag: VIP', from: null, to: true },
	]);
});

it('calls a nameless customer by the number', () => {
	expect(create(wanted({ name: '' })).name).toBe(`+${NUMBER}`);
});

it.each([
	['subscribed', 'true', { contact: true }],
	['unsubscribed', 'false', { contact: true, asked: { value: false } }],
	['notSubscribed', 'false', { contact: true, asked: { value: false } }],
] as const)('starts as the customer is: %s', (state, text, remembered) => {
	const { write, ledger } = create(wanted({ consent: consent(state) }));
	expect(write.set).toMatchObject({ [settings.campaignParameter]: text, [names.consent]: text });
	expect(ledger?.consent).toMatchObject({ customer: state, ...remembered });
});

it.each([
	['subscribed', undefined, 'true'],
	['unsubscribed', 'false', 'false'],
	['notSubscribed', 'false', 'false'],
] as const)(
	'opens nobody whom it did not look for just now: of one who is %s it says %j',
	(state, text, mirror) => {
		const { write } = create(wanted({ consent: consent(state) }), [], { fresh: false });
		expect(write.set[settings.campaignParameter]).toBe(text);
		expect(write.set[names.consent]).toBe(mirror);
	},
);

it('says nothing of a consent that it was not told', () => {
	const { write, ledger } = create(wanted());
	expect(write.asked).toBeUndefined();
	expect(Object.keys(write.set)).toEqual([names.link, names.ledger]);
	expect(ledger?.consent).toBeUndefined();
});

it('asks by no parameter where none is set, and mirrors nowhere where no name is', () => {
	const quiet = { ...settings, campaignParameter: '', names: { ...names, consent: '' } };
	const { write } = create(wanted({ consent: consent('unsubscribed') }), [], { settings: quiet });
	expect(Object.keys(write.set)).toEqual([names.link, names.ledger]);
});

const inStep = { consent: { customer: 'subscribed', contact: true, at: MORNING } } as const;

it('takes link and ledger from the contact of the earlier number', () => {
	const old = linked({ id: 'old' });
	expect(create(wanted(), [old]).write).toMatchObject({ reason: 'phoneChanged', release: [old] });
});

it('keeps out under the new number who opted out under the old one', () => {
	const old = linked({ id: 'old', allowCampaign: false }, inStep);
	const { write, ledger } = create(wanted({ consent: consent('subscribed') }), [old]);
	expect(write.set).toMatchObject({
		[settings.campaignParameter]: 'false',
		[names.consent]: 'false',
	});
	expect(ledger?.consent).toEqual(inStep.consent);
});

it('does nothing for a state older than the earlier number’s ledger', () => {
	const old = linked({ id: 'old' }, { updatedAt: NOON });
	const customer = wanted({ updatedAt: MORNING });
	expect(plan(customer, undefined, { previous: [old] })).toMatchObject({
		action: 'skip',
		reason: 'staleCustomer',
	});
});

it.each(['noPhone', 'phoneInvalid'] as const)('makes nobody without a number: %s', (reason) => {
	expect(plan(wanted({ phone: null, phoneProblem: reason }), undefined)).toEqual({
		action: 'skip',
		reason,
		problems: [],
	});
});

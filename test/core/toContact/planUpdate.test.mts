import type { Agreed } from '../../../nodes/core/ledger.ts';
import type { Contact, WantedContact } from '../../../nodes/core/profile.ts';
import {
	contact,
	linked,
	MORNING,
	names,
	NOON,
	nothingKnown,
	plan,
	PREFIX,
	settings,
	wanted,
} from '../people.mts';

const both = (value: string): Agreed => ({ customer: value, contact: value });
const update = (...given: Parameters<typeof plan>) => {
	const one = plan(...given);
	if (one.action !== 'update') throw new Error(`planned ${one.action}`);
	return one.write;
};

const city = (value: string | null) => wanted({ attributes: { city: value } });
const inKiel = linked({ attributes: { city: 'Kiel' } }, { fields: { city: both('Kiel') } });

it('writes the difference, the ledger, and nothing else', () => {
	const { set, changes, reason } = update(city('Bonn'), inKiel);
	expect(set).toEqual({ city: 'Bonn', [names.ledger]: expect.any(String) as string });
	expect(changes).toEqual([{ field: 'city', from: 'Kiel', to: 'Bonn' }]);
	expect(reason).toBe('customerChanged');
});

it('leaves a contact alone that is in step', () => {
	expect(plan(city('Kiel'), inKiel)).toEqual({
		action: 'leave',
		reason: 'alreadyInStep',
		problems: [],
		contact: inKiel,
	});
});

it('does not write for a change of the time alone', () => {
	const later = wanted({ updatedAt: '2026-12-24T18:00:00Z', attributes: { city: 'Kiel' } });
	expect(plan(later, inKiel).action).toBe('leave');
});

it.each([
	['older by its change', { updatedAt: MORNING }],
	['older by its reading', { updatedAt: NOON, readAt: MORNING }],
])('writes nothing of a state that is %s than the ledger', (_, times) => {
	const present = linked({ attributes: { city: 'Kiel' } }, { updatedAt: NOON, readAt: NOON });
	expect(plan(wanted({ ...times, attributes: { city: 'Bonn' } }), present)).toMatchObject({
		action: 'skip',
		reason: 'staleCustomer',
	});
});

it('links a contact that was there before, and erases nothing on it', () => {
	const there = contact({ attributes: { city: 'Kiel', plan: 'gold' } });
	const { set, reason } = update(wanted({ attributes: { city: null, Plan: 'silver' } }), there);
	expect(reason).toBe('firstLink');
	expect(set).toMatchObject({ plan: 'silver', [names.link]: '42' });
	expect(set).not.toHaveProperty('city');
});

it('gives another customer’s ledger no say', () => {
	const theirs = linked({}, { updatedAt: '2027-01-01T00:00:00Z' });
	const free = contact({ attributes: { ...theirs.attributes, [names.link]: '' } });
	expect(update(city('Bonn'), free).set).toMatchObject({ city: 'Bonn', [names.link]: '42' });
});

it('holds what both sides changed where the rule says so, and writes the rest', () => {
	const rules = { settings: { ...settings, conflictRule: 'hold' } } as const;
	const inUlm = { ...inKiel, attributes: { ...inKiel.attributes, city: 'Ulm' } };
	expect(plan(city('Bonn'), inUlm, rules)).toMatchObject({
		action: 'hold',
		reason: 'conflictHeld',
	});
	const more = wanted({ attributes: { city: 'Bonn', plan: 'gold' } });
	expect(update(more, inUlm, rules)).toMatchObject({
		changes: [{ field: 'plan' }],
		problems: [{ code: 'conflictHeld', field: 'city' }],
	});
});

it('leaves a text where empty values are refused, says so once, and writes no empty one', () => {
	const refused = { knowledge: { ...nothingKnown, emptyValues: 'refused' } } as const;
	const { set, problems } = update(city(null), inKiel, refused);
	expect(Object.values(set)).not.toContain('');
	expect(problems).toEqual([{ code: 'emptyNotAccepted', field: 'city' }]);
	const after = { ...inKiel, attributes: { ...inKiel.attributes, ...set } };
	expect(plan(city(null), after, refused)).toMatchObject({ action: 'leave', problems: [] });
});

const tagged = (on: Readonly<Record<string, string>>, whenRemoved: 'false' | 'empty') =>
	wanted({ tags: { prefix: PREFIX, on, leftOut: [], whenRemoved } });
const vip = linked({ attributes: { tag_vip: 'true' } }, { tags: { tag_vip: 'VIP' } });

it.each([
	['false', 'unknown', 'false'],
	['empty', 'unknown', ''],
	['empty', 'accepted', ''],
	['empty', 'refused', 'false'],
] as const)(
	'switches a removed tag %s, with empty values %s, to %j',
	(whenRemoved, emptyValues, text) => {
		const knowledge = { ...nothingKnown, emptyValues };
		const { set, changes } = update(tagged({}, whenRemoved), vip, { knowledge });
		expect(set.tag_vip).toBe(text);
		expect(changes).toEqual([{ field: 'tag: VIP', from: true, to: false }]);
	},
);

const moved = (customer: WantedContact, old: Partial<Contact>, now: Partial<Contact> = {}) =>
	update(customer, contact({ id: 'now', ...now }), {
		previous: [linked({ id: 'old', ...old }, inStep)],
	});
const inStep = { consent: { customer: 'subscribed', contact: true, at: MORNING } } as const;
const subscribed = wanted({ consent: { channel: 'email', state: 'subscribed', at: NOON } });

it.each<[string, Partial<Contact>, Partial<Contact>, string | undefined]>([
	['out there and in here', { allowCampaign: false }, {}, 'false'],
	['out there and out here', { allowCampaign: false }, { allowCampaign: false }, undefined],
	['in there and in here', {}, {}, undefined],
])('moves to a number with its opt-out: %s', (_, old, now, asked) => {
	const { set, reason, ledger, release } = moved(subscribed, old, now);
	expect(reason).toBe('phoneChanged');
	expect(release.map(({ id }) => id)).toEqual(['old']);
	expect(set[settings.campaignParameter]).toBe(asked);
	if (old.allowCampaign === false) {
		expect(set[names.consent]).toBe('false');
		expect(ledger.consent).toEqual(inStep.consent);
	}
});

it('notes what was asked for and obeyed late, so that a later opt-out is seen', () => {
	const late = linked(
		{ attributes: { [names.consent]: 'true' } },
		{
			consent: {
				customer: 'subscribed',
				contact: false,
				asked: { value: true, parameter: settings.campaignParameter },
			},
		},
	);
	const { reason, set } = update(subscribed, late);
	expect(reason).toBe('memoryRefreshed');
	const after = { ...late, attributes: { ...late.attributes, ...set } };
	expect(plan(subscribed, after).action).toBe('leave');
	expect(plan(subscribed, { ...after, allowCampaign: false })).toMatchObject({
		action: 'update',
		write: { set: { [names.consent]: 'false' }, problems: [{ code: 'optOutKept' }] },
	});
});

it.each([
	[{ status: 'ambiguous', reason: 'ambiguousMatch', candidates: [] }, 'hold', 'ambiguousMatch'],
	[{ status: 'conflict', reason: 'linkConflict', candidates: [] }, 'hold', 'linkConflict'],
	[{ status: 'held', reason: 'noPhone' }, 'skip', 'noPhone'],
] as const)('decides nothing on the match %j', (match, action, reason) => {
	expect(plan(city('Bonn'), inKiel, { match })).toEqual({ action, reason, problems: [] });
});

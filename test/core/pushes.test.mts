import { CONSENT_KEY, type Push } from '../../nodes/core/ledger.ts';
import { newerPushes, withhold, withPush } from '../../nodes/core/pushes.ts';
import { ledger, MORNING, NOON, PREFIX, wanted } from './people.mts';

const EVENING = '2026-11-23T18:00:00Z';
const push = (at: string, keys: Push['keys']): Push => ({ updatedAt: at, readAt: at, keys });

it.each([
	['is kept beside others', [push(MORNING, ['a'])], push(NOON, ['b']), ['a', 'b']],
	['takes over what it settles again', [push(MORNING, ['a', 'b'])], push(NOON, ['b']), ['a', 'b']],
	['makes an earlier one of the same go', [push(MORNING, ['b'])], push(NOON, ['b']), ['b']],
	['of everything stands alone', [push(MORNING, ['a'])], push(NOON, 'all'), ['all']],
	['of nothing changes nothing', [push(MORNING, ['a'])], push(NOON, []), ['a']],
	['is kept beside one of everything', [push(MORNING, 'all')], push(NOON, ['b']), ['all', 'b']],
] as const)('a push %s', (_, pushes, next, expected) => {
	const keys = withPush(pushes, next).flatMap((one) => one.keys);
	expect(keys).toEqual(expected);
});

it('forgets no key when there are many pushes', () => {
	const times = [1, 2, 3, 4, 5, 6].map((day) => `2026-11-0${day}T08:00:00Z`);
	const pushes = times.reduce<readonly Push[]>(
		(all, at, index) => withPush(all, push(at, [`key${index}`])),
		[],
	);
	expect(pushes).toHaveLength(3);
	expect(pushes.flatMap(({ keys }) => keys)).toEqual(times.map((__, index) => `key${index}`));
	expect(pushes.at(-1)?.updatedAt).toBe(times.at(-1));
});

it('knows which pushes a state is too old to know of', () => {
	const remembered = ledger({ pushes: [push(MORNING, ['a']), push(EVENING, ['b'])] });
	const state = { updatedAt: NOON, readAt: NOON };
	expect(newerPushes(state, remembered)).toEqual([push(EVENING, ['b'])]);
});

const customer = wanted({
	attributes: { email: 'a@b.example', City: 'Kiel', plan: 'gold' },
	tags: { prefix: PREFIX, on: { tag_vip: 'VIP' }, leftOut: [], whenRemoved: 'false' },
	consent: { channel: 'email', state: 'subscribed' },
});

const remembered = (keys: Push['keys'], at = EVENING) =>
	ledger({
		fields: { email: { customer: null, contact: null }, city: { customer: null, contact: null } },
		tags: { tag_vip: 'VIP' },
		pushes: [push(at, keys)],
	});

it.each([
	['a field', ['city'], ['email', 'plan'], true, ['city']],
	['the consent', [CONSENT_KEY], ['email', 'City', 'plan'], false, [CONSENT_KEY]],
	['everything that was known', 'all', ['plan'], false, ['tag_vip']],
] as const)('says nothing of %s that a newer run has settled', (_, keys, left, tells, names) => {
	const withheld = withhold(customer, remembered(keys));
	expect(Object.keys(withheld.wanted.attributes)).toEqual(left);
	expect(withheld.wanted.consent !== undefined).toBe(tells);
	expect([...withheld.tags]).toEqual(names);
});

it.each([
	['there is no ledger', undefined],
	['no run from the contact came later', remembered('all', MORNING)],
])('says everything where %s', (_, one) => {
	expect(withhold(customer, one)).toEqual({ wanted: customer, tags: new Set() });
});

import type { Match } from '../../nodes/core/toContact/matchContact.ts';
import type { Outcome } from '../../nodes/core/outcome.ts';
import { explain } from '../../nodes/n8n/explain.ts';
import {
	failedMatchJson,
	mappedJson,
	matchJson,
	outcomeJson,
	readCalls,
	readFailedMatch,
	readMapped,
	readMatch,
	readProblems,
} from '../../nodes/n8n/itemJson.ts';
import { contact, names, NOON, wanted } from '../core/people.mts';

/** As n8n stores the items of an execution. */
const stored = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

const full = wanted({
	attributes: { email: 'a@b.example', city: null },
	tags: { prefix: 'tag_', on: { tag_vip: 'VIP' }, leftOut: ['tag_b2b'], whenRemoved: 'empty' },
	consent: { channel: 'sms', state: 'unsubscribed', at: NOON },
});

it.each([
	['a sparse one', wanted()],
	['one without a phone', wanted({ phone: null, phoneProblem: 'phoneInvalid' })],
	['a full one', full],
])('reads back the mapped profile that it put on an item: %s', (_, one) => {
	expect(readMapped(stored(mappedJson(one, 'shopifyToWati')))).toEqual(one);
});

it.each([
	[undefined],
	[null],
	['text'],
	[{}],
	[{ ...wanted(), phone: '0170 1234567' }],
	[{ ...wanted(), attributes: { age: 7 } }],
	[{ ...wanted(), customerId: 42 }],
])('takes %j for no mapped profile', (json) => {
	expect(readMapped(stored(json ?? null))).toBeUndefined();
});

const found = contact({ attributes: { [names.link]: '42' } });
const matches: readonly (readonly [Match])[] = [
	[
		{
			status: 'matched',
			by: 'phoneVariant',
			contact: found,
			previous: [contact({ number: null })],
		},
	],
	[{ status: 'notFound', previous: [] }],
	[{ status: 'ambiguous', reason: 'ambiguousMatch', candidates: [found] }],
	[{ status: 'conflict', reason: 'linkConflict', candidates: [found] }],
	[{ status: 'held', reason: 'noPhone' }],
];
const note = { problems: [], matchedAt: NOON, execution: '7' };

it.each(matches)('reads back the match that it put on an item: %j', (match) => {
	expect(readMatch(stored(matchJson(match, note)), '7')).toEqual({
		match,
		matchedAtMs: Date.parse(NOON),
	});
});

it.each([
	['another run', NOON, '8'],
	['a time that cannot be read', 'noon', '7'],
])('calls a match fresh in its own run only: %s', (_, matchedAt, execution) => {
	const json = stored(matchJson({ status: 'notFound', previous: [] }, { ...note, matchedAt }));
	expect(readMatch(json, execution)?.matchedAtMs).toBeUndefined();
});

it('knows a match from a listing, in whichever run', () => {
	const json = stored(matchJson({ status: 'notFound', previous: [] }, { ...note, listed: true }));
	expect(readMatch(json, '7')).toMatchObject({ listed: true, matchedAtMs: Date.parse(NOON) });
	expect(readMatch(json, '8')).toMatchObject({ listed: true, matchedAtMs: undefined });
});

it('reads back why a look-up failed, and takes it for no match', () => {
	const json = stored(failedMatchJson('noAnswer', 'ETIMEDOUT'));
	expect(readFailedMatch(json)).toEqual({ reason: 'noAnswer', detail: 'ETIMEDOUT' });
	expect(readMatch(json, '7')).toBeUndefined();
	expect(readFailedMatch(stored({ status: 'failed', reason: 'refused' }))).toEqual({
		reason: 'refused',
	});
});

it.each([
	[undefined],
	[null],
	[{ status: 'notFound', previous: [] }],
	[{ status: 'failed', reason: 'x' }],
])('takes %j for no failed look-up', (json) => {
	expect(readFailedMatch(stored(json ?? null))).toBeUndefined();
});

it.each([
	[{ calls: 7 }, 7],
	[{ calls: 0 }, 0],
	[{ calls: '7' }, 0],
	[{}, 0],
	[null, 0],
])('reads of %j that the look-up took %d calls', (json, calls) => {
	expect(readCalls(stored(json))).toBe(calls);
});

it('reads the problems of earlier nodes without their messages, and none from elsewhere', () => {
	const shown = [{ code: 'tooManyTags', field: 'vip', message: 'Too many.' }];
	expect(readProblems(shown)).toEqual([{ code: 'tooManyTags', field: 'vip' }]);
	expect(readProblems([{ code: 'unheardOf' }])).toEqual([]);
	expect(readProblems(undefined)).toEqual([]);
});

const refused: Outcome = {
	action: 'failed',
	reason: 'refused',
	detail: 'Bad value',
	changes: [],
	problems: [],
};

it.each([
	['shopifyToWati', refused, 'Wati'],
	['watiToShopify', refused, 'Shopify'],
	['watiToShopify', { ...refused, saidBy: 'contact' }, 'Wati'],
] as const)('says whose words are told in a run %s', (direction, outcome, service) => {
	const { message } = outcomeJson(outcome, direction);
	expect(message).toBe(`${explain('refused')} ${service} says: Bad value`);
});

it.each([
	['shopifyToWati', 'contact'],
	['watiToShopify', 'customer'],
] as const)('tells of each change in a run %s on which side it is', (direction, side) => {
	const change = { field: 'email', from: null, to: 'a@b.example' };
	const changes = [change, { ...change, side: 'contact' as const }];
	const told = outcomeJson({ ...refused, changes }, direction).changes;
	expect(told).toEqual([
		{ ...change, side },
		{ ...change, side: 'contact' },
	]);
});

import type { Match } from '../../nodes/core/match.ts';
import {
	mappedJson,
	matchJson,
	outcomeJson,
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

it('reads the problems of earlier nodes without their messages, and none from elsewhere', () => {
	const shown = [{ code: 'tooManyTags', field: 'vip', message: 'Too many.' }];
	expect(readProblems(shown)).toEqual([{ code: 'tooManyTags', field: 'vip' }]);
	expect(readProblems([{ code: 'unheardOf' }])).toEqual([]);
	expect(readProblems(undefined)).toEqual([]);
});

it('tells an outcome with its reason in words', () => {
	const json = outcomeJson({
		action: 'failed',
		reason: 'refused',
		detail: 'Bad value',
		changes: [],
		problems: [],
	});
	expect(json).toEqual({
		action: 'failed',
		reason: 'refused',
		message: 'Wati refused the data. Wati says: Bad value',
		changes: [],
		problems: [],
	});
});

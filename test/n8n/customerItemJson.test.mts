import type { WantedCustomer } from '../../nodes/core/profile.ts';
import { mapContact } from '../../nodes/core/toCustomer/mapContact.ts';
import type { CustomerMatch } from '../../nodes/core/toCustomer/matchCustomer.ts';
import {
	customerMatchJson,
	isLinkedGone,
	isUnchangedMatch,
	mappedCustomerJson,
	readCustomerMatch,
	readMappedCustomer,
	unchangedMatchJson,
} from '../../nodes/n8n/customerItemJson.ts';
import { mappedJson, isOfRun } from '../../nodes/n8n/itemJson.ts';
import type { CustomerJson } from '../../nodes/shopify/customer.ts';
import { contact, NOON, wanted as wantedContact } from '../core/people.mts';
import { toCustomerSettings } from '../core/twoSides.mts';

/** As n8n stores the items of an execution. */
const stored = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

const there = contact({ attributes: { email: 'Ada@X.example', City: '' } });
const heard = { heard: 'optOut', heardAt: NOON } as const;
const full: WantedCustomer = mapContact(there, '42', toCustomerSettings, heard).wanted;
const sparse = mapContact(
	contact({ number: null, name: '' }),
	undefined,
	{ rules: [], tags: 'none', channel: 'none', subscribeNew: false, fillName: false },
	{},
).wanted;

it.each([
	['a full one', full],
	['a sparse one', sparse],
])('reads back the mapped customer that it put on an item: %s', (_, one) => {
	expect(readMappedCustomer(stored(mappedCustomerJson(one)))).toEqual(one);
});

it.each([
	[undefined],
	[{}],
	['text'],
	[mappedJson(wantedContact(), 'shopifyToWati')],
	[{ ...mappedCustomerJson(full), direction: 'shopifyToWati' }],
	[{ ...full }],
	[{ ...mappedCustomerJson(full), phone: '0170 1234567' }],
	[{ ...mappedCustomerJson(full), fields: { note: { type: 'colour' } } }],
])('takes %j for no mapped customer', (json) => {
	expect(readMappedCustomer(stored(json ?? null))).toBeUndefined();
});

const customer: CustomerJson = {
	id: 'gid://shopify/Customer/42',
	legacyId: '42',
	createdAt: NOON,
	updatedAt: NOON,
	readAt: NOON,
	phone: null,
	tags: ['VIP'],
	emailConsent: { state: 'SUBSCRIBED', optInLevel: null, updatedAt: NOON },
};
const other = { ...customer, id: 'gid://shopify/Customer/43', legacyId: '43' };
const note = { problems: [], matchedAt: NOON, execution: '7' };

const matches: readonly (readonly [CustomerMatch<CustomerJson>])[] = [
	[{ status: 'matched', by: 'email', customer }],
	[{ status: 'notFound' }],
	[{ status: 'ambiguous', reason: 'severalCustomers', candidates: [customer, other] }],
	[{ status: 'conflict', reason: 'identityConflict', candidates: [customer], linked: other }],
	[{ status: 'held', reason: 'noNumber' }],
];

it.each(matches)('reads back the match that it put on an item: %j', (match) => {
	const json = stored(customerMatchJson(match, note));
	expect(readCustomerMatch(json)).toEqual(match);
	expect([isOfRun(json, '7'), isOfRun(json, '8')]).toEqual([true, false]);
});

it.each([
	[undefined],
	[{ status: 'matched', by: 'hearsay', customer }],
	[{ status: 'matched', by: 'link', customer: { id: '42' } }],
	[{ status: 'held', reason: 'unheardOf' }],
])('takes %j for no match', (json) => {
	expect(readCustomerMatch(stored(json ?? null))).toBeUndefined();
});

it('reads back that a contact says nothing new, and takes that for no match', () => {
	const json = stored(unchangedMatchJson({ ...note, calls: 1 }));
	expect([isUnchangedMatch(json), isLinkedGone(json), isOfRun(json, '7')]).toEqual([
		true,
		false,
		true,
	]);
	expect(readCustomerMatch(json)).toBeUndefined();
});

it('reads back that the customer of the link is gone, where nobody else was found', () => {
	const nobody = customerMatchJson({ status: 'notFound' }, { ...note, linkedGone: true });
	const somebody = customerMatchJson(
		{ status: 'matched', by: 'phone', customer },
		{ ...note, linkedGone: true },
	);
	const stranger = customerMatchJson({ status: 'notFound' }, note);
	expect([nobody, somebody, stranger].map((json) => isLinkedGone(stored(json)))).toEqual([
		true,
		false,
		false,
	]);
	expect(readCustomerMatch(stored(nobody))).toEqual({ status: 'notFound' });
});

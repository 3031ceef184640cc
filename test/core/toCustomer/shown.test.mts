import { shownChanges } from '../../../nodes/core/toCustomer/shown.ts';
import { customer } from './people.mts';

const shopper = customer(
	{ email: 'ada@x.example', note: 'KIEL' },
	{ tags: ['VIP'], consents: { email: { state: 'unsubscribed' } }, phone: '+4915112345678' },
);

it.each([
	['a value', 'email', null, 'Ada@x.example'],
	['a value that the shop spells in its own way', 'note', 'Bonn', 'Kiel'],
	['a phone', 'phone', null, '+4915112345678'],
	['an emptied field', 'locale', 'de', null],
	['a tag', 'tag: vip', false, true],
	['a removed tag', 'tag: b2b', true, false],
	['a consent', 'Email consent', 'subscribed', 'unsubscribed'],
])('counts %s that the answer shows', (_, field, from, to) => {
	const change = { side: 'customer', field, from, to } as const;
	expect(shownChanges([change], shopper)).toEqual([change]);
});

it.each([
	['a value', 'email', 'ada@x.example', 'eve@x.example'],
	['a tag', 'tag: b2b', false, true],
	['a removed tag', 'tag: VIP', true, false],
	['a consent', 'Email consent', 'unsubscribed', 'subscribed'],
	['a consent of another channel', 'SMS consent', 'notSubscribed', 'unsubscribed'],
])('does not count %s that it does not show', (_, field, from, to) => {
	expect(shownChanges([{ side: 'customer', field, from, to }], shopper)).toEqual([]);
});

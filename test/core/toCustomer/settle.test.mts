import { rememberedBy } from '../../../nodes/core/attributes.ts';
import { reasonOf } from '../../../nodes/core/toCustomer/settle.ts';
import { contact, linked, MORNING, names, NOON, settings } from '../people.mts';
import { customer, decided, found, settled } from './people.mts';

const both = (value: string | null) => ({ customer: value, contact: value });
const LATER = '2026-11-23T12:00:05Z';

it('gives a stranger link, ledger and what it lacked, in one write', () => {
	const there = contact({ attributes: { City: 'Kiel' } });
	const shopper = customer({ email: 'ada@x.example', note: 'Ulm' }, { tags: ['VIP'] });
	const write = settled(there, decided(there, found(shopper)));
	expect(write?.set).toMatchObject({ email: 'ada@x.example', tag_vip: 'true', [names.link]: '42' });
	expect(write?.set).not.toHaveProperty('City');
	expect(write?.ledger).toMatchObject({
		fields: { email: both('ada@x.example'), city: { customer: 'Ulm', contact: 'Kiel' } },
		tags: { tag_vip: 'VIP' },
		pushes: [{ updatedAt: NOON, keys: 'all' }],
	});
	expect(write?.changes).toMatchObject([
		{ side: 'contact', field: 'email', to: 'ada@x.example' },
		{ side: 'contact', field: 'tag: VIP', to: true },
		{ side: 'contact', field: 'Allow campaign', to: false },
		{ side: 'contact', field: names.consent, to: 'false' },
	]);
	expect(write?.reason).toBe('firstLink');
});

const inKiel = { fields: { city: both('Kiel') } };

it('writes nothing to a contact that remembers it all', () => {
	const there = linked(
		{ attributes: { City: 'Kiel', [names.consent]: 'true' } },
		{ ...inKiel, consent: { customer: 'subscribed', contact: true, channel: 'email' } },
	);
	const shopper = customer({ note: 'Kiel' }, { consents: { email: { state: 'subscribed' } } });
	expect(settled(there, decided(there, found(shopper)))).toBeUndefined();
});

it('notes what it settled with the state that it made, and leaves the time of the other direction', () => {
	const there = linked({ attributes: { City: 'Bonn' } }, inKiel);
	const decision = decided(there, found(customer({ note: 'Kiel' })));
	const after = customer({ note: 'Bonn' }, { updatedAt: LATER, readAt: LATER });
	const write = settled(there, decision, after);
	expect(write?.ledger).toMatchObject({ updatedAt: MORNING, fields: { city: both('Bonn') } });
	expect(write?.ledger.pushes?.[0]).toMatchObject({ updatedAt: LATER });
	expect(write?.ledger.pushes?.[0]?.keys).toContain('city');
	expect(reasonOf(decision, true)).toBe('contactChanged');
});

it('keeps the entry of a field that the customer’s side changed', () => {
	const there = linked({ attributes: { City: 'Kiel', email: 'ada@x.example' } }, inKiel);
	const write = settled(there, decided(there, found(customer({ note: 'Ulm' }))));
	expect(write?.ledger.fields['city']).toEqual(both('Kiel'));
	expect(write?.ledger.pushes?.[0]?.keys).not.toContain('city');
});

it.each([
	['in its own way', 'BONN', { customer: 'BONN', contact: 'Bonn' }],
	['not at all', 'Kiel', both('Kiel')],
])('remembers a value that the shop took %s', (_, note, agreed) => {
	const there = linked({ attributes: { City: 'Bonn', email: 'ada@x.example' } }, inKiel);
	const decision = decided(there, found(customer({ note: 'Kiel' })));
	const write = settled(there, decision, customer({ note }));
	expect(write?.ledger.fields['city']).toEqual(agreed);
});

it.each([
	['was taken', 'unsubscribed', { customer: 'unsubscribed', contact: false }],
	[
		'was not taken',
		'subscribed',
		{ customer: 'subscribed', contact: true, asked: { value: false } },
	],
] as const)('says of an opt-out that %s what is left to do', (_, state, agreed) => {
	const there = linked(
		{ allowCampaign: false },
		{ consent: { customer: 'subscribed', contact: true } },
	);
	const shopper = customer(
		{ email: 'a@x.example' },
		{ consents: { email: { state: 'subscribed' } } },
	);
	const decision = decided(there, found(shopper));
	const write = settled(there, decision, { ...shopper, consents: { email: { state } } });
	expect(write?.ledger.consent).toMatchObject(agreed);
});

it('forgets no opt-in that the shop did not take: the next run tries again', () => {
	const there = linked({}, { consent: { customer: 'unsubscribed', contact: false } });
	const shopper = customer({}, { consents: { email: { state: 'unsubscribed' } } });
	const decision = decided(there, found(shopper));
	expect(decision.write.consent?.state).toBe('subscribed');
	const write = settled(there, decision, shopper);
	expect(write?.ledger.consent).toMatchObject({ customer: 'unsubscribed', contact: false });
});

it('links a contact anew whose customer is gone, and gives the old ledger no say', () => {
	const there = linked({ attributes: { City: 'Bonn' } }, inKiel);
	const write = settled(there, decided(there, found(customer({ note: 'Ulm' }, { id: '77' }))));
	expect(write?.set[names.link]).toBe('77');
	expect(write?.ledger.fields['city']).toEqual({ customer: 'Ulm', contact: 'Bonn' });
	const after = { ...there, attributes: { ...there.attributes, ...write?.set } };
	expect(rememberedBy(after, settings.names)).toEqual({ customerId: '77', ledger: write?.ledger });
});

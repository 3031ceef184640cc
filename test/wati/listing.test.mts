import type { Contact } from '../../nodes/core/profile.ts';
import { Listing } from '../../nodes/wati/listing.ts';
import { NUMBER } from './scriptedWati.mts';

const LINK = 'shopify_customer_id';
const contact = (number: string | null, attributes = {}, id = `id-${number}`): Contact => ({
	id,
	number,
	name: 'Ada',
	allowCampaign: true,
	attributes,
});
const owned = (number: string, customer: string) => contact(number, { [LINK]: customer });
const OTHER = '491709999999';

function listingOf(...contacts: readonly Contact[]) {
	const listing = new Listing(0);
	for (const one of contacts) listing.list(one);
	const linkedTo = (id: string) => listing.linkedTo(id).map(({ number }) => number);
	return { listing, linkedTo };
}

it('finds a contact by its number, as it was listed', () => {
	const one = contact(NUMBER, { city: 'Kiel', note: '„vip“ 🎉\n' });
	const { listing } = listingOf(one, contact(OTHER));
	expect(listing.contact(NUMBER)).toEqual(one);
	expect(listing.contact('49170')).toBeUndefined();
	expect(listing.contact('constructor')).toBeUndefined();
});

it.each([['42'], ['gid://shopify/Customer/42']])('finds contacts by the link %j', (link) => {
	const { linkedTo } = listingOf(owned(NUMBER, link), owned(OTHER, '43'), contact('4917'));
	expect(linkedTo('42')).toEqual([NUMBER]);
	expect(linkedTo('4')).toEqual([]);
});

it('finds all contacts that carry one link', () => {
	expect(listingOf(owned(NUMBER, '42'), owned(OTHER, '42')).linkedTo('42')).toEqual([
		NUMBER,
		OTHER,
	]);
});

it('keeps nobody without a number', () => {
	const { listing } = listingOf(contact(null, { [LINK]: '42' }));
	listing.see(contact(null));
	expect(listing.size).toBe(0);
	expect(listing.linkedTo('42')).toEqual([]);
});

it('believes what was seen since more than a page that comes later', () => {
	const { listing, linkedTo } = listingOf();
	listing.see(owned(NUMBER, '42'));
	listing.list(contact(NUMBER, { city: 'Kiel' }));
	expect(listing.contact(NUMBER)).toEqual(owned(NUMBER, '42'));
	expect(linkedTo('42')).toEqual([NUMBER]);
});

it('lists nobody who was found to be gone', () => {
	const { listing } = listingOf();
	listing.forget(NUMBER);
	listing.list(contact(NUMBER));
	expect(listing.contact(NUMBER)).toBeUndefined();
	listing.see(contact(NUMBER));
	expect(listing.contact(NUMBER)).toEqual(contact(NUMBER));
});

it('forgets a contact with its link', () => {
	const { listing, linkedTo } = listingOf(owned(NUMBER, '42'));
	listing.forget(NUMBER);
	listing.forget(OTHER);
	expect([listing.contact(NUMBER), linkedTo('42'), listing.size]).toEqual([undefined, [], 0]);
});

it.each<[string, Contact, Contact, readonly string[], readonly string[]]>([
	['to another customer', owned(NUMBER, '42'), owned(NUMBER, '43'), [], [NUMBER]],
	['away', owned(NUMBER, '42'), contact(NUMBER, { [LINK]: '' }), [], []],
	['away, with a mark', owned(NUMBER, '42'), contact(NUMBER, { [LINK]: '-' }), [], []],
	['nowhere', owned(NUMBER, '42'), owned(NUMBER, '42'), [NUMBER], []],
	['in from nowhere', contact(NUMBER), owned(NUMBER, '43'), [], [NUMBER]],
])('follows a link that moves %s', (_, before, after, of42, of43) => {
	const { listing, linkedTo } = listingOf(before);
	listing.see(after);
	expect([linkedTo('42'), linkedTo('43')]).toEqual([of42, of43]);
});

it('does not choose between contacts of one number, until one was read alone', () => {
	const { listing } = listingOf(contact(NUMBER, {}, 'a'), contact(NUMBER, {}, 'b'));
	expect([listing.isShared(NUMBER), listing.isShared(OTHER)]).toEqual([true, false]);
	listing.see(contact(NUMBER, {}, 'a'));
	expect(listing.isShared(NUMBER)).toBe(false);
});

it('takes a contact that comes on two pages for one', () => {
	const { listing } = listingOf(contact(NUMBER), contact(NUMBER, { city: 'Kiel' }));
	expect(listing.isShared(NUMBER)).toBe(false);
});

import { readContact, readLegacyContact, toParameters } from '../../nodes/wati/contact.ts';

const NUMBER = '14155552671';

it.each([
	[{ wa_id: NUMBER, phone: '+1 415' }, NUMBER],
	[{ wa_id: null, phone: `+${NUMBER}` }, NUMBER],
	[{ wa_id: '', phone: NUMBER }, NUMBER],
	[{ wa_id: 'US.1349104821', phone: null }, null],
	[{}, null],
])('reads the number of %j as %j', (part, number) => {
	expect(readContact({ id: 'a', ...part })?.number).toBe(number);
});

it('reads what a sparse answer tells, and allows campaigns where it says nothing', () => {
	expect(readContact({ id: 'a', custom_params: null })).toEqual({
		id: 'a',
		campaignUntold: true,
		number: null,
		name: '',
		allowCampaign: true,
		attributes: {},
	});
});

it('leaves out the name and the number, which are no attributes', () => {
	const custom_params = [
		{ name: 'name', value: 'Ada' },
		{ name: 'Phone', value: NUMBER },
		{ name: 'city', value: 'Kiel' },
		{ name: 'age', value: 7 },
		{ name: 'note', value: null },
		{ name: '__proto__', value: 'x' },
	];
	expect(Object.entries(readContact({ id: 'a', custom_params })?.attributes ?? {})).toEqual([
		['city', 'Kiel'],
		['age', '7'],
		['note', ''],
		['__proto__', 'x'],
	]);
});

it.each([
	[null],
	['text'],
	[[]],
	[{}],
	[{ id: '' }],
	[{ id: 7 }],
	[{ id: 'a', custom_params: 'x' }],
])('takes %j for no contact', (body) => {
	expect(readContact(body)).toBeUndefined();
});

it('reads a contact of the legacy list, and none that was deleted', () => {
	const legacy = {
		id: 'a',
		wAid: NUMBER,
		fullName: 'Ada',
		allowBroadcast: false,
		customParams: [],
	};
	expect(readLegacyContact(legacy)).toEqual({
		id: 'a',
		number: NUMBER,
		name: 'Ada',
		allowCampaign: false,
		attributes: {},
	});
	expect(readLegacyContact({ ...legacy, isDeleted: true })).toBeUndefined();
});

it('writes attributes as a list', () => {
	expect(toParameters({ city: 'Kiel', note: '' })).toEqual([
		{ name: 'city', value: 'Kiel' },
		{ name: 'note', value: '' },
	]);
});

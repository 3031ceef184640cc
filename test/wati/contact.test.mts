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

it.each([
	['2024-01-15T10:30:00Z', '2024-01-15T10:30:00.000Z'],
	['2022-10-14T05:53:01.3833674Z', '2022-10-14T05:53:01.383Z'],
	['2024-01-15T10:30:00', '2024-01-15T10:30:00.000Z'],
	['2024-01-15T12:30:00+02:00', '2024-01-15T10:30:00.000Z'],
	['0001-01-01T00:00:00Z', undefined],
	['2024-13-45T10:30:00Z', undefined],
	['Oct-11-2024', undefined],
	['', undefined],
	[null, undefined],
	[1_700_000_000_000, undefined],
])('reads of %j that the contact came into being at %j', (created, createdAt) => {
	expect(readContact({ id: 'a', created })?.createdAt).toBe(createdAt);
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

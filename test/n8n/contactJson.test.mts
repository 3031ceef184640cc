import fc from 'fast-check';
import { contactJson, readContactItem } from '../../nodes/n8n/contactJson.ts';
import { contact, NOON } from '../core/people.mts';

/** As n8n stores the items of an execution. */
const stored = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
const read = { readAt: NOON, execution: '7' };

it('reads back the contact that it put on an item', () => {
	const contacts = fc.record({
		id: fc.string(),
		number: fc.option(fc.stringMatching(/^\d{8,14}$/), { nil: null }),
		name: fc.string({ unit: 'grapheme' }),
		allowCampaign: fc.boolean(),
		attributes: fc.dictionary(
			fc.string().filter((name) => name !== '__proto__'),
			fc.string(),
		),
	});
	fc.assert(
		fc.property(contacts, fc.boolean(), (sparse, isDated) => {
			const one = isDated ? { ...sparse, createdAt: NOON } : sparse;
			const item = readContactItem(stored(contactJson(one, read)));
			expect(stored(item?.contact)).toEqual(stored(one));
			expect(item?.read).toEqual(read);
		}),
	);
});

it('reads a contact that does not say when it was read', () => {
	expect(readContactItem(stored(contact()))).toEqual({ contact: contact(), read: {} });
	expect(readContactItem({ ...contact(), readAt: 7 })).toEqual({ contact: contact(), read: {} });
});

it.each([
	[undefined],
	['text'],
	[{}],
	[{ ...contact(), number: undefined }],
	[{ ...contact(), allowCampaign: 'true' }],
	[{ ...contact(), attributes: { age: 7 } }],
])('takes %j for no contact', (json) => {
	expect(readContactItem(json)).toBeUndefined();
});

import { encodeLedger } from '../../../nodes/core/ledgerText.ts';
import type { AgreedConsent, Ledger } from '../../../nodes/core/ledger.ts';
import type { Contact } from '../../../nodes/core/profile.ts';
import { hasNews } from '../../../nodes/core/toCustomer/hasNews.ts';
import { contact, CUSTOMER_ID, ledger, linked, MORNING, names, PREFIX } from '../people.mts';
import { wantedOf, type Given } from './people.mts';

const IN_STEP: AgreedConsent = { customer: 'subscribed', contact: true, channel: 'email' };
const PENDING: AgreedConsent = {
	customer: 'subscribed',
	contact: true,
	asked: { value: false, parameter: 'allowbroadcast' },
};
const LONG = `A tag with a name that is longer than what the record keeps as it is`;
const LONG_ATTRIBUTE = 'tag_a_tag_with_a_name_that_is_longer_than_what_the';

const AGREED: Partial<Ledger> = {
	fields: {
		email: { customer: 'ada@x.example', contact: 'Ada@X.example' },
		city: { customer: 'Kiel', contact: null },
	},
	tags: { tag_vip: 'VIP' },
	consent: IN_STEP,
};
const ATTRIBUTES = { email: 'Ada@X.example', tag_vip: 'true', tag_old: 'false', lead_stage: 'New' };

const remembered = (part: Partial<Contact> = {}, agreed: Partial<Ledger> = {}): Contact =>
	linked({ attributes: ATTRIBUTES, ...part }, { ...AGREED, ...agreed });
const withAttributes = (attributes: Contact['attributes']) =>
	remembered({ attributes: { ...ATTRIBUTES, ...attributes } });
const without = (name: string) =>
	remembered({
		attributes: Object.fromEntries(Object.entries(ATTRIBUTES).filter(([key]) => key !== name)),
	});

/** Jest takes a parameter without a value for its own. */
const cases = (some: readonly (readonly [string, Contact, Given?])[]) =>
	some.map(([name, one, given = {}]) => [name, one, given] as const);

const tells = (one: Contact, given: Given = {}): boolean =>
	hasNews(wantedOf(one, given), one, names);

it.each(
	cases([
		['all is as it was', remembered()],
		['an attribute changed that nobody mapped', withAttributes({ lead_stage: 'Won' })],
		['a tag that is off was emptied', withAttributes({ tag_old: '' })],
		['a tag is true in other words', withAttributes({ tag_vip: 'Yes' })],
		['a tag that the rules leave out was set', withAttributes({ tag_secret: 'true' })],
		['an attribute is empty that the record does not know', withAttributes({ City: '' })],
		['Wati does not say whether campaigns are allowed', remembered({ campaignUntold: true })],
		[
			'campaigns are off, and consent is not in step by the settings',
			remembered({ allowCampaign: false }, { consent: PENDING }),
			{ mapping: { channel: 'none' } },
		],
		[
			'a tag was switched, and tags are not in step by the settings',
			withAttributes({ tag_vip: 'false' }),
			{ mapping: { tags: 'none' } },
		],
		[
			'the record left two different values',
			remembered({}, { consent: { ...IN_STEP, left: true } }),
		],
	]),
)('is no news: %s', (_, one, given) => {
	expect(tells(one, given)).toBe(false);
});

it.each(
	cases([
		['a changed attribute', withAttributes({ email: 'bob@x.example' })],
		['an attribute that was filled in', withAttributes({ City: 'Bonn' })],
		['an attribute that was emptied', withAttributes({ email: '' })],
		['an attribute that was removed', without('email')],
		['a tag that was set', withAttributes({ tag_new: 'true' })],
		['a tag that was switched off', withAttributes({ tag_vip: 'false' })],
		['a tag that was removed', without('tag_vip')],
		['campaigns that were switched off', remembered({ allowCampaign: false })],
		[
			'campaigns that were switched on',
			remembered({}, { consent: { customer: 'unsubscribed', contact: false } }),
		],
		['an opt-out that has yet to reach the customer', remembered({}, { consent: PENDING })],
		[
			'the same where Wati does not say whether campaigns are allowed',
			remembered({ campaignUntold: true }, { consent: PENDING }),
		],
		['a STOP in this very run', remembered(), { heard: 'optOut' }],
		['a START in this very run', remembered(), { heard: 'optIn' }],
		['a consent of another channel', remembered({}, { consent: { ...IN_STEP, channel: 'sms' } })],
		['a consent that the record does not know', linked({}, { fields: {}, tags: {} })],
		['a contact without a link', contact({ attributes: ATTRIBUTES })],
		['a link without a record', contact({ attributes: { [names.link]: CUSTOMER_ID } })],
		[
			'a record that was tampered with',
			contact({
				attributes: {
					...remembered().attributes,
					[names.ledger]: `${remembered().attributes[names.ledger]} `.replace('tag_', 'tug_'),
				},
			}),
		],
	]),
)('is news: %s', (_, one, given) => {
	expect(tells(one, given)).toBe(true);
});

it('is news: an attribute that was mapped only now', () => {
	const rules = [
		{ source: { attribute: 'lead_stage' }, field: 'note', type: 'text', whenEmpty: 'clear' },
	] as const;
	expect(tells(remembered(), { mapping: { rules } })).toBe(true);
});

it('is news: a tag that was removed whose spelling the record does not keep', () => {
	const agreed = ledger({ ...AGREED, tags: { [LONG_ATTRIBUTE]: LONG } });
	const one = contact({
		attributes: {
			email: 'Ada@X.example',
			[names.link]: CUSTOMER_ID,
			...encodeLedger(agreed, names.ledger, PREFIX),
		},
	});
	expect(tells(one)).toBe(true);
});

it('is news: a link to another customer than the one that was mapped', () => {
	const wanted = wantedOf(remembered());
	expect(hasNews({ ...wanted, linkedTo: '43' }, remembered(), names)).toBe(true);
	expect(hasNews(wanted, remembered({}, { updatedAt: MORNING }), names)).toBe(false);
});

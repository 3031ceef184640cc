import fc from 'fast-check';
import { token, type Agreed, type Ledger } from '../../nodes/core/ledger.ts';
import { encodeLedger } from '../../nodes/core/ledgerText.ts';
import type { Contact, WantedContact } from '../../nodes/core/profile.ts';
import type { Service } from './contactModel.mts';
import { contact, CUSTOMER_ID, MORNING, names, NOON, PREFIX, wanted } from './people.mts';

const FIELDS = ['email', 'City', 'constructor'] as const;
const TAGS = { tag_vip: 'VIP', tag_b2b: 'B2B', tag_a_b: 'a b' } as const;
const OTHERS = { lead_stage: 'New lead', note: 'call on Monday' };

const value = fc.constantFrom(null, 'a', 'b', '#a', 'x'.repeat(60));
const some = <K extends string, T>(keys: readonly K[], one: fc.Arbitrary<T>) =>
	fc
		.array(fc.tuple(fc.constantFrom(...keys), one), { maxLength: 4 })
		.map((entries): Readonly<Record<string, T>> => Object.fromEntries(entries));
export const tagNames = Object.keys(TAGS) as readonly (keyof typeof TAGS)[];
const someTags = fc
	.subarray([...tagNames])
	.map(
		(list): Readonly<Record<string, string>> =>
			Object.fromEntries(list.map((name) => [name, TAGS[name]])),
	);

const state = fc.constantFrom('subscribed', 'unsubscribed', 'notSubscribed');
const times = fc.constantFrom(MORNING, NOON);

export const customers: fc.Arbitrary<WantedContact> = fc
	.record({
		updatedAt: times,
		attributes: some(FIELDS, value),
		on: fc.option(someTags, { nil: undefined }),
		leftOut: fc.subarray([...tagNames]),
		whenRemoved: fc.constantFrom('false', 'empty'),
		consent: fc.option(fc.record({ state, at: times }), { nil: undefined }),
	})
	.map(({ updatedAt, attributes, on, leftOut, whenRemoved, consent }) =>
		wanted({
			updatedAt,
			readAt: updatedAt,
			attributes,
			...(on
				? {
						tags: {
							prefix: PREFIX,
							on,
							leftOut: leftOut.filter((name) => !(name in on)),
							whenRemoved: whenRemoved === 'empty' ? 'empty' : 'false',
						},
					}
				: {}),
			...(consent ? { consent: { ...consent, channel: 'email' } as const } : {}),
		}),
	);

const agreed: fc.Arbitrary<Agreed> = fc.record({
	customer: value.map(token),
	contact: value.map(token),
});
const asked = fc.record({
	value: fc.boolean(),
	parameter: fc.constantFrom('allowbroadcast', 'other'),
});
const ledgers: fc.Arbitrary<Ledger> = fc
	.record({
		updatedAt: times,
		fields: some(
			FIELDS.map((name) => name.toLowerCase()),
			agreed,
		),
		tags: someTags,
		state,
		allowed: fc.boolean(),
		asked: fc.option(asked, { nil: undefined }),
	})
	.map(({ updatedAt, fields, tags, state: customer, allowed, asked: ask }) => ({
		updatedAt,
		readAt: updatedAt,
		fields,
		tags,
		consent: {
			customer,
			contact: allowed,
			at: updatedAt,
			...(ask && ask.value !== allowed ? { asked: ask } : {}),
		},
	}));

export const contacts: fc.Arbitrary<Contact | undefined> = fc.option(
	fc
		.record({
			allowCampaign: fc.boolean(),
			own: some(
				[...FIELDS, 'EMAIL', ...tagNames, names.consent],
				fc.constantFrom('a', 'true', 'false', ''),
			),
			ledger: fc.option(ledgers, { nil: undefined }),
		})
		.map(({ allowCampaign, own, ledger }) =>
			contact({
				allowCampaign,
				attributes: {
					...OTHERS,
					...own,
					...(ledger
						? { [names.link]: CUSTOMER_ID, ...encodeLedger(ledger, names.ledger, PREFIX) }
						: {}),
				},
			}),
		),
	{ nil: undefined },
);

export const services: fc.Arbitrary<Service> = fc.record({
	campaign: fc.constantFrom('obeyed', 'ignored'),
	emptyValues: fc.constantFrom('kept', 'ignored'),
});

import fc from 'fast-check';
import type { CustomerConsent } from '../../nodes/core/ledger.ts';
import type { Contact, Heard } from '../../nodes/core/profile.ts';
import { contact } from './people.mts';
import { changed, timeOf, type Shopper } from './shopModel.mts';
import { runToContact, runToCustomer, type Conditions, type Run, type Sides } from './twoSides.mts';

/** What nobody mapped: it must still be there, as it was, at the end of every history. */
export const UNMAPPED = {
	attributes: { lead_stage: 'New lead', note: 'call on Monday', tag_secret: 'true' },
	fields: { firstName: 'Ada', locale: 'de' },
	tag: 'Secret',
} as const;

export const ATTRIBUTE_OF_TAG = { VIP: 'tag_vip', 'a b': 'tag_a_b' } as const;
const TAGS = Object.keys(ATTRIBUTE_OF_TAG);

const emails = fc.constantFrom(null, 'ada@x.example', 'Ada@X.example', 'bob@x.example');
const texts = fc.constantFrom(null, 'Kiel', 'Bonn', '#x', 'x'.repeat(60));
const spaced = texts.map((text) => (text === 'Kiel' ? ' Kiel\n ' : (text ?? '')));
const flags = fc.constantFrom('true', 'false', '', 'yes');
const states = fc.constantFrom<CustomerConsent>('subscribed', 'unsubscribed', 'notSubscribed');

export const shoppers: fc.Arbitrary<Shopper> = fc
	.record({
		email: emails,
		note: texts,
		tags: fc.subarray([...TAGS]),
		consent: states,
	})
	.map(({ email, note, tags, consent }) => ({
		fields: { ...UNMAPPED.fields, email, note },
		tags: [UNMAPPED.tag, ...tags],
		consent: email === null ? 'notSubscribed' : consent,
		...(email === null || consent === 'notSubscribed' ? {} : { consentAt: timeOf(-20) }),
		changedAt: timeOf(-4),
	}));

export const strangers: fc.Arbitrary<Contact> = fc
	.record(
		{ email: emails.map((one) => one ?? ''), City: spaced, tag_vip: flags, tag_a_b: flags },
		{ requiredKeys: [] },
	)
	.chain((attributes) =>
		fc.boolean().map((allowCampaign) =>
			contact({
				allowCampaign,
				attributes: { ...UNMAPPED.attributes, ...(attributes as Contact['attributes']) },
			}),
		),
	);

export const firstMeetings: fc.Arbitrary<Sides> = fc
	.record({ shopper: shoppers, contact: strangers })
	.map((both) => ({ ...both, tick: 0 }));

/** What people do, and what runs do, one after the other. */
export type Step =
	| { readonly kind: 'field'; readonly field: 'email' | 'note'; readonly value: string | null }
	| { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
	| { readonly kind: 'consent'; readonly state: CustomerConsent }
	| { readonly kind: 'attribute'; readonly name: string; readonly text: string }
	| { readonly kind: 'allow'; readonly on: boolean }
	| { readonly kind: 'says'; readonly heard: Heard }
	| { readonly kind: 'toContact' | 'toCustomer' | 'wait' };

const one = <K extends Step['kind']>(kind: K, others: Record<string, fc.Arbitrary<unknown>> = {}) =>
	fc.record({ kind: fc.constant(kind), ...others }) as unknown as fc.Arbitrary<Step>;

export const edits: fc.Arbitrary<Step> = fc.oneof(
	one('field', { field: fc.constant('email'), value: emails }),
	one('field', { field: fc.constant('note'), value: texts }),
	one('tag', { tag: fc.constantFrom(...TAGS), on: fc.boolean() }),
	one('consent', { state: fc.constantFrom('subscribed', 'unsubscribed') }),
	one('attribute', { name: fc.constant('email'), text: emails.map((text) => text ?? '') }),
	one('attribute', { name: fc.constant('City'), text: spaced }),
	one('attribute', { name: fc.constantFrom('tag_vip', 'tag_a_b'), text: flags }),
	one('allow', { on: fc.boolean() }),
);

export const runs: fc.Arbitrary<Step> = fc.oneof(one('toContact'), one('toCustomer'));

export const histories = fc.array(
	fc.oneof(
		{ arbitrary: edits, weight: 3 },
		{ arbitrary: runs, weight: 2 },
		one('says', { heard: fc.constantFrom('optOut', 'optIn') }),
		one('wait'),
	),
	{ maxLength: 14 },
);

const onlyEdited = (sides: Sides): Run => ({ sides, problems: [], wrote: [] });

/** The two sides after a step; a message is followed by its run. */
export function taken(given: Sides, step: Step, conditions: Conditions): Run {
	const sides = { ...given, tick: given.tick + 1 };
	const { shopper, contact, tick } = sides;
	const shop = (part: Partial<Shopper>) =>
		onlyEdited({ ...sides, shopper: changed(shopper, part, tick) });
	switch (step.kind) {
		case 'field':
			return shop({ fields: { ...shopper.fields, [step.field]: step.value } });
		case 'tag': {
			const others = shopper.tags.filter((tag) => tag !== step.tag);
			return shop({ tags: step.on ? [...others, step.tag] : others });
		}
		case 'consent':
			if (!shopper.fields['email'] || shopper.consent === step.state) return onlyEdited(sides);
			return shop({ consent: step.state, consentAt: timeOf(tick) });
		case 'attribute': {
			const attributes = { ...contact.attributes, [step.name]: step.text };
			return onlyEdited({ ...sides, contact: { ...contact, attributes } });
		}
		case 'allow':
			return onlyEdited({ ...sides, contact: { ...contact, allowCampaign: step.on } });
		case 'says': {
			const allowCampaign = step.heard === 'optIn';
			return runToCustomer(
				{ ...sides, contact: { ...contact, allowCampaign } },
				conditions,
				step.heard,
			);
		}
		case 'toContact':
			return runToContact(sides, conditions);
		case 'toCustomer':
			return runToCustomer(sides, conditions);
		case 'wait':
			return onlyEdited({ ...sides, tick: tick + 8 });
	}
}

export const lived = (sides: Sides, history: readonly Step[], conditions: Conditions): Sides =>
	history.reduce((now, step) => taken(now, step, conditions).sides, sides);

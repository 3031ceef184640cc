import fc from 'fast-check';
import { rememberedBy, valueOnContact } from '../../../nodes/core/attributes.ts';
import type { ConflictRule } from '../../../nodes/core/write.ts';
import { isTrue } from '../../../nodes/core/tags.ts';
import { hasNews } from '../../../nodes/core/toCustomer/hasNews.ts';
import { mapContact } from '../../../nodes/core/toCustomer/mapContact.ts';
import { names } from '../people.mts';
import {
	ATTRIBUTE_OF_TAG,
	edits,
	firstMeetings,
	histories,
	lived,
	taken,
	type Step,
} from '../randomSides.mts';
import {
	MAPPED,
	runToCustomer,
	toCustomerSettings,
	type Conditions,
	type Sides,
} from '../twoSides.mts';

/** Under every rule, at services of every kind, whether or not their ways are known by now. */
const conditions: fc.Arbitrary<Conditions> = fc
	.record({
		rule: fc.constantFrom<ConflictRule>('customerWins', 'contactWins', 'hold'),
		campaign: fc.constantFrom('obeyed', 'ignored'),
		emptyValues: fc.constantFrom('kept', 'ignored'),
		isKnown: fc.boolean(),
	})
	.map(({ rule, campaign, emptyValues, isKnown }) => ({
		rule,
		service: { campaign, emptyValues },
		knowledge: isKnown
			? {
					campaign: campaign === 'obeyed' ? 'works' : 'ignored',
					emptyValues: emptyValues === 'kept' ? 'accepted' : 'refused',
				}
			: { campaign: 'unknown', emptyValues: 'unknown' },
	}));

function tells({ contact }: Sides): boolean {
	const { customerId } = rememberedBy(contact, names);
	const { wanted } = mapContact(contact, customerId, toCustomerSettings, {});
	return hasNews(wanted, contact, names);
}

it('a contact without news writes nothing to its customer, whatever happened before', () => {
	let quiet = 0;
	fc.assert(
		fc.property(firstMeetings, histories, conditions, (start, history, given) => {
			const sides = lived(start, history, given);
			if (tells(sides)) return;
			quiet += 1;
			expect(runToCustomer(sides, given).wrote).not.toContain('customer');
		}),
		{ numRuns: 1_000 },
	);
	expect(quiet).toBeGreaterThan(200);
});

it('a contact has no news once a run each way has settled it, but for what a rule holds back', () => {
	fc.assert(
		fc.property(firstMeetings, histories, (start, history) => {
			const given: Conditions = {
				rule: 'customerWins',
				service: { campaign: 'obeyed', emptyValues: 'kept' },
				knowledge: { campaign: 'works', emptyValues: 'accepted' },
			};
			const both = [{ kind: 'toCustomer' }, { kind: 'toContact' }, { kind: 'toCustomer' }] as const;
			expect(tells(lived(lived(start, history, given), both, given))).toBe(false);
		}),
		{ numRuns: 400 },
	);
});

const isAgents = ({ kind }: Step): boolean => kind === 'attribute' || kind === 'allow';

/** What of a contact is in step with its customer. */
const shown = ({ contact }: Sides) => ({
	fields: Object.keys(MAPPED).map((name) => valueOnContact(contact, name)),
	tags: Object.values(ATTRIBUTE_OF_TAG).map((name) => isTrue(valueOnContact(contact, name))),
	allowCampaign: contact.allowCampaign,
});

const differs = (a: Sides, b: Sides) => JSON.stringify(shown(a)) !== JSON.stringify(shown(b));

function without(sides: Sides, name: string): Sides {
	const left = Object.entries(sides.contact.attributes).filter(([key]) => key !== name);
	return { ...sides, contact: { ...sides.contact, attributes: Object.fromEntries(left) } };
}

it('every single edit of an agent is news, and taken back it is none', () => {
	let edited = 0;
	fc.assert(
		fc.property(
			firstMeetings,
			histories,
			conditions,
			edits.filter(isAgents),
			(start, history, given, edit) => {
				const sides = lived(start, history, given);
				const after = taken(sides, edit, given).sides;
				if (tells(sides) || !differs(sides, after)) return;
				edited += 1;
				expect(tells(after)).toBe(true);
				expect(tells({ ...after, contact: sides.contact })).toBe(false);
			},
		),
		{ numRuns: 1_000 },
	);
	expect(edited).toBeGreaterThan(100);
});

it('an attribute that an agent removes is news', () => {
	let removed = 0;
	const mapped = [...Object.keys(MAPPED), ...Object.values(ATTRIBUTE_OF_TAG)];
	fc.assert(
		fc.property(
			firstMeetings,
			histories,
			conditions,
			fc.constantFrom(...mapped),
			(start, history, given, name) => {
				const sides = lived(start, history, given);
				const after = without(sides, name);
				if (tells(sides) || !differs(sides, after)) return;
				removed += 1;
				expect(tells(after)).toBe(true);
			},
		),
		{ numRuns: 1_000 },
	);
	expect(removed).toBeGreaterThan(50);
});

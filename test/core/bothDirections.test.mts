import fc from 'fast-check';
import type { ConflictRule } from '../../nodes/core/write.ts';
import { isTrue, tagAttribute } from '../../nodes/core/tags.ts';
import { saysTheSame } from '../../nodes/core/toCustomer/mergeField.ts';
import { PREFIX } from './people.mts';
import { ATTRIBUTE_OF_TAG, firstMeetings, histories, lived, UNMAPPED } from './randomSides.mts';
import {
	MAPPED,
	runToContact,
	runToCustomer,
	said,
	usual,
	type Conditions,
	type Sides,
} from './twoSides.mts';

/** Under every rule, at services of every kind whose ways are known by now. */
const conditions: fc.Arbitrary<Conditions> = fc
	.record({
		rule: fc.constantFrom<ConflictRule>('customerWins', 'contactWins', 'hold'),
		campaign: fc.constantFrom('obeyed', 'ignored'),
		emptyValues: fc.constantFrom('kept', 'ignored'),
	})
	.map(({ rule, campaign, emptyValues }) => ({
		rule,
		service: { campaign, emptyValues },
		knowledge: {
			campaign: campaign === 'obeyed' ? 'works' : 'ignored',
			emptyValues: emptyValues === 'kept' ? 'accepted' : 'refused',
		},
	}));

it('comes to rest after one run each way, whatever happened before', () => {
	fc.assert(
		fc.property(firstMeetings, histories, conditions, (start, history, given) => {
			const once = runToCustomer(lived(start, history, given), given);
			const twice = runToContact(once.sides, given);
			const third = runToCustomer(twice.sides, given);
			const fourth = runToContact(third.sides, given);
			expect({ third: third.wrote, fourth: fourth.wrote }).toEqual({ third: [], fourth: [] });
		}),
		{ numRuns: 400 },
	);
});

it('touches nothing that is not mapped, whatever happens', () => {
	fc.assert(
		fc.property(firstMeetings, histories, conditions, (start, history, given) => {
			const { shopper, contact } = lived(start, history, given);
			expect(contact.attributes).toMatchObject(UNMAPPED.attributes);
			expect(shopper.fields).toMatchObject(UNMAPPED.fields);
			expect(shopper.tags).toContain(UNMAPPED.tag);
		}),
	);
});

/** Fields and tags of which the two sides do not say the same. */
function differences(sides: Sides): readonly string[] {
	const fields = Object.entries(MAPPED)
		.filter(([name, field]) => !saysTheSame(said(sides, name), sides.shopper.fields[field] ?? null))
		.map(([, field]) => field);
	const spoken = sides.shopper.tags.map((tag) => tagAttribute(tag, PREFIX));
	const tags = Object.values(ATTRIBUTE_OF_TAG).filter(
		(name) => spoken.includes(name) !== isTrue(sides.contact.attributes[name]),
	);
	return [...fields, ...tags];
}

it.each([
	['Wati → Shopify', runToCustomer, runToContact],
	['Shopify → Wati', runToContact, runToCustomer],
] as const)(
	'makes strangers equal when %s comes first, but for what may stay',
	(_, first, then) => {
		fc.assert(
			fc.property(firstMeetings, (start) => {
				const once = first(start, usual);
				const twice = then(once.sides, usual);
				const stay = [...once.problems, ...twice.problems].flatMap(({ code, field }) =>
					code === 'bothStay' && field !== undefined ? [field] : [],
				);
				expect(differences(twice.sides)).toEqual(stay);
			}),
			{ numRuns: 200 },
		);
	},
);

it('overwrites nothing of the customer that was there before, when the two first meet', () => {
	fc.assert(
		fc.property(firstMeetings, (start) => {
			const { shopper } = runToCustomer(start, usual).sides;
			for (const [field, value] of Object.entries(start.shopper.fields)) {
				if (value !== null) expect(shopper.fields[field]).toBe(value);
			}
			expect(shopper.tags).toEqual(expect.arrayContaining([...start.shopper.tags]));
		}),
	);
});

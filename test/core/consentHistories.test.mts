import fc from 'fast-check';
import { rememberedBy } from '../../nodes/core/attributes.ts';
import { names } from './people.mts';
import { firstMeetings, histories, taken, type Step } from './randomSides.mts';
import {
	runToContact,
	runToCustomer,
	usual,
	type Conditions,
	type Run,
	type Sides,
} from './twoSides.mts';

const known: Conditions = { ...usual, knowledge: { campaign: 'works', emptyValues: 'accepted' } };

/** What a person has just said about campaigns, if anything. */
function wordIn(step: Step, before: Sides): 'in' | 'out' | undefined {
	switch (step.kind) {
		case 'says':
			return step.heard === 'optIn' ? 'in' : 'out';
		case 'allow':
			if (step.on === before.contact.allowCampaign) return undefined;
			return step.on ? 'in' : 'out';
		case 'consent':
			if (step.state === before.shopper.consent || !before.shopper.fields['email'])
				return undefined;
			return step.state === 'subscribed' ? 'in' : 'out';
		default:
			return undefined;
	}
}

const isSubscribed = ({ shopper }: Sides) => shopper.consent === 'subscribed';
const isLinked = ({ contact }: Sides) => rememberedBy(contact, names).ledger !== undefined;

/**
 * Wati tells neither of a switch nor of its time: one that was taken back before any run saw it
 * leaves no trace. So a contact is switched once at most between two runs. Nor does Shopify tell of
 * a consent whose address is gone: so the customer keeps one.
 * What only a history that is lived shows is left to {@link isUnseen}.
 */
const visible = (history: readonly Step[]): readonly Step[] =>
	history.filter((step, index) => {
		if (step.kind === 'field') return step.field !== 'email' || step.value !== null;
		const before = history.slice(0, index).reverse();
		const last = before.find(({ kind }) => ['allow', 'toContact', 'toCustomer'].includes(kind));
		return step.kind !== 'allow' || last?.kind !== 'allow';
	});

/**
 * Whether the contact was switched, and no run has looked since: one that comes of our own write
 * (its echo) ends before it reads the contact.
 */
const isUnseen = ({ contact }: Sides): boolean => {
	const consent = rememberedBy(contact, names).ledger?.consent;
	return consent !== undefined && consent.contact !== contact.allowCampaign;
};

/** What a run raised. */
const raised = (before: Sides, { sides }: Run) => ({
	subscribed: isSubscribed(sides) && !isSubscribed(before),
	allowed: sides.contact.allowCampaign && !before.contact.allowCampaign,
});

const NOTHING = { subscribed: false, allowed: false };

it('raises nobody whose last word was an opt-out, on whichever side it was said', () => {
	fc.assert(
		fc.property(firstMeetings, histories.map(visible), (start, history) => {
			let sides = start;
			let lastWord: 'in' | 'out' | undefined;
			for (const step of history) {
				if (step.kind === 'allow' && isUnseen(sides)) continue;
				lastWord = wordIn(step, sides) ?? lastWord;
				const next = taken(sides, step, known);
				const isRun = ['toContact', 'toCustomer'].includes(step.kind);
				if (isRun && lastWord !== 'in') expect(raised(sides, next)).toEqual(NOTHING);
				sides = next.sides;
			}
		}),
		{ numRuns: 500 },
	);
});

it.each([
	['Wati → Shopify', runToCustomer, runToContact],
	['Shopify → Wati', runToContact, runToCustomer],
] as const)('carries an opt-out to both sides, with %s first', (_, first, then) => {
	fc.assert(
		fc.property(firstMeetings, histories.map(visible), (start, history) => {
			let sides = start;
			let isOut = false;
			for (const step of history) {
				if (step.kind === 'allow' && isUnseen(sides)) continue;
				const word = wordIn(step, sides);
				const counts = isLinked(sides) || step.kind === 'says';
				if (word !== undefined) isOut = word === 'out' && counts;
				sides = taken(sides, step, known).sides;
			}
			fc.pre(isOut);
			const end = then(first(sides, known).sides, known).sides;
			expect({ subscribed: isSubscribed(end), allowed: end.contact.allowCampaign }).toEqual(
				NOTHING,
			);
		}),
		{ numRuns: 300 },
	);
});

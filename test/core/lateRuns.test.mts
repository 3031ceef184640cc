import fc from 'fast-check';
import type { Value } from '../../nodes/core/ledger.ts';
import { isTrue, tagAttribute } from '../../nodes/core/tags.ts';
import { PREFIX } from './people.mts';
import { ATTRIBUTE_OF_TAG, firstMeetings, histories, lived } from './randomSides.mts';
import { asProfile } from './shopModel.mts';
import { MAPPED, runToContact, runToCustomer, said, usual, type Sides } from './twoSides.mts';

/** What both sides say under a name: a field or a tag. */
interface Entry {
	readonly customer: string | boolean;
	readonly contact: string | boolean;
}

const plain = (value: Value): string => (value ?? '').toLowerCase();

function entries(sides: Sides): ReadonlyMap<string, Entry> {
	const { fields, tags } = sides.shopper;
	const spoken = tags.map((tag) => tagAttribute(tag, PREFIX));
	return new Map<string, Entry>([
		...Object.entries(MAPPED).map(([name, field]): [string, Entry] => [
			name,
			{ customer: plain(fields[field] ?? null), contact: plain(said(sides, name)) },
		]),
		...Object.values(ATTRIBUTE_OF_TAG).map((name): [string, Entry] => [
			name,
			{ customer: spoken.includes(name), contact: isTrue(said(sides, name)) },
		]),
	]);
}

/** A customer is read, both sides live on, a run from the contact ends, and only then is it dealt with. */
const lateRuns = fc
	.record({ start: firstMeetings, before: histories, between: histories })
	.map(({ start, before, between }) => {
		const past = lived(start, before, usual);
		const read = asProfile(past.shopper, past.tick);
		const meanwhile = between.filter(({ kind }) => kind !== 'toContact');
		const now = lived({ ...past, tick: past.tick + 1 }, meanwhile, usual);
		const carried = runToCustomer(now, usual);
		const late = runToContact(carried.sides, usual, read);
		return { past, now, carried: carried.sides, late: late.sides };
	});

it('an older state of the customer undoes nothing that a run from the contact wrote', () => {
	fc.assert(
		fc.property(lateRuns, ({ now, carried, late }) => {
			const [before, after, then] = [entries(now), entries(carried), entries(late)];
			for (const [name, entry] of after) {
				const written = JSON.stringify(entry) !== JSON.stringify(before.get(name));
				if (written) expect({ name, ...then.get(name) }).toEqual({ name, ...entry });
			}
			const lowered = now.contact.allowCampaign && !carried.contact.allowCampaign;
			if (lowered) expect(late.contact.allowCampaign).toBe(false);
		}),
		{ numRuns: 400 },
	);
});

it('a change that a run from the contact left alone arrives, however late it is dealt with', () => {
	fc.assert(
		fc.property(lateRuns, ({ carried, late }) => {
			const inTime = entries(runToContact(carried, usual).sides);
			for (const [name, entry] of entries(runToContact(late, usual).sides)) {
				const other = inTime.get(name);
				if (other?.customer === other?.contact) expect(entry).toEqual(other);
			}
		}),
		{ numRuns: 400 },
	);
});

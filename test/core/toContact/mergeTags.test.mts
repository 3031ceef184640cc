import { mergeTags } from '../../../nodes/core/toContact/mergeTags.ts';
import type { Contact, WantedTags } from '../../../nodes/core/profile.ts';
import { contact, ledger, PREFIX } from '../people.mts';

const VIP = { tag_vip: 'VIP' };

const wantedTags = (on: Readonly<Record<string, string>>, leftOut: readonly string[] = []) =>
	({ prefix: PREFIX, on, leftOut, whenRemoved: 'false' }) satisfies WantedTags;

const merge = (
	on: Readonly<Record<string, string>>,
	attributes: Contact['attributes'],
	tags: Readonly<Record<string, string>>,
	leftOut: readonly string[] = [],
) => mergeTags(wantedTags(on, leftOut), contact({ attributes }), ledger({ tags }));

const ON = [{ attribute: 'tag_vip', tag: 'VIP', on: true }];
const OFF = [{ attribute: 'tag_vip', tag: 'VIP', on: false }];
const LEFT = [{ code: 'leftToOtherDirection', field: 'VIP' }];

it.each([
	['neither side, nor the ledger', {}, 'false', {}, { switched: [], agreed: {}, problems: [] }],
	['added to the customer', VIP, 'false', {}, { switched: ON, agreed: VIP, problems: [] }],
	['added on both sides', VIP, 'true', {}, { switched: [], agreed: VIP, problems: [] }],
	['added to the contact', {}, 'true', {}, { switched: [], agreed: {}, problems: [] }],
	['in step', VIP, 'true', VIP, { switched: [], agreed: VIP, problems: [] }],
	['removed from the customer', {}, 'true', VIP, { switched: OFF, agreed: {}, problems: [] }],
	['removed from the contact', VIP, 'false', VIP, { switched: [], agreed: VIP, problems: LEFT }],
	['removed from both', {}, 'false', VIP, { switched: [], agreed: {}, problems: [] }],
] as const)('a tag that is %s', (_, on, value, known, expected) => {
	expect(merge(on, { tag_vip: value }, known)).toEqual(expected);
});

it('writes what the customer has where there is no ledger, and removes nothing', () => {
	const merged = mergeTags(
		wantedTags(VIP),
		contact({ attributes: { tag_b2b: 'true' } }),
		undefined,
	);
	expect(merged).toEqual({ switched: ON, agreed: VIP, problems: [] });
});

it('takes a missing attribute for false and writes under the spelling that is there', () => {
	expect(merge(VIP, {}, {}).switched).toEqual(ON);
	expect(merge(VIP, { Tag_VIP: 'no' }, {}).switched).toEqual([{ ...ON[0], attribute: 'Tag_VIP' }]);
});

it('touches no tag that the rules leave out', () => {
	expect(merge({}, { tag_vip: 'true' }, VIP, ['tag_vip'])).toMatchObject({ switched: [] });
});

it.each([
	['is switched on no contact', 'false', {}, { switched: [], agreed: {}, problems: [] }],
	['stays carried where it was', 'true', VIP, { switched: [], agreed: VIP, problems: [] }],
	['is in step where both have it', 'true', {}, { switched: [], agreed: VIP, problems: [] }],
	['can be taken off by an agent', 'false', VIP, { switched: [], agreed: VIP, problems: LEFT }],
])('a tag beyond the limit %s', (_, value, known, expected) => {
	const crowded = { ...wantedTags({}), beyondLimit: VIP };
	const one = contact({ attributes: { tag_vip: value } });
	expect(mergeTags(crowded, one, ledger({ tags: known }))).toEqual(expected);
});

it('follows a change of a tag’s spelling without a switch', () => {
	const merged = merge({ tag_vip: 'V.I.P' }, { tag_vip: 'true' }, VIP);
	expect(merged).toEqual({ switched: [], agreed: { tag_vip: 'V.I.P' }, problems: [] });
});

it('names a removed tag by its attribute where its spelling is not known', () => {
	expect(merge({ tag_vip: '' }, {}, { tag_vip: '' }).problems).toEqual([
		{ code: 'leftToOtherDirection', field: 'tag_vip' },
	]);
});

it.each(['constructor', '__proto__'])('treats the tag %s as any other', (tag) => {
	const one = Object.fromEntries([[tag, tag]]);
	expect(merge(one, {}, {}).switched).toEqual([{ attribute: tag, tag, on: true }]);
	expect(merge({}, Object.fromEntries([[tag, 'true']]), one).switched).toEqual([
		{ attribute: tag, tag, on: false },
	]);
});

import type { TagSettings } from '../../../nodes/core/profile.ts';
import { mergeTags, settleTags } from '../../../nodes/core/toCustomer/mergeTags.ts';
import { contact, ledger, PREFIX } from '../people.mts';

const rules = (part: Partial<TagSettings> = {}): TagSettings => ({
	prefix: PREFIX,
	include: [],
	exclude: [],
	maximum: 10,
	reserved: [],
	...part,
});

type Attributes = Readonly<Record<string, string>>;

function merge(
	attributes: Attributes,
	tags: readonly string[],
	known: Attributes | undefined,
	part: Partial<TagSettings> = {},
) {
	const remembered = known && ledger({ tags: known });
	const merged = mergeTags(rules(part), tags, contact({ attributes }), remembered);
	return {
		add: [...merged.add.values()],
		remove: [...merged.remove.values()].flat(),
		fill: [...merged.fill.keys()],
		problems: merged.problems,
	};
}

const NOTHING = { add: [], remove: [], fill: [], problems: [] };
const VIP = { tag_vip: 'VIP' };

it.each([
	['as the ledger spells it', { tag_vip: 'true' }, {}, ['vip']],
	['as the attribute spells it', { tag_VIP: 'yes' }, {}, ['VIP']],
	['under a transliterated name', { tag_riben: '1' }, {}, ['riben']],
])('adds a tag %s', (_, attributes, known, add) => {
	expect(merge(attributes, [], known)).toEqual({ ...NOTHING, add });
});

it('brings a tag back in the spelling that the ledger kept', () => {
	const attributes = { tag_vip: 'false' };
	const removed = merge(attributes, ['V.I.P', 'VIP'], VIP);
	expect(removed.remove).toEqual(['VIP']);
});

it('removes every spelling of a tag that has one attribute', () => {
	expect(merge({ tag_a_b: 'false' }, ['a b', 'A-B'], { tag_a_b: 'a b' }).remove).toEqual([
		'a b',
		'A-B',
	]);
});

it.each([
	['excluded', { exclude: ['vip'] }],
	['not included', { include: ['b2b'] }],
	['reserved', { reserved: ['Tag_VIP'] }],
])('leaves a tag alone that is %s', (_, part) => {
	expect(merge({ tag_vip: 'true' }, [], {}, part)).toEqual(NOTHING);
	expect(merge({ tag_vip: 'false' }, ['VIP'], VIP, part)).toEqual(NOTHING);
	expect(merge({}, ['VIP'], undefined, part).fill).toEqual([]);
});

it.each([
	['text', { note: 'call on Monday' }, []],
	['a number', { visits: '1' }, []],
	['yes and no', { newsletter: 'TRUE' }, ['newsletter']],
])('without a prefix only true and false are a tag, not %s', (_, attributes, add) => {
	expect(merge(attributes, [], {}, { prefix: '' }).add).toEqual(add);
});

it('tells of a tag that no attribute name could be made of, and adds none', () => {
	expect(merge({ 'tag_Très bien!': 'true' }, [], {})).toEqual({
		...NOTHING,
		problems: [{ code: 'tagNameUnreadable', field: 'tag_Très bien!' }],
	});
});

const settle = (
	attributes: Attributes,
	before: readonly string[],
	after: readonly string[],
	known: Attributes,
) => {
	const there = contact({ attributes });
	const remembered = ledger({ tags: known });
	const merged = mergeTags(rules(), before, there, remembered);
	return settleTags(merged, rules(), after, there, remembered);
};

it.each([
	['was added', { tag_vip: 'true' }, [], ['vip'], {}, { tag_vip: 'vip' }],
	['was not taken', { tag_vip: 'true' }, [], [], {}, {}],
	['was removed', { tag_vip: 'false' }, ['VIP'], [], VIP, {}],
	['was not removed', { tag_vip: 'false' }, ['VIP'], ['VIP'], VIP, VIP],
	['the customer’s side added', {}, ['VIP'], ['VIP'], {}, {}],
	['the customer’s side removed', { tag_vip: 'true' }, [], [], VIP, VIP],
	['is spelled anew', { tag_vip: 'true' }, ['vip'], ['vip'], VIP, { tag_vip: 'vip' }],
] as const)(
	'remembers of a tag what is: it %s',
	(_, attributes, before, after, known, expected) => {
		expect(settle(attributes, before, after, known)).toEqual(expected);
	},
);

it('remembers a tag that is on both sides beyond the limit too, so that it can be taken off', () => {
	const there = contact({ attributes: { tag_vip: 'true' } });
	const full = { ...rules(), maximum: 0 };
	const merged = mergeTags(full, ['VIP'], there, ledger({}));
	expect(settleTags(merged, full, ['VIP'], there, ledger({}))).toEqual(VIP);
});

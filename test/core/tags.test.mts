import fc from 'fast-check';
import {
	isTrue,
	mapTags,
	MAX_NAME_LENGTH,
	tagAttribute,
	type TagRules,
} from '../../nodes/core/tags.ts';
import { PREFIX } from './people.mts';

const rules: TagRules = {
	prefix: PREFIX,
	include: [],
	exclude: [],
	maximum: 100,
	reserved: ['email', 'tag_lead'],
};

it.each([
	['VIP', 'tag_vip'],
	['Very  important!', 'tag_very_important'],
	['  -x- ', 'tag_x'],
	['Größe M', 'tag_grosse_m'],
	['Café', 'tag_cafe'],
	['постоянный', 'tag_postoyannyy'],
	['新客户', 'tag_xinkehu'],
	['👍', 'tag_thumbsup'],
	['2024', 'tag_2024'],
	['__proto__', 'tag_proto'],
])('%j becomes %s', (tag, attribute) => {
	expect(tagAttribute(tag, PREFIX)).toBe(attribute);
});

it('gives a tag without a letter or a digit a name of its own', () => {
	expect(tagAttribute('!!!', PREFIX)).toMatch(/^tag_x[0-9a-f]{8}$/);
	expect(tagAttribute('!!!', PREFIX)).not.toBe(tagAttribute('???', PREFIX));
});

it('keeps two tags of 255 characters apart that differ at their end only', () => {
	const [one, other] = ['a', 'b'].map((end) => tagAttribute('x'.repeat(254) + end, PREFIX));
	expect(one).toHaveLength(MAX_NAME_LENGTH);
	expect(one).not.toBe(other);
});

it('makes a name of every tag that is safe everywhere', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (tag) => {
			expect(tagAttribute(tag, PREFIX)).toMatch(/^tag_[a-z0-9_]{1,46}$/);
			expect(tagAttribute(tag.toUpperCase().toLowerCase(), PREFIX)).toBe(
				tagAttribute(tag.toUpperCase().toLowerCase(), PREFIX),
			);
		}),
	);
});

it.each([
	['all of them', {}, ['VIP', 'Wholesale'], { tag_vip: 'VIP', tag_wholesale: 'Wholesale' }, []],
	['the included ones', { include: ['vip'] }, ['VIP', 'b2b'], { tag_vip: 'VIP' }, ['tag_b2b']],
	['not the excluded ones', { exclude: ['VIP'] }, ['vip', 'b2b'], { tag_b2b: 'b2b' }, ['tag_vip']],
	['excluded wins', { include: ['vip'], exclude: ['vip'] }, ['vip'], {}, ['tag_vip']],
	['none without a text', {}, ['', '  '], {}, []],
	['one of a kind', {}, ['VIP', ' VIP '], { tag_vip: 'VIP' }, []],
] as const)('maps %s', (_, part, tags, on, leftOut) => {
	expect(mapTags(tags, { ...rules, ...part })).toEqual({
		tags: on,
		leftOut,
		beyondLimit: {},
		problems: [],
	});
});

it('makes one attribute of two tags with one name, and says so', () => {
	expect(mapTags(['big spender', 'Big-Spender'], rules)).toEqual({
		tags: { tag_big_spender: 'big spender' },
		leftOut: [],
		beyondLimit: {},
		problems: [{ code: 'tagNameShared', field: 'Big-Spender', detail: 'Other tag: big spender.' }],
	});
});

it('keeps an attribute as long as one of its two tags is wanted', () => {
	const mapped = mapTags(['a b', 'a-b'], { ...rules, exclude: ['a-b'] });
	expect(mapped).toMatchObject({ tags: { tag_a_b: 'a b' }, leftOut: [] });
});

it.each([
	['tag_', 'Lead', 'tag_lead'],
	['', 'E-Mail', undefined],
	['', 'Email', 'email'],
])('with prefix %j the tag %j may not take a reserved name', (prefix, tag, attribute) => {
	const { tags, problems } = mapTags([tag], { ...rules, prefix });
	expect(Object.keys(tags)).toEqual(attribute === undefined ? ['e_mail'] : []);
	expect(problems.map(({ code }) => code)).toEqual(attribute ? ['tagNameReserved'] : []);
});

it('leaves tags beyond the maximum alone, and reports each', () => {
	const mapped = mapTags(['c', 'a', 'b'], { ...rules, maximum: 1 });
	expect(mapped).toEqual({
		tags: { tag_a: 'a' },
		leftOut: [],
		beyondLimit: { tag_b: 'b', tag_c: 'c' },
		problems: [
			{ code: 'tooManyTags', field: 'b', detail: 'Limit: 1.' },
			{ code: 'tooManyTags', field: 'c', detail: 'Limit: 1.' },
		],
	});
});

it('takes the tags in any order', () => {
	const tag = fc.constantFrom('VIP', 'vip', 'Vip', 'b 2', 'B-2', 'lead', 'x', 'Ж', '!!');
	fc.assert(
		fc.property(fc.array(tag), fc.nat(4), fc.nat(), (tags, maximum, seed) => {
			const shuffled = [...tags.slice(seed % 7).reverse(), ...tags.slice(0, seed % 7)];
			const some = { ...rules, maximum, exclude: ['x'] };
			expect(mapTags(shuffled, some)).toEqual(mapTags(tags, some));
		}),
	);
});

it.each([
	['true', true],
	[' TRUE ', true],
	['1', true],
	['yes', true],
	['false', false],
	['0', false],
	['truely', false],
	['', false],
	[null, false],
	[undefined, false],
])('an attribute that holds %j means %j', (value, expected) => {
	expect(isTrue(value)).toBe(expected);
});

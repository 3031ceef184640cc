import fc from 'fast-check';
import { toAttributeText, type AttributeType } from '../../nodes/core/convert.ts';

it.each([
	['text', 'Ada', 'Ada'],
	['text', '  Ada  ', 'Ada'],
	['text', 'first\r\nsecond \u2028 third', 'first second third'],
	['text', ['a', 'b'], 'a, b'],
	['text', 7, '7'],
	['text', true, 'true'],
	['number', '10.00', '10'],
	['number', ' -3.5 ', '-3.5'],
	['number', '.5', '0.5'],
	['number', 1e3, '1000'],
	['number', '+7', '7'],
	['boolean', 'YES', 'true'],
	['boolean', '1', 'true'],
	['boolean', false, 'false'],
	['boolean', 'no', 'false'],
	['date', '2026-11-23', '2026-11-23'],
	['date', '2026-11-23T23:30:00-05:00', '2026-11-23'],
	['date', '2028-02-29', '2028-02-29'],
] as const)('as %s, %j is %j', (type, value, expected) => {
	expect(toAttributeText(value, type)).toBe(expected);
});

it.each([
	['number', 'seven'],
	['number', '1,5'],
	['number', '0x10'],
	['number', '1e999'],
	['number', 'NaN'],
	['boolean', 'perhaps'],
	['boolean', '2'],
	['date', '23.11.2026'],
	['date', '2026-02-30'],
	['date', '2026-13-01'],
	['date', '2026-11-23 08:00'],
] as const)('%s does not take %j', (type, value) => {
	expect(toAttributeText(value, type)).toBeUndefined();
});

const types: readonly AttributeType[] = ['text', 'number', 'boolean', 'date'];

it.each(types.flatMap((type) => [null, '', ' \n ', []].map((value) => [type, value] as const)))(
	'as %s, %j is nothing',
	(type, value) => {
		expect(toAttributeText(value, type)).toBeNull();
	},
);

const values = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.boolean(),
	fc.array(fc.string()),
	fc.constantFrom('a\nb', '\r\n', 'a\u2029b', '  a\n\n  b  '),
);

it('gives trimmed text on one line, whatever it is given', () => {
	fc.assert(
		fc.property(values, fc.constantFrom(...types), (value, type) => {
			const text = toAttributeText(value, type) ?? 'nothing';
			expect(text).toBe(text.trim());
			expect(text).not.toMatch(/[\r\n\u2028\u2029]/);
		}),
	);
});

it('changes nothing the second time', () => {
	fc.assert(
		fc.property(values, fc.constantFrom(...types), (value, type) => {
			const once = toAttributeText(value, type);
			if (typeof once === 'string') expect(toAttributeText(once, type)).toBe(once);
		}),
	);
});

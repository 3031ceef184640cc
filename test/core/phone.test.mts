import fc from 'fast-check';
import { digitsOf, nationalVariants, toE164 } from '../../nodes/core/phone.ts';

const valid = (number: string) => {
	const e164 = toE164(number);
	if (e164 === undefined) throw new Error(`${number} is not valid`);
	return e164;
};

it.each([
	'+49 170 1234567',
	'+49 (0)170 1234567',
	'0049 170/1234567',
	'0170-1234567',
	'(0170) 123 45 67',
	'\u00a0+49\u00a0170.123.45.67 ',
	'\u202a+49 170 1234567\u202c',
	'٠١٧٠١٢٣٤٥٦٧',
])('reads %j as the same German number', (spelling) => {
	expect(toE164(spelling, 'DE')).toBe('+491701234567');
});

it.each([
	['0170 1234567', undefined, undefined],
	['0170 1234567', 'DE', '+491701234567'],
	['0170 1234567', ' de ', '+491701234567'],
	['0170 1234567', 'XX', undefined],
	['(415) 555-2671', undefined, undefined],
	['(415) 555-2671', 'US', '+14155552671'],
	['+1 415 555 2671', 'DE', '+14155552671'],
	['0044 20 7946 0958', 'US', '+442079460958'],
	['0044 20 7946 0958', undefined, '+442079460958'],
	['011 44 20 7946 0958', 'US', '+442079460958'],
	['06 1234 5678', 'IT', '+390612345678'],
	['8 (912) 345-67-89', 'RU', '+79123456789'],
])('reads %j in %j as %j', (raw, country, expected) => {
	expect(toE164(raw, country)).toBe(expected);
});

it.each([
	['no number', ''],
	['words', 'call me'],
	['an emergency number', '112'],
	['a number that is too short', '+49 17'],
	['a number that is too long', '+49 170 1234567 8901234567'],
	['a number with an extension', '+49 30 123456 ext. 12'],
	['a number with a short extension', '+49 30 123456 # 3'],
	['a number with text behind it', '+49 170 1234567 (mobile)'],
	['two numbers', '+49 170 1234567, +49 171 7654321'],
	['a country that does not exist', '+999 1234567'],
	['the national number without its country', '170 1234567x'],
])('refuses %s: a guess merges two people', (_, raw) => {
	expect(toE164(raw, 'DE')).toBeUndefined();
});

it('keeps a number that it made', () => {
	const numbers = fc.constantFrom('+491701234567', '+14155552671', '+5511987654321');
	fc.assert(fc.property(numbers, (number) => toE164(number) === number));
});

it('never throws and makes nothing but plain international numbers', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('', 'DE', 'US', 'BR'),
			(raw, country) => {
				expect(toE164(raw, country) ?? '+12345').toMatch(/^\+[1-9]\d{4,14}$/);
			},
		),
	);
});

it('gives the digits alone', () => {
	expect(digitsOf('+49 (170) 1234-567')).toBe('491701234567');
});

it.each([
	['Brazil, with the ninth digit', '+5511987654321', ['+551187654321']],
	['Argentina, mobile', '+5491123456789', ['+541123456789']],
	['Argentina, without the mobile prefix', '+541123456789', ['+5491123456789']],
	['Mexico', '+525512345678', ['+5215512345678']],
	['a Brazilian landline', '+551132654321', []],
	['anywhere else', '+491701234567', []],
])('knows the other spellings of a number: %s', (_, number, variants) => {
	expect(nationalVariants(valid(number))).toEqual(variants);
});

/** WhatsApp's ids may be spellings that are no longer valid numbers. */
const spelling = (country: string, part: RegExp) =>
	fc.stringMatching(part).map((rest) => `+${country}${rest}` as ReturnType<typeof valid>);

it.each([
	['Brazil', spelling('55', /^\d\d9?[6-9]\d{7}$/)],
	['Mexico', spelling('52', /^1?[2-9]\d{9}$/)],
	['Argentina', spelling('54', /^9?[1-8]\d{9}$/)],
])('a variant of a variant is the number itself: %s', (_, numbers) => {
	fc.assert(
		fc.property(numbers, (number) => {
			const [variant] = nationalVariants(number);
			expect(nationalVariants(variant as typeof number)).toEqual([number]);
		}),
	);
});

import { Refused } from '../../sandbox/page/world.mts';
import { whatsAppNumber } from '../../sandbox/page/whatsAppNumber.mts';

describe('the number of whoever writes', () => {
	it.each([
		['+1 (415) 555-0132', '14155550132'],
		['  +46 70 174 06 05 ', '46701740605'],
		['0049 1511 2345678', '4915112345678'],
		['+55 11 8765 4321', '551187654321'],
		['+55 11 98765 4321', '5511987654321'],
		['+52 1 55 1234 5678', '5215512345678'],
		['+54 9 11 2345 6789', '5491123456789'],
	])('may be typed as %j', (typed, digits) => expect(whatsAppNumber(typed)).toBe(digits));

	it.each([
		['0151 12345678', 'Begin with a plus and the country code, as in +49 1511 2345678.'],
		['4155550132', 'Begin with a plus and the country code, as in +49 1511 2345678.'],
		['+999 123 456 789', 'No country has this code. A number looks like +49 1511 2345678.'],
		['+0151 12345678', 'No country has this code. A number looks like +49 1511 2345678.'],
		['+1 555 0100', 'This number is too short.'],
		['+', 'This is not a phone number.'],
		['+1 415 555 0132 99', 'This number is too long.'],
		['+52 1 55 1234 56789', 'This number is too long.'],
		['+1 415 555 0132 ext. 3', 'This is not a phone number.'],
		['Maya', 'This is not a phone number.'],
	])('is refused in words where it is %j', (typed, message) => {
		expect(() => whatsAppNumber(typed)).toThrow(new Refused([{ field: 'from', message }]));
	});
});

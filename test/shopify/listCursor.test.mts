import fc from 'fast-check';
import { firstPlace, fromCursor, toCursor } from '../../nodes/shopify/listCursor.ts';

const places = fc.record({
	dateField: fc.constantFrom('createdAt' as const, 'updatedAt' as const),
	since: fc.option(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
	after: fc.option(fc.string({ unit: 'grapheme' })),
	beyondId: fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n }).map(String)),
	listed: fc.nat(),
});

const usual = places.filter(({ since }) => /^\d{4}-/.test(since ?? '2026-'));

it('goes on where it was, wherever that was', () => {
	fc.assert(
		fc.property(usual, (place) => {
			expect(fromCursor(toCursor(place))).toEqual(place);
			expect(fromCursor(` ${toCursor(place)}\n`)).toEqual(place);
		}),
	);
});

it('is one word that any table keeps', () => {
	fc.assert(fc.property(usual, (place) => expect(toCursor(place)).toMatch(/^[\w-]+$/)));
});

it('takes no other text for a cursor', () => {
	fc.assert(fc.property(fc.string(), (text) => expect(fromCursor(text)).toBeUndefined()));
});

const first = firstPlace({ dateField: 'createdAt', since: null });
const forged = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

it.each([
	['Shopify itself', 'eyJsYXN0X2lkIjo3LCJsYXN0X3ZhbHVlIjoiNyJ9'],
	['a list of contacts', '3f2a9c01-1-2'],
	['nobody: a number', '2'],
	['nobody: a word', 'null'],
	['nobody: null', forged([null])],
	['a forger of dates', forged({ ...first, since: 'long ago' })],
	['a forger of searches', forged({ ...first, since: "2026' OR id:>0" })],
	['a forger of ids', forged({ ...first, beyondId: '7 OR state:enabled' })],
	['a forger of fields', forged({ ...first, dateField: 'email' })],
	['a forger of counts', forged({ ...first, listed: -1 })],
	['one who forgot the place', forged({ dateField: 'createdAt', since: null })],
])('refuses the cursor of %s', (_, cursor) => {
	expect(fromCursor(cursor)).toBeUndefined();
});

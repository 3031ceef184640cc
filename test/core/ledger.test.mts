import fc from 'fast-check';
import { remembers, token, type AgreedConsent, type Ledger } from '../../nodes/core/ledger.ts';
import { decodeLedger, encodeLedger } from '../../nodes/core/ledgerText.ts';
import { tagAttribute } from '../../nodes/core/tags.ts';
import { MORNING, NOON, PREFIX } from './people.mts';

const NAME = 'sync';

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 120 }),
	fc.constantFrom(
		'#x',
		'=x',
		'==',
		'#12.0123456789abcdef',
		'__proto__',
		' a  b ',
		'👩‍👩‍👧',
		'a\u2028b',
	),
);
const kept = fc.option(text, { nil: null }).map(token);
const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '10', '9'));

const optional = <T,>(key: string, value: fc.Arbitrary<T>) =>
	fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }));

const consent = fc
	.tuple(
		fc.record({
			customer: fc.constantFrom('subscribed', 'unsubscribed', 'notSubscribed'),
			contact: fc.boolean(),
		}),
		optional('asked', fc.record({ value: fc.boolean(), parameter: text })),
		optional('at', fc.constantFrom(MORNING, NOON)),
		optional('channel', fc.constantFrom('email', 'sms', 'whatsApp')),
		fc.boolean(),
	)
	.map(([state, asked, at, channel, left]) => {
		const isLeft = left && !('asked' in asked) ? { left: true } : {};
		return { ...state, ...asked, ...isLeft, ...at, ...channel } as AgreedConsent;
	});

const keys = fc.oneof(
	fc.constant('all'),
	fc.uniqueArray(fc.constantFrom('!', 'city', 'tag_vip', '__proto__')).map((list) => list.sort()),
);
const pushes = fc.array(
	fc.record({
		updatedAt: fc.constantFrom(MORNING, NOON),
		readAt: fc.constantFrom(MORNING, NOON),
		keys,
	}),
	{ minLength: 1, maxLength: 3 },
);

/** Tags as `mapTags` makes them, and some whose spelling is not known. */
const tags = fc
	.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean()), { maxLength: 60 })
	.map((list) =>
		Object.fromEntries(
			list
				.filter(([tag]) => tag.length <= 40)
				.map(([tag, known]) => [tagAttribute(tag, PREFIX), known ? tag : '']),
		),
	);

const ledgers: fc.Arbitrary<Ledger> = fc
	.tuple(
		fc.record({
			updatedAt: fc.constantFrom(MORNING, NOON),
			readAt: fc.constantFrom(MORNING, NOON),
			fields: fc
				.array(fc.tuple(name, fc.record({ customer: kept, contact: kept })), { maxLength: 30 })
				.map((entries) => Object.fromEntries(entries)),
			tags,
		}),
		optional('consent', consent),
		optional('pushes', pushes),
	)
	.map(([ledger, ...parts]): Ledger => Object.assign({}, ledger, ...parts));

const decode = (attributes: Readonly<Record<string, string>>) =>
	decodeLedger((one) => new Map(Object.entries(attributes)).get(one), NAME);

it('reads back what it wrote, whatever it was', () => {
	fc.assert(
		fc.property(ledgers, (ledger) => {
			expect(decode(encodeLedger(ledger, NAME, PREFIX))).toEqual(ledger);
		}),
	);
});

it('writes pieces that survive every store: short, visible and plain ASCII', () => {
	fc.assert(
		fc.property(ledgers, (ledger) => {
			for (const piece of Object.values(encodeLedger(ledger, NAME, PREFIX))) {
				expect(piece.length).toBeLessThanOrEqual(1000);
				expect(piece).toMatch(/^[\x21-\x7e]+$/);
			}
		}),
	);
});

const long: Ledger = {
	updatedAt: NOON,
	readAt: NOON,
	fields: {},
	tags: Object.fromEntries(
		Array.from({ length: 120 }, (_, index) => [`tag_group_${index}`, `group ${index}`]),
	),
};
const pieces = encodeLedger(long, NAME, PREFIX);

it('goes on under numbered names where it is long', () => {
	expect(Object.keys(pieces)).toEqual(['sync', 'sync_2', 'sync_3']);
	expect(decode(pieces)).toEqual(long);
});

it('does not mind what an earlier, longer one left behind', () => {
	const short = { ...long, tags: {} };
	expect(decode({ ...pieces, ...encodeLedger(short, NAME, PREFIX) })).toEqual(short);
});

it('is none when any part of it is missing, wherever the cut goes', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...Object.keys(pieces)),
			fc.nat(900),
			fc.integer({ min: 1, max: 900 }),
			(cut, from, length) => {
				const whole = pieces[cut] ?? '';
				const left = whole.slice(0, from) + whole.slice(from + length);
				fc.pre(left !== whole);
				expect(decode({ ...pieces, [cut]: left })).toBeUndefined();
			},
		),
	);
});

it('is none when two writes were mixed', () => {
	const renamed = { ...long, tags: { ...long.tags, tag_group_7: 'Group 7' } };
	const other = encodeLedger(renamed, NAME, PREFIX);
	expect(Object.keys(other)).toEqual(Object.keys(pieces));
	const changed = Object.keys(pieces).filter((piece) => other[piece] !== pieces[piece]);
	for (const piece of changed.slice(1)) {
		expect(decode({ ...pieces, [piece]: other[piece] ?? '' })).toBeUndefined();
	}
	expect(changed).toContain('sync');
});

it.each([null, '', 'short', '#not a fingerprint', '=', '=#', 'x'.repeat(41)])(
	'remembers %j and nothing else',
	(value) => {
		expect(remembers(token(value), value)).toBe(true);
		expect(remembers(token(value), `${value ?? ''}!`)).toBe(false);
	},
);

it('keeps a fingerprint of what is long, not the text', () => {
	const secret = 'my long private note '.repeat(50);
	expect(token(secret)).toMatch(/^#1050\.[0-9a-f]{16}$/);
});

it('confuses no two values', () => {
	fc.assert(
		fc.property(text, text, (one, other) => {
			expect(token(one) === token(other)).toBe(one === other);
		}),
	);
});

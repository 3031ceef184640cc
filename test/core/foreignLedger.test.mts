import fc from 'fast-check';
import { fingerprint } from '../../nodes/core/fingerprint.ts';
import { decodeLedger } from '../../nodes/core/ledgerText.ts';
import { NOON } from './people.mts';

const NAME = 'sync';
const decode = (text: string) => decodeLedger((one) => (one === NAME ? text : undefined), NAME);

it.each([
	['nothing', undefined],
	['an empty text', ''],
	['the text that a released contact gets', '-'],
	['a note of somebody’s', 'vip since 2019'],
	['JSON without its head', '{"v":1,"u":"","r":"","f":{},"p":"","t":[]}'],
	['JSON with another head', '1~{"v":1,"u":"","r":"","f":{},"p":"","t":[]}'],
	['no JSON', '1~nonsense'],
])('%s is no ledger', (_, attribute) => {
	expect(decodeLedger(() => attribute, NAME)).toBeUndefined();
});

/** Text under a right head, as a store or a person could have left it. */
const sealed = (text: string) => `1.${fingerprint(text, 8)}~${text}`;
const BARE = { v: 1, u: NOON, r: NOON, f: {}, p: '', t: [] };

it.each([
	['pushes that are none', { w: 'yes' }],
	['pushes of another shape', { w: [7, null, ['x'], [NOON, 7, 0], [NOON, NOON, 'x']] }],
	['a consent of another shape', { c: ['subscribed'] }],
	['a consent in a state of its own', { c: ['x', 1, 0, '', ''] }],
	['fields of another shape', { f: { city: 7, email: [1, 2] } }],
	['tags that are no text', { t: [7, null] }],
])('reads past %s', (_, part) => {
	const text = sealed(JSON.stringify({ ...BARE, ...part }));
	expect(decode(text)).toEqual({ updatedAt: NOON, readAt: NOON, fields: {}, tags: {} });
});

it('never throws, whatever is under its name', () => {
	fc.assert(
		fc.property(fc.json(), (text) => {
			expect(() => decode(sealed(text))).not.toThrow();
		}),
	);
});

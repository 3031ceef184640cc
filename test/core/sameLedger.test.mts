import { isSameLedger } from '../../nodes/core/sameLedger.ts';
import { ledger, NOON, PREFIX } from './people.mts';

const both = { customer: 'Kiel', contact: 'Kiel' };
const neither = { customer: null, contact: null };
const before = ledger({
	fields: { city: both },
	tags: { tag_vip: 'VIP' },
	consent: { customer: 'subscribed', contact: true },
});

it.each([
	['a later time', { updatedAt: NOON, readAt: NOON }],
	['a field of which both sides have nothing', { fields: { city: both, email: neither } }],
	['what runs from the contact have settled', { pushes: [{ ...before, keys: ['city'] }] }],
])('%s alone is not worth a write', (_, part) => {
	expect(isSameLedger(before, { ...before, ...part }, PREFIX)).toBe(true);
});

it.each([
	['a value on one side', { fields: { city: { customer: 'Kiel', contact: 'Bonn' } } }],
	['a known field that became empty', { fields: { city: neither } }],
	['a forgotten field', { fields: {} }],
	['a tag', { tags: {} }],
	['the spelling of a tag', { tags: { tag_vip: 'Vip' } }],
	['a consent', { consent: { customer: 'unsubscribed', contact: true } as const }],
	['what was left', { consent: { customer: 'subscribed', contact: true, left: true } as const }],
])('another ledger is one that differs by %s', (_, part) => {
	expect(isSameLedger(before, { ...before, ...part }, PREFIX)).toBe(false);
});

import type { AgreedConsent } from '../../../nodes/core/ledger.ts';
import type { Consent } from '../../../nodes/core/profile.ts';
import {
	mergeConsent,
	settleConsent,
	type ConsentSides,
	type SeenConsent,
} from '../../../nodes/core/toCustomer/mergeConsent.ts';
import { LEDGERS } from '../consentCases.mts';
import { MORNING, NOON } from '../people.mts';

const EVENING = '2026-11-23T18:00:00Z';

const sides = (part: Partial<ConsentSides>): ConsentSides => ({
	customer: { state: 'subscribed' },
	contact: true,
	agreed: undefined,
	heard: undefined,
	at: NOON,
	fresh: true,
	...part,
});

const cameIn = (part: Partial<ConsentSides> = {}) =>
	mergeConsent(
		sides({ customer: { state: 'unsubscribed', at: MORNING }, agreed: LEDGERS['U-'], ...part }),
	);

it('carries an opt-in with its time', () => {
	expect(cameIn().toCustomer).toEqual({ state: 'subscribed', at: NOON });
});

it('lets the shop take its own time where ours lies before the opt-out that it has', () => {
	expect(cameIn({ at: '2026-11-23T07:00:00Z' }).toCustomer).toEqual({ state: 'subscribed' });
});

it('takes a START that is older than the opt-out for none, where only the word decides', () => {
	const agreed = {
		customer: 'unsubscribed',
		contact: true,
		asked: { value: false, parameter: 'p' },
		at: NOON,
	} as const;
	const customer = { state: 'unsubscribed', at: NOON } as const;
	const start = { customer, agreed, contact: true, heard: 'optIn' } as const;
	expect(cameIn({ ...start, at: MORNING }).toCustomer).toBeUndefined();
	expect(cameIn({ ...start, at: EVENING }).toCustomer).toMatchObject({ state: 'subscribed' });
});

it('carries no opt-in on a contact that was read earlier', () => {
	const problems = [{ code: 'consentNotFresh', field: 'consent' }];
	expect(cameIn({ fresh: false })).toEqual({ ledger: 'asItWas', problems });
});

it.each([
	['once more', { state: 'unsubscribed', at: NOON } as const, LEDGERS['U-']],
	['for the first time', { state: 'unsubscribed', at: NOON } as const, LEDGERS['N-']],
])('an opt-out that the customer gave %s since wins over an opt-in', (_, customer, agreed) => {
	expect(cameIn({ customer, agreed, at: EVENING })).toEqual({
		ask: false,
		ledger: 'asSeen',
		problems: [{ code: 'optOutKept', field: 'consent' }],
	});
});

it.each(Object.entries(LEDGERS))('STOP needs no fresh contact, with ledger %s', (_, agreed) => {
	const { toCustomer, ask } = mergeConsent(sides({ agreed, heard: 'optOut', fresh: false }));
	expect({ toCustomer, ask }).toEqual({ toCustomer: { state: 'unsubscribed' }, ask: false });
});

it('takes what was agreed on for another channel for nothing', () => {
	const agreed = { ...LEDGERS['U-'], channel: 'email' };
	const customer: Consent = { state: 'notSubscribed', channel: 'sms' };
	expect(mergeConsent(sides({ customer, agreed })).toCustomer).toBeUndefined();
});

const settle = (given: ConsentSides, after: Consent, part: Partial<SeenConsent> = {}) =>
	settleConsent({
		merge: mergeConsent(given),
		customer: after,
		contact: given.contact,
		agreed: given.agreed,
		parameter: 'allowbroadcast',
		control: 'unknown',
		...part,
	});

const out = sides({ contact: false, agreed: LEDGERS['S+'] });
const unsubscribed: Consent = { state: 'unsubscribed', at: NOON, channel: 'email' };

it.each<[string, ConsentSides, Consent, AgreedConsent]>([
	[
		'is so',
		out,
		unsubscribed,
		{ customer: 'unsubscribed', contact: false, at: NOON, channel: 'email' },
	],
	[
		'was not taken',
		out,
		{ state: 'subscribed', at: MORNING },
		{
			customer: 'subscribed',
			contact: true,
			asked: { value: false, parameter: 'allowbroadcast' },
			at: MORNING,
		},
	],
	[
		'was asked for on the contact too',
		sides({ heard: 'optOut' }),
		unsubscribed,
		{
			customer: 'unsubscribed',
			contact: true,
			asked: { value: false, parameter: 'allowbroadcast' },
			at: NOON,
			channel: 'email',
		},
	],
])('remembers of an opt-out that it %s', (_, given, after, expected) => {
	expect(settle(given, after)).toEqual(expected);
});

it('tries an undelivered opt-out again until it is taken', () => {
	const agreed = settle(out, { state: 'subscribed' });
	const again = mergeConsent(sides({ contact: false, agreed }));
	expect(again.toCustomer).toEqual({ state: 'unsubscribed' });
	const taken = settle(sides({ contact: false, agreed }), unsubscribed);
	expect(taken).toMatchObject({ customer: 'unsubscribed', contact: false });
});

it('remembers that an opt-in was not taken, so that it stays a change', () => {
	const given = sides({ customer: { state: 'unsubscribed', at: MORNING }, agreed: LEDGERS['U-'] });
	expect(settle(given, { state: 'unsubscribed', at: MORNING })).toBe(LEDGERS['U-']);
});

it('leaves the entry alone that says what is, and follows a newer opt-out', () => {
	const given = sides({
		customer: { state: 'unsubscribed', at: MORNING },
		contact: false,
		agreed: LEDGERS['U-'],
	});
	expect(settle(given, { state: 'unsubscribed', at: MORNING })).toBe(LEDGERS['U-']);
	const later: Consent = { state: 'unsubscribed', at: NOON };
	expect(settle({ ...given, customer: later }, later)).toMatchObject({ at: NOON });
});

import type { AgreedConsent, CustomerConsent } from '../../../nodes/core/ledger.ts';
import { mergeConsent, type ConsentSides } from '../../../nodes/core/toContact/mergeConsent.ts';
import { MORNING, NOON } from '../people.mts';

type State = 'S' | 'U' | 'N';
const STATES: Readonly<Record<State, CustomerConsent>> = {
	S: 'subscribed',
	U: 'unsubscribed',
	N: 'notSubscribed',
};

/** `S+`: subscribed and campaigns allowed, `U-`: opted out on both sides … */
function agreedOn(short: string): AgreedConsent | undefined {
	if (short === 'none') return undefined;
	const [customer, contact] = [...short] as [State, '+' | '-'];
	return { customer: STATES[customer], contact: contact === '+', at: MORNING };
}

function merge(now: string, agreed: AgreedConsent | undefined, part: Partial<ConsentSides> = {}) {
	const [customer, contact] = [...now] as [State, '+' | '-'];
	return mergeConsent({
		customer: { state: STATES[customer], at: customer === 'S' ? NOON : MORNING },
		contact: contact === '+',
		agreed,
		parameter: 'allowbroadcast',
		control: 'works',
		fresh: true,
		...part,
	});
}

/** What a merge does, in short. */
function decision(...given: Parameters<typeof merge>): string {
	const { ask, effective, problems } = merge(...given);
	if (ask !== undefined) return ask ? 'raise' : 'lower';
	const codes = problems.map(({ code }) => code).join(' ');
	return codes || (effective ? 'in' : 'out');
}

it.each([
	['S+', 'in     in     in     in     in     in     in'],
	['S-', 'consentNotRaised optOutKept consentNotRaised optOutKept raise optOutKept raise'],
	['U+', 'lower  lower  lower  lower  leftToOtherDirection lower lower'],
	['N+', 'lower  lower  lower  lower  leftToOtherDirection lower leftToOtherDirection'],
	['U-', 'out    out    out    out    out    out    out'],
	['N-', 'out    out    out    out    out    out    out'],
])('%s, with no ledger and each that there can be', (now, expected) => {
	const ledgers = ['none', 'S+', 'S-', 'U+', 'U-', 'N+', 'N-'];
	const decisions = ledgers.map((short) => decision(now, agreedOn(short)));
	expect(decisions).toEqual(expected.split(/\s+/));
});

it('remembers that both stay different where they were first seen so', () => {
	expect(merge('S-', undefined)).toMatchObject({
		effective: false,
		agreed: { customer: 'subscribed', contact: false },
	});
});

it('keeps an opt-out in the ledger until the other direction has carried it', () => {
	const agreed = agreedOn('S+');
	expect(merge('S-', agreed)).toMatchObject({ agreed, effective: false });
});

it('lowers again for an opt-out that was given once more at a later time', () => {
	const once = { ...agreedOn('U-'), at: MORNING } as AgreedConsent;
	const again = { state: 'unsubscribed', at: NOON } as const;
	expect(decision('U+', once, { customer: again })).toBe('lower');
	expect(merge('U-', once, { customer: again })).toMatchObject({ agreed: { at: NOON } });
	expect(merge('U-', once, { customer: again })).not.toHaveProperty('settled');
});

it.each(['S+', 'U+', 'N+'])(
	'keeps the contact’s opt-out in the ledger of a customer who is just not subscribed, from %s',
	(short) => {
		const agreed = agreedOn(short);
		expect(merge('N-', agreed)).toEqual({
			effective: false,
			agreed,
			settled: true,
			problems: [],
		});
	},
);

it.each([
	['newer', NOON, MORNING, 'raise'],
	['of the same moment', NOON, NOON, 'raise'],
	['older', MORNING, NOON, 'optOutKept'],
])('an opt-in that is %s than what was agreed on', (_, at, before, expected) => {
	const agreed = { customer: 'unsubscribed', contact: false, at: before } as const;
	expect(decision('S-', agreed, { customer: { state: 'subscribed', at } })).toBe(expected);
});

it.each([
	['U-', 'consentNotFresh'],
	['N-', 'consentNotFresh'],
	['none', 'consentNotRaised'],
])('raises nobody on a contact that was read earlier, from %s', (agreed, expected) => {
	expect(decision('S-', agreedOn(agreed), { fresh: false })).toBe(expected);
});

it.each(['none', 'S+', 'S-', 'N-'])(
	'an opt-out crosses without a fresh contact, from %s',
	(agreed) => {
		expect(decision('U+', agreedOn(agreed), { fresh: false })).toBe('lower');
	},
);

const asked = (short: string, value: boolean, parameter = 'allowbroadcast'): AgreedConsent => ({
	...(agreedOn(short) as AgreedConsent),
	asked: { value, parameter },
});

it.each([
	['an opt-in, not obeyed', 'S-', asked('S-', true), 'consentNotApplied'],
	['an opt-in, obeyed', 'S+', asked('S-', true), 'in'],
	['an opt-out, not obeyed', 'U+', asked('U+', false), 'consentNotApplied'],
	['an opt-out, obeyed', 'U-', asked('U+', false), 'out'],
	['an opt-in by another parameter', 'S-', asked('S-', true, 'other'), 'raise'],
	['an opt-out by another parameter', 'U+', asked('U+', false, 'other'), 'lower'],
	['an end of the subscription, and then for an opt-out', 'U+', asked('N+', false), 'lower'],
	['an opt-out, before a new opt-in', 'S-', asked('U+', false), 'raise'],
	['an opt-out of an earlier number, not obeyed', 'S+', asked('S+', false), 'consentNotApplied'],
	['an opt-out of an earlier number, by another parameter', 'S+', asked('S+', false, 'x'), 'lower'],
	['an opt-out, not obeyed, before a new opt-in', 'S+', asked('U+', false), 'in'],
])('after asking for %s', (_, now, agreed, expected) => {
	expect(decision(now, agreed)).toBe(expected);
});

it('asks for an opt-in again on a fresh contact only', () => {
	expect(decision('S-', asked('S-', true, 'other'), { fresh: false })).toBe('consentNotFresh');
});

it('never calls somebody subscribed whose opt-out was not obeyed', () => {
	expect(merge('S+', asked('S+', false))).toMatchObject({ effective: false });
	expect(merge('U+', asked('U+', false))).toMatchObject({ effective: false });
});

it('is settled where the ledger accounts for both sides', () => {
	expect(merge('S+', agreedOn('S+'))).toHaveProperty('settled', true);
	expect(merge('U-', agreedOn('U-'))).toHaveProperty('settled', true);
	expect(merge('S+', asked('S-', true))).not.toHaveProperty('settled');
	expect(merge('U-', asked('U+', false))).toHaveProperty('settled', true);
	expect(merge('U-', agreedOn('S+'))).not.toHaveProperty('settled');
});

it('sees an opt-out that follows an opt-in which was obeyed late', () => {
	const late = merge('S+', asked('S-', true));
	expect(decision('S-', late.agreed)).toBe('optOutKept');
});

it.each([
	['works', { customer: 'subscribed', contact: true, at: NOON }],
	['unknown', { customer: 'subscribed', contact: true, at: NOON }],
	['ignored', { ...asked('S-', true), at: NOON }],
] as const)('notes what it asked for while the parameter is %s', (control, expected) => {
	expect(merge('S-', agreedOn('U-'), { control }).agreed).toEqual(expected);
});

it('takes the consent of another channel for none that was agreed on', () => {
	const byEmail = { customer: 'unsubscribed', contact: false, channel: 'email' } as const;
	const bySms = { customer: { state: 'subscribed', at: NOON, channel: 'sms' } } as const;
	const merged = mergeConsent({
		...bySms,
		contact: false,
		agreed: byEmail,
		parameter: 'allowbroadcast',
		control: 'works',
		fresh: true,
	});
	expect(merged).toMatchObject({ effective: false, problems: [{ code: 'consentNotRaised' }] });
	expect(merged).not.toHaveProperty('ask');
});

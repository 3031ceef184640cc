import fc from 'fast-check';
import { CAMPAIGN_FIELD, type Action, type Outcome } from '../../nodes/core/outcome.ts';
import { problem, REASONS, type Reason } from '../../nodes/core/reasons.ts';
import { summarize, type Ended } from '../../nodes/core/summary.ts';
import { wanted } from './people.mts';

const ACTIONS: readonly Action[] = ['created', 'updated', 'unchanged', 'skipped', 'held', 'failed'];
const nobody: ReadonlySet<string> = new Set();

const ended = (
	customerId: string,
	action: Action,
	reason: Reason,
	part: Partial<Outcome> = {},
): Ended => ({ customerId, outcome: { action, reason, changes: [], problems: [], ...part } });

const failed = (reason: Reason, count: number) =>
	Array.from({ length: count }, (_, index) => ended(`${reason}${index}`, 'failed', reason));
const inStep = (count: number) =>
	Array.from({ length: count }, (_, index) => ended(`${index}`, 'unchanged', 'alreadyInStep'));

const outcomes = fc.array(
	fc.record({
		customerId: fc.constantFrom('1', '2', '3', '4', 'unknown'),
		action: fc.constantFrom(...ACTIONS),
		reason: fc.constantFrom(...REASONS),
		dryRun: fc.boolean(),
	}),
);
const begun = fc.subarray(['1', '2', '3', '4']);

const sum = (counts: Readonly<Record<string, number>>) =>
	Object.values(counts).reduce((all, count) => all + count, 0);

it('counts each record once, however it ended', () => {
	fc.assert(
		fc.property(outcomes, begun, (all, ids) => {
			const some = all.map(({ customerId, action, reason, dryRun }) =>
				ended(customerId, action, reason, dryRun ? { dryRun } : {}),
			);
			const { counts, putOff, reasons, exceptions } = summarize(some, new Set(ids));
			expect(sum(counts) + putOff.length).toBe(all.length);
			expect(exceptions).toHaveLength(counts.skipped + counts.held + counts.failed);
			for (const action of ACTIONS) {
				const told = sum(reasons[action] ?? {});
				expect(told).toBe(exceptions.filter((one) => one.action === action).length);
			}
		}),
	);
});

it('names who was left out and why, and those who wait for the next batch', () => {
	const some = [
		ended('1', 'created', 'customerNew'),
		ended('2', 'skipped', 'noPhone'),
		ended('3', 'skipped', 'noPhone'),
		ended('4', 'held', 'linkConflict'),
		ended('5', 'failed', 'refused', { detail: 'Bad value' }),
		ended('6', 'skipped', 'putOff'),
	];
	expect(summarize(some, nobody)).toEqual({
		counts: { created: 1, updated: 0, unchanged: 0, skipped: 2, held: 1, failed: 1 },
		reasons: { skipped: { noPhone: 2 }, held: { linkConflict: 1 }, failed: { refused: 1 } },
		problems: {},
		putOff: ['6'],
		exceptions: [
			{ customerId: '2', action: 'skipped', reason: 'noPhone' },
			{ customerId: '3', action: 'skipped', reason: 'noPhone' },
			{ customerId: '4', action: 'held', reason: 'linkConflict' },
			{ customerId: '5', action: 'failed', reason: 'refused', detail: 'Bad value' },
		],
		newContacts: [],
		stop: undefined,
	});
});

it('counts the records that have a problem, each once', () => {
	const ignored = { problems: [problem('consentNotApplied'), problem('consentNotApplied')] };
	const some = [
		ended('1', 'created', 'customerNew', ignored),
		ended('2', 'created', 'customerNew', ignored),
		ended('3', 'unchanged', 'alreadyInStep', { problems: [problem('tooManyTags', 'VIP')] }),
	];
	expect(summarize(some, nobody).problems).toEqual({ consentNotApplied: 2, tooManyTags: 1 });
});

it.each<[Action, Action]>([
	['unchanged', 'created'],
	['created', 'created'],
	['updated', 'updated'],
	['skipped', 'skipped'],
	['failed', 'failed'],
])('counts one whose creation was begun before and who is now %s as %s', (action, counted) => {
	const { counts } = summarize([ended('1', action, 'alreadyInStep')], new Set(['1']));
	expect(counts[counted]).toBe(1);
});

it('counts one in step whose creation was not begun as unchanged', () => {
	expect(summarize(inStep(1), new Set(['7'])).counts).toMatchObject({ unchanged: 1, created: 0 });
});

it.each<[string, readonly Ended[], Reason | undefined]>([
	['nothing at all', [], undefined],
	['all well', inStep(3), undefined],
	['a refused token', [...inStep(3), ...failed('unauthorized', 1)], 'unauthorized'],
	['a limit used up', [...inStep(3), ...failed('rateLimited', 1)], 'rateLimited'],
	['five without an answer', [...inStep(9), ...failed('noAnswer', 5)], 'noAnswer'],
	['four without an answer', [...inStep(9), ...failed('noAnswer', 4)], undefined],
	['nobody who had an answer', failed('noAnswer', 2), 'noAnswer'],
	['many that were refused', failed('refused', 50), undefined],
	['contacts that vanished', failed('contactVanished', 9), undefined],
	[
		'a limit among silences',
		[...failed('noAnswer', 7), ...failed('rateLimited', 1)],
		'rateLimited',
	],
])('stops a batch for what stands in the way of all, and for no bad record: %s', (_, some, why) => {
	expect(summarize(some, nobody).stop?.reason).toBe(why);
});

const planned = (part: Partial<Outcome> = {}): Outcome => ({
	action: 'created',
	reason: 'customerNew',
	changes: [],
	problems: [],
	dryRun: true,
	...part,
});
const asked = (to: boolean): Partial<Outcome> => ({
	changes: [{ field: CAMPAIGN_FIELD, from: null, to }],
});
const newOnes = (...some: readonly Ended[]) => summarize(some, nobody).newContacts;

it('gives in a dry run the contacts that are to be created', () => {
	const person = wanted({
		attributes: { email: 'a@b.example', city: null },
		tags: { prefix: 'tag_', on: { tag_vip: 'VIP' }, leftOut: ['tag_b2b'], whenRemoved: 'false' },
	});
	expect(newOnes({ customerId: '42', wanted: person, outcome: planned(asked(true)) })).toEqual([
		{
			name: 'Ada Lovelace',
			number: '491701234567',
			allowCampaign: true,
			attributes: { email: 'a@b.example', tag_vip: 'true' },
		},
	]);
});

it('calls a nameless new contact by the number', () => {
	const person = wanted({ name: '' });
	expect(newOnes({ customerId: '42', wanted: person, outcome: planned() })).toMatchObject([
		{ name: '+491701234567' },
	]);
});

it.each<[string, Outcome, boolean]>([
	['subscribed', planned(asked(true)), true],
	['not subscribed', planned(asked(false)), false],
	['nothing is said of consent', planned(), false],
])('opens a new contact to campaigns only where the plan does: %s', (_, outcome, open) => {
	const [one] = newOnes({ customerId: '42', wanted: wanted(), outcome });
	expect(one?.allowCampaign).toBe(open);
});

it('keeps an opt-out of an earlier number, though the customer counts as subscribed', () => {
	const person = wanted({ consent: { channel: 'email', state: 'subscribed' } });
	const outcome = planned({ ...asked(false), reason: 'phoneChanged' });
	expect(newOnes({ customerId: '42', wanted: person, outcome })).toMatchObject([
		{ allowCampaign: false },
	]);
});

it('names a number once: it goes to the customer who comes first', () => {
	const closed = { customerId: '1', wanted: wanted(), outcome: planned(asked(false)) };
	const open = { customerId: '2', wanted: wanted(), outcome: planned(asked(true)) };
	expect(newOnes(closed, open)).toMatchObject([{ allowCampaign: false }]);
});

it.each<[string, Ended]>([
	['a real run', { ...ended('1', 'created', 'customerNew'), wanted: wanted() }],
	['an update', { customerId: '1', wanted: wanted(), outcome: planned({ action: 'updated' }) }],
	['nobody is known', { customerId: '1', outcome: planned() }],
	[
		'a customer without a phone',
		{ customerId: '1', wanted: wanted({ phone: null }), outcome: planned() },
	],
])('gives no new contact for %s', (_, one) => {
	expect(newOnes(one)).toEqual([]);
});

describe('of contacts', () => {
	const of = (contact: string, reason: Reason, part: Partial<Outcome> = {}): Ended => ({
		contact,
		outcome: { action: 'failed', reason, changes: [], problems: [], ...part },
	});

	it('names each exception by its contact, and who said it', () => {
		const said = of('4915', 'refused', { detail: 'No', saidBy: 'contact' });
		expect(summarize([said], nobody).exceptions).toEqual([
			{ contact: '4915', action: 'failed', reason: 'refused', detail: 'No', saidBy: 'contact' },
		]);
	});

	it('counts nobody as created because a customer of the same name was begun', () => {
		const quiet = of('1', 'alreadyInStep', { action: 'unchanged' });
		expect(summarize([quiet], new Set(['1'])).counts).toMatchObject({ unchanged: 1, created: 0 });
	});

	it.each<[string, readonly Reason[], Reason | undefined]>([
		['the token was refused', ['unauthorized'], 'unauthorized'],
		['the limit was used up', ['consentNotRaised', 'rateLimited'], 'rateLimited'],
		['the value was refused', ['refused'], undefined],
	])('stops for what kept Wati from remembering: %s', (_, codes, why) => {
		const problems = codes.map((code) => problem(code));
		const some = [...inStep(3), of('4915', 'contactNotRemembered', { problems })];
		const { stop, exceptions } = summarize(some, nobody);
		expect(stop?.reason).toBe(why);
		expect(exceptions).toMatchObject([{ reason: 'contactNotRemembered' }]);
	});
});

import fc from 'fast-check';
import {
	trackFailures,
	type Failure,
	type FailureRun,
	type KeptFailure,
	type Sighting,
} from '../../nodes/core/failures.ts';

const NOW_MS = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const runAt = (nowMs: number): FailureRun => ({ nowMs, template: 'live', execution: '7' });
const at = (ms: number) => new Date(ms).toISOString();

const failure = (more: Partial<Failure> = {}): Failure => ({
	direction: 'there',
	customer: '1',
	contact: '',
	action: 'failed',
	reason: 'noAnswer',
	message: 'Nobody answered.',
	nobody: false,
	...more,
});
const bad = (key: string, more: Partial<Failure> = {}, ...others: readonly string[]): Sighting => ({
	keys: [key, ...others],
	item: 0,
	failure: failure(more),
});
const good = (key: string, ...others: readonly string[]): Sighting => ({
	keys: [key, ...others],
	item: 0,
	failure: undefined,
});

const track = (
	sightings: readonly Sighting[],
	known: readonly KeptFailure[] = [],
	nowMs = NOW_MS,
): readonly KeptFailure[] => trackFailures(sightings, known, runAt(nowMs)).map(({ kept }) => kept);

/** The same record over and over, each time when it is due. */
function afterTries(tries: number, more: Partial<Failure> = {}): KeptFailure {
	let [kept] = track([bad('a', more)]);
	for (let done = 1; done < tries; done += 1) {
		const due = Date.parse(kept?.nextAt ?? '');
		[kept] = track([bad('a', more)], kept ? [kept] : [], due);
	}
	if (!kept) throw new Error('Nothing was kept');
	return kept;
}

it('keeps the first failure of a record as open, and due in five minutes', () => {
	expect(track([bad('a')])).toEqual([
		{
			key: 'a',
			direction: 'there',
			customer: '1',
			contact: '',
			template: 'live',
			action: 'failed',
			reason: 'noAnswer',
			message: 'Nobody answered.',
			tries: 1,
			state: 'open',
			firstAt: at(NOW_MS),
			lastAt: at(NOW_MS),
			nextAt: at(NOW_MS + 5 * MINUTE),
			closedAt: null,
			toldAt: null,
			execution: '7',
			heard: '',
		},
	]);
});

it.each([
	[1, 'open', 5],
	[2, 'open', 10],
	[3, 'open', 20],
	[4, 'open', 40],
	[5, 'open', 80],
	[6, 'needsPerson', 24 * 60],
	[9, 'needsPerson', 24 * 60],
])('after try %i a failure is %s and due in %i minutes', (tries, state, minutes) => {
	const kept = afterTries(tries);
	const wait = Date.parse(kept.nextAt ?? '') - Date.parse(kept.lastAt);
	expect([kept.tries, kept.state, wait / MINUTE]).toEqual([tries, state, minutes]);
});

it.each([
	['held', { action: 'held' }],
	['crashed', { action: 'crashed' }],
	['nobody’s', { nobody: true }],
] as const)('what is %s needs a person at once, and is tried again daily', (_, more) => {
	expect(afterTries(1, more)).toMatchObject({
		state: 'needsPerson',
		nextAt: at(NOW_MS + DAY),
		toldAt: null,
	});
});

it('who was told of a record is not told again until it was closed', () => {
	const told: KeptFailure = { ...afterTries(1, { action: 'held' }), toldAt: at(NOW_MS) };
	const [again] = track([bad('a')], [told], NOW_MS + DAY);
	expect(again).toMatchObject({ state: 'needsPerson', toldAt: at(NOW_MS), tries: 2 });
	const [closed] = track([good('a')], [told], NOW_MS + DAY);
	expect(track([bad('a')], closed ? [closed] : [])[0]).toMatchObject({
		toldAt: null,
		tries: 1,
		state: 'open',
	});
});

it('a record that newly needs a person is to be told of, whatever was told before', () => {
	const before: KeptFailure = { ...afterTries(5), toldAt: at(NOW_MS) };
	expect(track([bad('a')], [before])[0]).toMatchObject({ state: 'needsPerson', toldAt: null });
});

it.each([
	['a failure before a success', [bad('a'), good('a')], ['closed']],
	['a success before a failure', [good('a'), bad('a')], ['open']],
	['two failures', [bad('a'), bad('a')], ['open']],
])('of %s in one batch the last word counts, once', (_, sightings, states) => {
	const known = afterTries(1);
	expect(track(sightings, [known]).map(({ state }) => state)).toEqual(states);
	expect(track(sightings, [known])[0]?.tries).toBeLessThanOrEqual(2);
});

it('a record keeps the name that it is kept under, and is closed under each', () => {
	const [known] = track([bad('id')]);
	const all = known ? [known] : [];
	expect(track([bad('number', {}, 'id')], all)).toMatchObject([{ key: 'id', tries: 2 }]);
	expect(track([good('number', 'id')], all)).toMatchObject([{ key: 'id', state: 'closed' }]);
	expect(track([bad('id'), good('number', 'id')])).toEqual([]);
});

it('what is not told of a record does not wipe what is known of it', () => {
	const known = afterTries(1, { contact: '5511' });
	expect(track([bad('a', { customer: '' })], [known])[0]).toMatchObject({
		customer: '1',
		contact: '5511',
	});
});

const KEYS = ['a', 'b', 'c'] as const;
const sightings = fc.array(
	fc
		.record({
			keys: fc.subarray([...KEYS], { minLength: 1 }),
			action: fc.constantFrom('good', 'failed', 'held', 'crashed'),
			nobody: fc.boolean(),
		})
		.map(({ keys: [key = 'a', ...others], action, nobody }) =>
			action === 'good'
				? good(key, ...others)
				: bad(key, { action: action as Failure['action'], nobody }, ...others),
		),
);
const history = fc.array(fc.tuple(sightings, fc.integer({ min: 0, max: 2 * DAY })), {
	maxLength: 12,
});

/** Plays batches into a table that is upserted by key. */
function play(
	batches: readonly (readonly [readonly Sighting[], number])[],
	look: (before: readonly KeptFailure[], rows: readonly KeptFailure[], nowMs: number) => void,
): readonly KeptFailure[] {
	const table = new Map<string, KeptFailure>();
	let nowMs = NOW_MS;
	for (const [batch, later] of batches) {
		nowMs += later;
		const open = [...table.values()].filter(({ state }) => state !== 'closed');
		const rows = track(batch, open, nowMs);
		look(open, rows, nowMs);
		for (const row of rows) table.set(row.key, row);
	}
	return [...table.values()];
}

it('whatever happens: one row a record, tries never fall, and nothing is due in the past', () => {
	fc.assert(
		fc.property(history, (batches) => {
			play(batches, (open, rows, nowMs) => {
				expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
				for (const row of rows) {
					const before = open.find(({ key }) => key === row.key);
					expect(row.tries).toBeGreaterThanOrEqual(before?.tries ?? 1);
					expect(row.tries).toBeLessThanOrEqual((before?.tries ?? 0) + 1);
					if (row.state !== 'closed') {
						expect(Date.parse(row.nextAt ?? '')).toBeGreaterThanOrEqual(nowMs);
						expect(row.closedAt).toBeNull();
					} else expect([row.nextAt, row.closedAt]).toEqual([null, at(nowMs)]);
					if (before?.state === 'needsPerson') expect(row.state).not.toBe('open');
					expect(row.firstAt).toBe(before?.firstAt ?? at(nowMs));
				}
			});
		}),
	);
});

it('what is well stays unwritten, and closing twice is closing once', () => {
	fc.assert(
		fc.property(history, (batches) => {
			const table = play(batches, () => {});
			const well = KEYS.map((key) => good(key));
			const closed = track(well, table);
			expect(closed.map(({ key }) => key).sort()).toEqual(
				table
					.filter(({ state }) => state !== 'closed')
					.map(({ key }) => key)
					.sort(),
			);
			expect(track(well, closed)).toEqual([]);
			expect(track([], table)).toEqual([]);
		}),
	);
});

it('the order of the known rows does not matter', () => {
	fc.assert(
		fc.property(history, sightings, (batches, last) => {
			const table = play(batches, () => {});
			expect(track(last, [...table].reverse())).toEqual(track(last, table));
		}),
	);
});

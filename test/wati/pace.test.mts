import fc from 'fast-check';
import { backoffMs, retryAfterMs, slidingWindow } from '../../nodes/wati/pace.ts';
import { NOW_MS } from './scriptedWati.mts';
import { simulatedTime } from './simulatedTime.mts';

/** A call is counted when it arrives: before its answer, and not much after it left. */
const LONGEST_WAY_MS = 250;

interface Call {
	/** How long after the call before it is asked for. */
	readonly gapMs: number;
	readonly latencyMs: number;
	/** Where on its way it is counted, from departure (0) to answer (1). */
	readonly countedAt: number;
}

/** Makes calls at a limit; gives when each left and when it was counted. */
async function paced(calls: readonly Call[], limit: number) {
	const time = simulatedTime();
	const pace = slidingWindow(() => limit, time.now, time.wait);
	const left: number[] = [];
	const counted: number[] = [];
	const made = calls.map(async ({ gapMs, latencyMs, countedAt }, index) => {
		await time.pass(calls.slice(0, index).reduce((sum, one) => sum + one.gapMs, gapMs));
		const answered = await pace();
		left[index] = time.now();
		counted.push(time.now() + countedAt * Math.min(latencyMs, LONGEST_WAY_MS));
		await time.pass(latencyMs);
		answered();
	});
	await time.runUntil(Promise.all(made));
	return { left, counted, spans: time.spans };
}

const busiest = (times: readonly number[]) =>
	Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 10_000).length));

const limits = fc.oneof(fc.integer({ min: 1, max: 65 }), fc.constantFrom(1.5, 2.5, 12.5));
const gaps = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(12_000));
const latencies = fc.oneof(fc.nat(LONGEST_WAY_MS), fc.nat(40_000));
const calls: fc.Arbitrary<readonly Call[]> = fc.array(
	fc.record({
		gapMs: gaps,
		latencyMs: latencies,
		countedAt: fc.double({ min: 0, max: 1, noNaN: true }),
	}),
	{ minLength: 1, maxLength: 80 },
);

it('never lets more calls arrive in any ten seconds than are allowed, wherever they are counted', async () => {
	await fc.assert(
		fc.asyncProperty(calls, limits, async (some, limit) => {
			const { counted } = await paced(some, limit);
			expect(busiest(counted)).toBeLessThanOrEqual(limit);
		}),
	);
});

it('never waits for nothing, nor more often than something happens', async () => {
	await fc.assert(
		fc.asyncProperty(calls, limits, async (some, limit) => {
			const { spans } = await paced(some, limit);
			expect(Math.min(1, ...spans)).toBeGreaterThan(0);
			expect(spans.length).toBeLessThanOrEqual(3 * some.length);
		}),
	);
});

it('lets calls go in the order in which they were asked for', async () => {
	await fc.assert(
		fc.asyncProperty(calls, limits, async (some, limit) => {
			const { left } = await paced(some, limit);
			expect(left).toEqual([...left].sort((a, b) => a - b));
		}),
		{ numRuns: 30 },
	);
});

it.each([
	[10, 0, 5],
	[10, 40, 5],
	[10, 250, 5],
	[10, 900, 5],
	[10, 4_000, 10],
	[7, 100, 5],
	[30, 100, 5],
	[100, 40, 5],
	[10, 100, 1],
])(
	'loses at most a twentieth to the answers: %d in ten seconds, answered after %d ms, %d at a time',
	async (limit, latencyMs, atATime) => {
		const time = simulatedTime();
		const pace = slidingWindow(() => limit, time.now, time.wait);
		const many = 1_000;
		let begun = 0;
		let lastMs = 0;
		const worker = async () => {
			while (begun < many) {
				begun += 1;
				const answered = await pace();
				lastMs = time.now();
				await time.pass(latencyMs);
				answered();
			}
		};
		await time.runUntil(Promise.all(Array.from({ length: atATime }, worker)));
		const burst = Math.min(limit, 10);
		const floorMs = ((many - burst) / limit) * 10_000;
		expect(lastMs).toBeLessThanOrEqual(floorMs * 1.05);
	},
);

it.each([1, 9, 10, 11, 12, 25, 99, 100])(
	'uses nearly all of a limit of %d in ten seconds',
	async (limit) => {
		const some = Array.from({ length: 300 }, () => ({ gapMs: 0, latencyMs: 0, countedAt: 0 }));
		const { left } = await paced(some, limit);
		expect(Math.max(...left)).toBeLessThanOrEqual((300 / limit) * 10_000 * 1.1);
	},
);

it('gives a place back with the answer, and without one a little later', async () => {
	const time = simulatedTime();
	const pace = slidingWindow(() => 1, time.now, time.wait);
	const answered = await pace();
	await time.runUntil(time.pass(100));
	answered();
	await time.runUntil(pace());
	expect(time.now()).toBe(10_100);
	await time.runUntil(pace());
	expect(time.now()).toBe(20_100 + LONGEST_WAY_MS);
});

it('follows a limit that is changed meanwhile', async () => {
	const time = simulatedTime();
	let limit = 4;
	const pace = slidingWindow(() => limit, time.now, time.wait);
	for (let calls = 0; calls < 4; calls += 1) (await pace())();
	limit = 1;
	await time.runUntil(pace());
	await time.runUntil(pace());
	expect(time.now()).toBe(20_000 + LONGEST_WAY_MS);
});

it('goes on after a wait that was broken off', async () => {
	let broken = true;
	const time = simulatedTime();
	const wait = async (ms: number) => {
		if (broken) throw new Error('cancelled');
		await time.wait(ms);
	};
	const pace = slidingWindow(() => 1, time.now, wait);
	(await pace())();
	const [one, other] = [pace(), pace()];
	await expect(one).rejects.toThrow('cancelled');
	await expect(other).rejects.toThrow('cancelled');
	broken = false;
	await time.runUntil(pace());
	expect(time.now()).toBe(10_000);
});

it.each([
	[0, 10, 10_000],
	[1, 10, 20_000],
	[2, 10, 40_000],
	[0, 100, 1_000],
	[0, 0, 100_000],
])('after refusal %d at %d calls per 10 s waits %d ms', (attempt, rate, expected) => {
	expect(backoffMs(attempt, rate)).toBe(expected);
});

it.each([
	['7', 7_000],
	[7, 7_000],
	['0', 0],
	['-3', 0],
	['1.5', 1_500],
	['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
	['Mon, 23 Nov 2026 11:00:00 GMT', 0],
	['', undefined],
	['  ', undefined],
	['soon', undefined],
	['Infinity', undefined],
	[undefined, undefined],
	[['7'], undefined],
])('reads Retry-After %j as %j ms', (header, expected) => {
	expect(retryAfterMs(header, NOW_MS)).toBe(expected);
});

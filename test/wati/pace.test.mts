import fc from 'fast-check';
import { backoffMs, retryAfterMs, slidingWindow } from '../../nodes/wati/pace.ts';
import { NOW_MS } from './scriptedWati.mts';

/** A clock that only waiting moves. */
function fakeTime() {
	let ms = 0;
	return {
		now: () => ms,
		wait: async (span: number) => void (ms += span),
		pass: (span: number) => void (ms += span),
	};
}

/** The ten seconds and a little more: Wati counts when a call arrives. */
const expectWindows = (ms: number, windows: number) => {
	expect(ms).toBeGreaterThanOrEqual(windows * 10_000);
	expect(ms).toBeLessThan(windows * 10_500);
};

const busiest = (times: readonly number[]) =>
	Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 10_000).length));

it('never lets more calls through in any ten seconds than are allowed', async () => {
	const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(12_000)), { minLength: 1, maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(gaps, fc.integer({ min: 1, max: 12 }), async (pauses, limit) => {
			const { now, wait, pass } = fakeTime();
			const pace = slidingWindow(() => limit, now, wait);
			const times: number[] = [];
			for (const pause of pauses) {
				pass(pause);
				await pace();
				times.push(now());
			}
			expect(busiest(times)).toBeLessThanOrEqual(limit);
		}),
	);
});

it('keeps the limit among calls that are made at once, and their order', async () => {
	const { now, wait } = fakeTime();
	const pace = slidingWindow(() => 3, now, wait);
	const order: number[] = [];
	const times = await Promise.all(
		Array.from({ length: 10 }, async (_, index) => {
			await pace();
			order.push(index);
			return now();
		}),
	);
	expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	expect(busiest(times)).toBeLessThanOrEqual(3);
});

it('waits no longer than it must', async () => {
	const { now, wait, pass } = fakeTime();
	const pace = slidingWindow(() => 2, now, wait);
	await pace();
	pass(4_000);
	await pace();
	await pace();
	expectWindows(now(), 1);
});

it('follows a limit that is changed meanwhile', async () => {
	const { now, wait } = fakeTime();
	let limit = 4;
	const pace = slidingWindow(() => limit, now, wait);
	for (let calls = 0; calls < 4; calls += 1) await pace();
	limit = 1;
	await pace();
	await pace();
	expectWindows(now(), 2);
});

it('goes on after a wait that was broken off', async () => {
	let broken = true;
	const time = fakeTime();
	const wait = async (ms: number) => {
		if (broken) throw new Error('cancelled');
		await time.wait(ms);
	};
	const pace = slidingWindow(() => 1, time.now, wait);
	await pace();
	await expect(pace()).rejects.toThrow('cancelled');
	broken = false;
	await pace();
	expectWindows(time.now(), 1);
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

import fc from 'fast-check';
import { Allowance } from '../../nodes/shopify/allowance.ts';

const shops = fc.record({
	maximum: fc.constantFrom(1_000, 2_000, 4_000, 20_000),
	restoreRate: fc.constantFrom(50, 100, 200, 1_000),
});
const requests = fc.array(
	fc.record({ cost: fc.integer({ min: 1, max: 1_000 }), takesMs: fc.nat(3_000) }),
	{ minLength: 2, maxLength: 40 },
);

/** Shopify's leaky bucket: what is left, restored by so many points a second. */
class Bucket {
	available: number;
	constructor(
		private readonly maximum: number,
		private readonly restoreRate: number,
		private atMs = 0,
	) {
		this.available = maximum;
	}

	passTo(nowMs: number): void {
		const restored = ((nowMs - this.atMs) / 1_000) * this.restoreRate;
		this.available = Math.min(this.maximum, this.available + restored);
		this.atMs = nowMs;
	}
}

it('lets no request out that would be throttled, and leaves a quarter of the allowance to others', () => {
	fc.assert(
		fc.property(shops, requests, ({ maximum, restoreRate }, some) => {
			const bucket = new Bucket(maximum, restoreRate);
			const allowance = new Allowance();
			let nowMs = 0;
			let dearest = 0;
			for (const { cost, takesMs } of some) {
				nowMs += allowance.pauseMs(nowMs);
				bucket.passTo(nowMs);
				const known = cost <= dearest;
				if (known) expect(bucket.available).toBeGreaterThanOrEqual(cost);
				const left = bucket.available - cost;
				if (known && dearest + maximum / 4 <= maximum) {
					expect(left).toBeGreaterThanOrEqual(maximum / 4 - 0.001);
				}
				bucket.available = Math.max(0, left);
				nowMs += takesMs;
				bucket.passTo(nowMs);
				dearest = Math.max(dearest, cost);
				const { available } = bucket;
				allowance.hear({ requested: cost, available, maximum, restoreRate }, nowMs);
			}
		}),
	);
});

it('waits as long as it needs to, and no longer', () => {
	const costs = fc.record({
		requested: fc.nat(1_000),
		available: fc.nat(2_000),
		passedMs: fc.nat(20_000),
	});
	fc.assert(
		fc.property(costs, ({ requested, available, passedMs }) => {
			const allowance = new Allowance();
			const restoreRate = 100;
			allowance.hear({ requested, available, maximum: 2_000, restoreRate }, 0);
			const wanted = Math.min(2_000, requested + 500);
			const availableAt = (ms: number) => Math.min(2_000, available + (ms / 1_000) * restoreRate);
			const pause = allowance.pauseMs(passedMs);
			expect(availableAt(passedMs + pause)).toBeGreaterThanOrEqual(wanted - 1e-6);
			if (pause > 1) expect(availableAt(passedMs + pause - 2)).toBeLessThan(wanted);
		}),
	);
});

it('waits for nothing that it was not told of', () => {
	expect(new Allowance().pauseMs(7)).toBe(0);
});

it('waits for the dearest request, whatever the last one cost', () => {
	const allowance = new Allowance();
	const shop = { maximum: 2_000, restoreRate: 100 };
	allowance.hear({ ...shop, requested: 600, available: 1_400 }, 0);
	allowance.hear({ ...shop, requested: 1, available: 500 }, 0);
	expect(allowance.pauseMs(0)).toBe(6_000);
});

it.each([0, -5])('comes to an end where a shop restores %d points a second', (restoreRate) => {
	const allowance = new Allowance();
	allowance.hear({ requested: 100, available: 0, maximum: 1_000, restoreRate }, 0);
	expect(allowance.pauseMs(0)).toBe(350_000);
});

it('takes a clock that was set back for one that stood still', () => {
	const allowance = new Allowance();
	allowance.hear({ requested: 100, available: 0, maximum: 1_000, restoreRate: 100 }, 60_000);
	expect(allowance.pauseMs(0)).toBe(3_500);
});

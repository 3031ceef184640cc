import { Chance } from '../../sandbox/weather/chance.mts';
import { deliveryWeather } from '../../sandbox/weather/deliveries.mts';
import { Spells } from '../../sandbox/weather/spells.mts';

const MANY = 20_000;
const many = <Drawn,>(draw: () => Drawn): Drawn[] => Array.from({ length: MANY }, draw);
const share = (of: readonly boolean[]): number => of.filter(Boolean).length / of.length;

describe('chance', () => {
	const drawn = (seed: number) => {
		const chance = new Chance(seed);
		return many(() => chance.next());
	};

	it('draws the same for the same seed, and something else for another', () => {
		expect(drawn(7)).toEqual(drawn(7));
		expect(drawn(7).slice(0, 5)).not.toEqual(drawn(8).slice(0, 5));
	});

	it.each([1, 2, 3, 4_000_000_000])('draws evenly for the seed %d', (seed) => {
		const tenths = Array.from({ length: 10 }, () => 0);
		for (const value of drawn(seed)) tenths[Math.floor(value * 10)]! += 1 / MANY;
		for (const tenth of tenths) expect(tenth).toBeCloseTo(0.1, 1);
	});

	it('draws whole numbers within both bounds, and each of a list', () => {
		const chance = new Chance(5);
		expect(new Set(many(() => chance.whole(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
		expect(new Set(many(() => chance.oneOf(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
	});
});

describe('the weather of deliveries', () => {
	const shares = { dropped: 1 / 3, doubled: 1 / 4, heldBack: 1 / 5, heldBackMs: 50, usualMs: 10 };
	const weather = deliveryWeather(new Chance(11), shares);
	const drawn = many(weather);
	const arriving = drawn.filter(({ length }) => length > 0);

	it('drops its share', () => {
		expect(share(drawn.map(({ length }) => length === 0))).toBeCloseTo(1 / 3, 1);
	});

	it('doubles its share of those that arrive', () => {
		expect(share(arriving.map(({ length }) => length === 2))).toBeCloseTo(1 / 4, 1);
	});

	it('holds back its share, and never for longer than it may', () => {
		const waits = arriving.flat();
		expect(share(waits.map((wait) => wait > 10))).toBeCloseTo(1 / 5, 1);
		expect([Math.min(...waits), Math.max(...waits)]).toEqual([10, 60]);
	});
});

describe('failing calls', () => {
	it.each([
		[0, 1],
		[1 / 25, 12],
		[1 / 5, 20],
	])('come to their share with outages of %d, %d calls long', (outages, outageCalls) => {
		const spells = new Spells<string>(new Chance(3), { failing: 0.1, outages, outageCalls });
		const failing = many(() => spells.next(['one'], ['row']) !== undefined);
		expect(Math.abs(share(failing) - 0.1)).toBeLessThan(0.015);
	});

	it('fail alike all through an outage', () => {
		const spells = new Spells<string>(new Chance(3), { failing: 1, outages: 1, outageCalls: 5 });
		const drawn = Array.from({ length: 20 }, () => spells.next(['x'], ['a', 'b', 'c', 'd']));
		const rows = [0, 5, 10, 15].map((from) => new Set(drawn.slice(from, from + 5)).size);
		expect(rows).toEqual([1, 1, 1, 1]);
		expect(new Set(drawn).size).toBeGreaterThan(1);
	});
});

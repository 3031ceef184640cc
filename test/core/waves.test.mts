import fc from 'fast-check';
import { inWaves } from '../../nodes/core/waves.ts';

it('lets those that share a key go one after the other, in the order in which they came', () => {
	expect(inWaves(['ab', 'c', 'bd', 'd', 'c'], (job) => [...job])).toEqual([
		['ab', 'c'],
		['bd', 'c'],
		['d'],
	]);
});

it('does each job once, and never two of one key in a wave', () => {
	const jobs = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')));
	fc.assert(
		fc.property(jobs, (all) => {
			const waves = inWaves(all, (keys) => keys);
			expect(new Set(waves.flat())).toEqual(new Set(all));
			for (const wave of waves) {
				const keys = wave.flat();
				expect(keys).toHaveLength(new Set(keys).size);
			}
		}),
	);
});

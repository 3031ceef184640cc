/** A test that lands must not hang on luck; other storms are for whoever looks for trouble. */
const USUAL = 464_673;

/** Everything random in a storm comes from it; `SEED=… npx jest …` brings another storm. */
export function seedOfStorm(): number {
	const seed = Number(process.env['SEED'] ?? USUAL);
	process.stderr.write(`The storm's seed is ${seed}\n`);
	return seed;
}

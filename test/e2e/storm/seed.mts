/** Everything random in a storm comes from it; `SEED=… npx jest …` brings a storm back. */
export function seedOfStorm(): number {
	const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
	process.stderr.write(`The storm's seed is ${seed}\n`);
	return seed;
}

import { startWeather } from '../../../sandbox/weather/index.mts';
import { perform } from './actors.mts';
import { disagreements } from './agreement.mts';
import { isInDoubt, openFailures, unexplained } from './failures.mts';
import { unlinked } from './liveLinks.mts';
import { lostOptOuts } from './optOuts.mts';
import { calm, runNow } from './settling.mts';
import type { SetStage } from './stage.mts';

const EDITS = { forMs: 60_000, perSecond: 4 };

/** Two minutes of bad weather with a power cut between them, and what has to hold afterwards. */
export function stormTests(at: () => SetStage): void {
	const ends: string[] = [];

	it('is preceded by calm weather, in which live events alone link everybody', () => {
		const { world, people } = at();
		expect(
			unlinked(
				world,
				people.filter(({ isTouched }) => isTouched),
			),
		).toEqual([]);
		expect(people).toHaveLength(300);
	});

	it('leaves plenty to make up for', async () => {
		const { world, people, words, seed } = at();
		const weather = startWeather(world, { seed });
		await perform(at(), EDITS);
		await world.powerCut();
		await perform(at(), EDITS);
		weather.end();
		await calm(world);
		expect(disagreements(world, people).length).toBeGreaterThan(20);
		expect(words.optOuts).toBeGreaterThan(20);
	});

	it('is made up for by one reconciliation and one retry run', async () => {
		const { world, people } = at();
		at().since.reconciled = Date.now();
		ends.push(await runNow(world, 'reconcile'));
		await calm(world);
		ends.push(await runNow(world, 'retry'));
		await calm(world);
		expect(ends).toEqual(['success', 'success']);
		expect(disagreements(world, people)).toEqual([]);
	});

	it('has cost nobody an opt-out', () => {
		expect(lostOptOuts(at().world, at().words)).toEqual([]);
	});

	it('leaves no failure open but of contacts that are in doubt, and of each of them one', async () => {
		const { world, people } = at();
		expect(await unexplained(world, people)).toEqual([]);
		const doubtful = people.filter(
			({ number, wrote }) => number && wrote !== 'never' && isInDoubt(world, number),
		);
		const rows = (await openFailures(world)).map(({ contact }) => contact);
		expect(rows).toEqual(expect.arrayContaining(doubtful.map(({ number }) => number)));
	});
}

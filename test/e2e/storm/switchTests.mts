import { setTimeout as sleep } from 'node:timers/promises';
import { fillIn, said } from '../import/begin.mts';
import { switchSync } from '../import/tables.mts';
import { perform } from './actors.mts';
import { disagreements } from './agreement.mts';
import { unexplained } from './failures.mts';
import { lostOptOuts } from './optOuts.mts';
import { calm, runNow, unfinished, untilEnded } from './settling.mts';
import type { SetStage } from './stage.mts';
import { writesSinceNow, type Written } from './writes.mts';

const EDITS = { forMs: 30_000, perSecond: 4 };
const IN_THE_MIDST_MS = 10_000;
const NOTHING: Written = { shop: [], wati: [] };

/** Somebody switches the sync off while both sides are being edited, and on again. */
export function switchTests(at: () => SetStage): void {
	let written: () => Written;

	it('writes nothing from the switch on, whatever is edited and written', async () => {
		const { world } = at();
		const acting = perform(at(), EDITS);
		await sleep(IN_THE_MIDST_MS);
		await switchSync(world.n8n.rest, 'off');
		// Who began before the switch may end.
		await untilEnded(world, await unfinished(world));
		written = writesSinceNow(world);
		await acting;
		await calm(world);
		expect(written()).toEqual(NOTHING);
		expect(disagreements(world, at().people)).not.toEqual([]);
	});

	it.each(['reconcile', 'retry'] as const)('writes nothing when %s is run', async (template) => {
		expect(await runNow(at().world, template)).toBe('success');
		await calm(at().world);
		expect(written()).toEqual(NOTHING);
	});

	it('refuses an import, and says why', async () => {
		const refusal = await fillIn(at().world.editor);
		expect(refusal.kind).toBe('ending');
		expect(said(refusal)).toMatch(/switched off/i);
		expect(written()).toEqual(NOTHING);
	});

	it('settles all that was missed with one reconciliation once it is on again', async () => {
		const { world, people, words } = at();
		await switchSync(world.n8n.rest, 'on');
		expect(await runNow(world, 'reconcile')).toBe('success');
		await calm(world);
		expect(disagreements(world, people)).toEqual([]);
		expect(lostOptOuts(world, words)).toEqual([]);
		expect(await unexplained(world, people)).toEqual([]);
	});
}

import { AGAIN, begin, DRY_RUN, fillIn, said, start } from './begin.mts';
import { fill, simplePerson } from './crowd.mts';
import { gateAt } from './gate.mts';
import type { Installation } from './installation.mts';
import { finished, jobs } from './job.mts';
import { answerAt } from './progressPage.mts';
import { switchSync } from './tables.mts';

const FEW = 30;

/** What the form and the page of an import refuse. */
export function refusalTests(at: () => Installation): void {
	it('starts nothing while the sync is off, and says how to switch it on', async () => {
		const { n8n } = at();
		const { shop, wati } = await at().settle();
		fill(shop, FEW, simplePerson);
		await switchSync(n8n.rest, 'off');
		try {
			const refusal = await fillIn(n8n, DRY_RUN);
			expect(refusal).toMatchObject({ kind: 'ending', title: 'The sync is switched off' });
			expect(said(refusal)).toMatch(
				/Data tables.*shopify_wati_settings.*sync and shopify_to_wati to on/s,
			);
			expect(await jobs(n8n.rest)).toEqual([]);
			expect(wati.requests).toEqual([]);
		} finally {
			await switchSync(n8n.rest, 'on');
		}
	});

	it('starts nothing where the shop has no customers', async () => {
		const { n8n } = at();
		await at().settle();
		const refusal = await fillIn(n8n);
		expect(refusal).toMatchObject({ kind: 'ending', title: 'There is nobody to import' });
		expect(await jobs(n8n.rest)).toEqual([]);
	});

	it.each([
		['import', {}],
		['dry run', DRY_RUN],
		['import that is wanted again', AGAIN],
	])(
		'starts no %s while an import is running, and links to the one that is',
		async (_, answers) => {
			const { n8n } = at();
			const site = await at().settle();
			fill(site.shop, FEW, simplePerson);
			const gate = gateAt(site, 0);
			const page = await begin(n8n);
			await gate.reached;
			const refusal = await fillIn(n8n, answers);
			gate.open();
			expect(refusal).toMatchObject({
				kind: 'ending',
				title: 'An import is already running',
				links: [page.url],
			});
			await finished(n8n.rest);
			expect(await jobs(n8n.rest)).toHaveLength(1);
		},
	);

	it('starts one import of two that are started at the same moment', async () => {
		const { n8n } = at();
		const site = await at().settle();
		fill(site.shop, FEW, simplePerson);
		const gate = gateAt(site, 0);
		const questions = [await fillIn(n8n), await fillIn(n8n)];
		const answers = await Promise.allSettled(questions.map(start));
		gate.open();
		const refusals = answers.flatMap((answer) =>
			answer.status === 'rejected' ? [String(answer.reason)] : [],
		);
		expect(refusals).toEqual([expect.stringMatching(/An import is already running/)]);
		await finished(n8n.rest);
		expect(await jobs(n8n.rest)).toHaveLength(1);
		expect(site.wati.contacts()).toHaveLength(FEW);
	});

	it('tells nothing to whoever does not know the key', async () => {
		const { n8n } = at();
		const site = await at().settle();
		fill(site.shop, FEW, simplePerson);
		const { url } = await begin(n8n);
		const { key } = await finished(n8n.rest);
		const { pathname } = new URL(url);
		const wrong = ['', '?key=', `?key=${key.slice(1)}`, `?key=${key}0`, '?key=-', '?key[]=a'];
		for (const method of ['GET', 'POST'] as const) {
			for (const query of wrong) {
				const answer = await answerAt(method, `${n8n.origin}${pathname}${query}`);
				expect({ method, query, ...answer }).toEqual({
					method,
					query,
					status: 404,
					text: 'Not found',
				});
			}
		}
	});
}

import type { Fault } from '../../sandbox/wati/index.mts';
import { crowd, numberOf } from '../support/crowd.mts';
import { runImport } from '../support/imports.mts';
import { counts } from '../support/summary.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const PAGE = 250;
/** Nobody is asked out, so that nothing but the data is written. */
const DATA_ALONE = { map: { consentChannel: 'none' } };
const FOR_EVER = 1_000_000;
/** So many calls may be under way when the first is refused. */
const AT_ONCE = 5;

const know = (world: World, size: number) => {
	for (let line = 0; line < size; line += 1) {
		world.wati.agent.addContact({ number: numberOf(line), name: `Known ${line}` });
	}
};

const linked = (world: World) =>
	world.wati.contacts().filter(({ params }) => params.shopify_customer_id !== undefined).length;

/** Wati refuses whatever names this number. */
const refusing = (method: 'POST' | 'PUT', line: number): Fault => ({
	on: (call) => call.method === method && call.text.includes(numberOf(line)),
	do: { kind: 'status', status: 400, body: { message: 'No way' } },
	times: FOR_EVER,
});

it.each([
	['created', 'POST', 250],
	['updated', 'PUT', 3 + 2 * 7],
] as const)('one bad record among 250 that are %s fails alone', async (action, method, most) => {
	const world = await open({ templates: [] });
	const ids = crowd(world, PAGE);
	if (action === 'updated') know(world, PAGE);
	world.wati.faults.add(refusing(method, 7));
	const done = await runImport(world, DATA_ALONE);
	expect(counts(done)).toEqual({ [action]: PAGE - 1, failed: 1 });
	expect(done.stop).toBeNull();
	expect(done.pages[0]?.summary?.exceptions).toEqual([
		{
			customerId: ids[7]?.replace(/^.*\//, ''),
			action: 'failed',
			reason: 'refused',
			message: expect.stringContaining('No way'),
		},
	]);
	expect(linked(world)).toBe(PAGE - 1);
	expect(world.writes().length).toBeLessThanOrEqual(most);
});

it('a bad record that was put off fails on the last page, and takes nobody with it', async () => {
	const world = await open({ templates: [] });
	crowd(world, 75);
	know(world, 75);
	world.wati.faults.add(refusing('PUT', 3));
	const done = await runImport(world, { ...DATA_ALONE, pageSize: 25 });
	expect(counts(done)).toEqual({ updated: 74, failed: 1 });
	expect(done.pages.map(({ summary }) => summary?.putOff.length)).toEqual([25, 50, 0]);
});

describe('when nothing of the rest would fare better, the batch stops:', () => {
	const written = 40;
	const all = 100;
	const onPost = (what: (world: World) => Fault['do']) => (world: World) =>
		world.wati.faults.add({
			on: { method: 'POST' },
			do: what(world),
			skip: written,
			times: FOR_EVER,
		});

	it.each([
		[
			'the token is revoked',
			'unauthorized',
			// After a 401 n8n looks at the credential and asks once more.
			3 * AT_ONCE,
			onPost(({ wati }) => ({
				kind: 'before',
				act: () => void (wati.options.token = 'another'),
			})),
		],
		[
			'the rate limit is never free again',
			'rateLimited',
			5 * AT_ONCE,
			onPost(() => ({ kind: 'plainText', status: 429, text: 'Rate limit exceeded' })),
		],
		[
			'a limit is named that ends after days',
			'rateLimited',
			AT_ONCE,
			onPost(() => ({ kind: 'status', status: 429, headers: { 'Retry-After': '86400' } })),
		],
	])('%s', async (_, reason, most, breakIt) => {
		const world = await open({ templates: [] });
		crowd(world, all);
		breakIt(world);
		const done = await runImport(world);
		expect(done.stop).toMatchObject({ reason });
		expect(counts(done)).toEqual({ created: written, failed: all - written });
		expect(linked(world)).toBe(written);
		expect(world.watiCalls().length).toBeLessThanOrEqual(2 + written + most);
	});

	it('the monthly quota is used up', async () => {
		const world = await open({ templates: [], wati: { monthlyQuota: 2 + written } });
		crowd(world, all);
		const done = await runImport(world);
		expect(done.stop).toMatchObject({ reason: 'rateLimited' });
		expect(linked(world)).toBe(written);
		expect(world.watiCalls().length).toBeLessThanOrEqual(2 + written + 5 * AT_ONCE);
	});

	it('nothing answers any more', async () => {
		const world = await open({ templates: [] });
		crowd(world, all);
		const on = ({ method }: { readonly method: string }) => method === 'POST';
		const lost = { kind: 'connectionLostBefore' } as const;
		world.wati.faults.add({ on, do: lost, skip: written, times: FOR_EVER });
		const done = await runImport(world);
		expect(done.stop).toMatchObject({ reason: 'noAnswer' });
		expect(linked(world)).toBe(written);
		const perRecord = 3 * 2;
		expect(world.watiCalls().length).toBeLessThanOrEqual(2 + written + 2 * AT_ONCE * perRecord);
	});

	it('and what was written is found in step when the page is looked at again', async () => {
		const world = await open({ templates: [], wati: { monthlyQuota: 2 + written } });
		crowd(world, all);
		await runImport(world);
		world.wati.options.monthlyQuota = null;
		const done = await runImport(world);
		expect(counts(done)).toEqual({ unchanged: written, created: all - written });
		expect(world.wati.contacts()).toHaveLength(all);
	});
});

it.each([
	['is not allowed', { kind: 'status', status: 403 }, 'unauthorized', 1],
	['does not work', { kind: 'status', status: 500 }, 'noAnswer', 3],
	['is not answered', { kind: 'connectionLostBefore' }, 'noAnswer', 3],
	['is too often', { kind: 'plainText', status: 429, text: 'No' }, 'rateLimited', 5],
] as const)(
	'where listing the contacts %s, nobody is written and the batch stops',
	async (_, fault, reason, tries) => {
		const world = await open({ templates: [] });
		crowd(world, 60);
		world.wati.faults.add({ on: { path: /contacts$/ }, do: fault, times: FOR_EVER });
		const done = await runImport(world);
		expect(done.stop).toMatchObject({ reason });
		expect(counts(done)).toEqual({ failed: 60 });
		expect(done.pages[0]?.summary?.reasons).toEqual({ failed: { [reason]: 60 } });
		expect(world.watiCalls()).toHaveLength(1 + tries);
		expect(world.writes()).toEqual([]);
	},
);

it('a listing that fails on a later page is no listing', async () => {
	const world = await open({ templates: [] });
	crowd(world, 250);
	know(world, 250);
	world.wati.faults.add({
		on: ({ query }) => query.get('page_number') === '3',
		do: { kind: 'status', status: 502 },
		times: 3,
	});
	const done = await runImport(world);
	expect(done.stop).toMatchObject({ reason: 'noAnswer' });
	expect(world.writes()).toEqual([]);
	expect(counts(await runImport(world))).toEqual({ updated: 250 });
});

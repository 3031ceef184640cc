import type { Readable } from 'node:stream';

import axios from 'axios';

import { fakeWorld, type FakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { startPage, type Page } from '../../sandbox/page/index.mts';
import type { View } from '../../sandbox/page/view.mts';
import type { Run } from '../../sandbox/page/world.mts';

let world: FakeWorld;
let page: Page;

beforeEach(async () => {
	world = fakeWorld();
	page = await startPage({ world, port: 0 });
});
afterEach(async () => await page.close());

const addCustomer = async (firstName: string) =>
	await world.shop.createCustomer({ firstName, tags: [] });
const namesIn = ({ shop }: View) => shop.customers.map(({ customer }) => customer.firstName).sort();
const runsIn = ({ runs }: View) => (runs.kind === 'known' ? runs.runs.map(({ id }) => id) : runs);
const run = (id: string): Run => ({
	id,
	at: '2026-11-23T12:00:00.000Z',
	workflow: 'Shopify to Wati',
	status: 'success',
	changes: [],
	problems: [],
});

/** The views as they are pushed, one at a time. */
async function* follow(): AsyncGenerator<View, never> {
	const { data } = await axios.get<Readable>(`${page.origin}/api/events`, {
		responseType: 'stream',
	});
	let text = '';
	for await (const chunk of data) {
		text += String(chunk);
		const events = text.split('\n\n');
		text = events.pop() ?? '';
		for (const event of events) {
			const [, json] = /^event: view\ndata: (.*)$/.exec(event) ?? [];
			if (json !== undefined) yield JSON.parse(json) as View;
		}
	}
	throw new Error('The page ended the connection');
}

describe('the live view', () => {
	it('is pushed at once, and again after a change', async () => {
		const views = follow();
		expect(namesIn((await views.next()).value)).toEqual([]);
		await addCustomer('Maya');
		expect(namesIn((await views.next()).value)).toEqual(['Maya']);
	});

	it('reaches everyone who follows', async () => {
		const [one, other] = [follow(), follow()];
		await Promise.all([one.next(), other.next()]);
		await addCustomer('Maya');
		const views = await Promise.all([one.next(), other.next()]);
		expect(views.map(({ value }) => namesIn(value))).toEqual([['Maya'], ['Maya']]);
	});

	it('makes one picture of changes that come together', async () => {
		const views = follow();
		await views.next();
		await Promise.all(['Maya', 'Tom', 'Amina'].map(addCustomer));
		expect(namesIn((await views.next()).value)).toEqual(['Amina', 'Maya', 'Tom']);
	});

	it('says nothing while nothing is different', async () => {
		const views = follow();
		await views.next();
		const read = jest.spyOn(world, 'runs');
		world.changed();
		while (read.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
		await addCustomer('Maya');
		expect(namesIn((await views.next()).value)).toEqual(['Maya']);
	});

	it('shows the people before n8n has told the runs', async () => {
		const views = follow();
		await views.next();
		let tell: (runs: readonly Run[]) => void = () => {};
		world.lastRuns = async () => await new Promise((resolve) => (tell = resolve));
		await addCustomer('Maya');
		const { value: people } = await views.next();
		expect([namesIn(people), runsIn(people)]).toEqual([['Maya'], []]);
		tell([run('1')]);
		expect(runsIn((await views.next()).value)).toEqual(['1']);
	});

	it('does not go back to runs that were asked for earlier', async () => {
		const answers: ((runs: readonly Run[]) => void)[] = [];
		world.lastRuns = async () => await new Promise((resolve) => answers.push(resolve));
		const asked = (count: number) =>
			new Promise<void>((resolve) => {
				const look = () => (answers.length >= count ? resolve() : void setImmediate(look));
				look();
			});
		const view = async () => (await axios.get<View>(`${page.origin}/api/view`)).data;
		const first = view();
		await asked(1);
		const second = view();
		await asked(2);
		answers[1]?.([run('new')]);
		expect(runsIn(await second)).toEqual(['new']);
		answers[0]?.([run('old')]);
		expect(runsIn(await first)).toEqual(['new']);
	});

	it('shows that n8n does not answer, and recovers', async () => {
		world.lastRuns = async () => await Promise.reject(new Error('connect ECONNREFUSED'));
		const views = follow();
		expect(runsIn((await views.next()).value)).toEqual({
			kind: 'unknown',
			why: 'connect ECONNREFUSED',
		});
		world.lastRuns = async () => await Promise.resolve([run('1')]);
		world.changed();
		expect(runsIn((await views.next()).value)).toEqual(['1']);
	});

	it('ends with the page', async () => {
		const views = follow();
		await views.next();
		await page.close();
		await expect(views.next()).rejects.toThrow();
		page = await startPage({ world, port: 0 });
	});
});

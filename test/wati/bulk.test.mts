import type { Outcome } from '../../nodes/core/outcome.ts';
import { carryOut } from '../../nodes/wati/carryOut.ts';
import type { Job } from '../../nodes/wati/job.ts';
import { numbersFrom } from './contactPages.mts';
import { contactBook } from './contactBook.mts';
import { LATER, matched, numbered, syncAll } from './customers.mts';
import { answer, scripted, silence, tooMany, updatesOf } from './scriptedWati.mts';

const told = ({ action, reason }: Outcome) => `${action} ${reason}`;
const isPut = (line: string) => line.startsWith('PUT');
const out = { consent: { channel: 'email', state: 'unsubscribed', at: LATER } } as const;

const people = (count: number, optOuts: readonly number[] = []) =>
	numbersFrom(count).map((number, index) =>
		numbered(`${index}`, number, {
			attributes: { city: 'Bonn' },
			...(optOuts.includes(index) ? out : {}),
		}),
	);
const known = (count: number) =>
	Object.fromEntries(
		numbersFrom(count).map((number) => [number, { attributes: { city: 'Kiel' } }]),
	);

async function thrifty(count: number, optOuts: readonly number[] = []) {
	const { book, respond } = contactBook(known(count));
	const { sync, requests, log } = scripted(respond);
	const outcomes = await syncAll({ ...sync, onlyFullCalls: true }, ...people(count, optOuts));
	const puts = requests.filter(({ method }) => method === 'PUT').map(updatesOf);
	return {
		putOff: outcomes.filter(({ reason }) => reason === 'putOff').length,
		written: [...book.values()].filter(({ attributes }) => attributes.city === 'Bonn').length,
		closed: [...book.values()].filter(({ allowCampaign }) => !allowCampaign).length,
		puts: puts.map(({ length }) => length),
		outcomes,
		log,
	};
}

it.each<[number, readonly number[], readonly number[], number]>([
	[0, [], [], 0],
	[1, [], [], 1],
	[99, [], [], 99],
	[100, [], [100], 0],
	[101, [], [100], 1],
	[250, [], [100, 100], 50],
	[250, [7], [100, 100], 50],
	[250, [7, 249], [100, 100, 50], 0],
	[1, [0], [1], 0],
	[101, [100], [100, 1], 0],
])('of %d updates, opt-outs among them at %j, writes %j and puts off %d', async (...given) => {
	const [count, optOuts, calls, waiting] = given;
	const { putOff, written, closed, puts } = await thrifty(count, optOuts);
	expect(puts.slice(0, calls.length)).toEqual(calls);
	expect({ putOff, written, closed }).toEqual({
		putOff: waiting,
		written: count - waiting,
		closed: optOuts.length,
	});
});

it('says of one who was put off only that, and counts nobody twice', async () => {
	const { outcomes } = await thrifty(101);
	expect(outcomes).toHaveLength(101);
	expect(outcomes.at(-1)).toMatchObject({ action: 'skipped', reason: 'putOff', changes: [] });
});

it('puts a creation off for nobody', async () => {
	const { respond } = contactBook({});
	const { sync } = scripted(respond);
	const outcomes = await syncAll({ ...sync, onlyFullCalls: true }, ...people(3));
	expect(new Set(outcomes.map(told))).toEqual(new Set(['created customerNew']));
});

it('writes the next time who was put off before', async () => {
	const { book, respond } = contactBook(known(2));
	const { sync } = scripted(respond);
	await syncAll({ ...sync, onlyFullCalls: true }, ...people(2));
	const again = await syncAll(sync, ...people(2).map((one) => ({ ...one, readAt: LATER })));
	expect(again.map(told)).toEqual(['updated firstLink', 'updated firstLink']);
	expect([...book.values()].every(({ attributes }) => attributes.city === 'Bonn')).toBe(true);
});

it('plans in a dry run what a real run would write, and puts nothing off', async () => {
	const { respond } = contactBook(known(3));
	const { sync, log } = scripted(respond);
	const outcomes = await syncAll({ ...sync, dryRun: true, onlyFullCalls: true }, ...people(3));
	expect(outcomes.map(({ action }) => action)).toEqual(['updated', 'updated', 'updated']);
	expect(log.filter(isPut)).toEqual([]);
});

it('keeps the states of one customer in their order while it works on many at a time', async () => {
	const { book, respond } = contactBook({});
	const { sync, log } = scripted(respond);
	const [first, ...others] = people(12);
	if (!first) throw new Error('nobody');
	const newer = { ...first, updatedAt: LATER, attributes: { city: 'Ulm' } };
	const outcomes = await syncAll(sync, first, ...others, newer);
	expect(book.get('491700000000')?.attributes.city).toBe('Ulm');
	expect(log.filter((line) => line === 'POST /contacts')).toHaveLength(12);
	expect(outcomes.at(-1)).toMatchObject({ action: 'updated' });
});

it('makes one contact of a number that two customers share, in whatever places they come', async () => {
	for (const apart of [0, 1, 4, 9]) {
		const { book, respond } = contactBook({});
		const { sync, log } = scripted(respond);
		const some = people(10);
		const twin = numbered('77', '491700000000', { attributes: { city: 'Ulm' } });
		await syncAll(sync, ...some.slice(0, apart + 1), twin, ...some.slice(apart + 1));
		expect(book.get('491700000000')?.attributes).toMatchObject({ city: 'Bonn' });
		expect(log.filter((line) => line === 'POST /contacts')).toHaveLength(10);
	}
});

/** Matches as from a listing: no call was needed for them. */
const listedJobs = async (count: number): Promise<readonly Job[]> => {
	const { sync } = scripted(contactBook({}).respond);
	const jobs: Job[] = [];
	for (const wanted of people(count)) jobs.push({ ...(await matched(sync, wanted)), listed: true });
	return jobs;
};

it.each([
	['a refused token', answer(401, ''), 'unauthorized', 5],
	['a quota', tooMany('86400'), 'rateLimited', 5],
	['silence', silence, 'noAnswer', 9],
])('tries to make no more of a hundred contacts after %s', async (_, bad, reason, most) => {
	const { sync, log } = scripted(() => bad);
	const outcomes = await carryOut(sync, await listedJobs(100));
	expect(outcomes.size).toBe(100);
	expect(new Set([...outcomes.values()].map((one) => one.reason))).toEqual(new Set([reason]));
	expect(log.filter((line) => line.startsWith('POST')).length).toBeLessThanOrEqual(most);
});

it('is not kept from giving up by records that take no call', async () => {
	const { respond } = contactBook(known(60));
	const look = scripted(respond).sync;
	const jobs: Job[] = [];
	for (const wanted of people(120)) jobs.push({ ...(await matched(look, wanted)), listed: true });
	const mixed = jobs.slice(0, 60).flatMap((job, index) => [job, jobs[60 + index] ?? job]);
	const { sync, log } = scripted((request) =>
		request.method === 'PUT' ? respond(request) : silence,
	);
	await carryOut(sync, mixed);
	expect(log.filter((line) => line.startsWith('POST')).length).toBeLessThanOrEqual(9);
});

it('goes on after a few that were not answered', async () => {
	const { respond } = contactBook({});
	const tried = new Set<string>();
	const { sync } = scripted((request) => {
		const number = (request.body as { whatsapp_number?: string } | undefined)?.whatsapp_number;
		const first = number !== undefined && !tried.has(number);
		if (first) tried.add(number);
		return first && Number(number) % 3 > 0 ? answer(500, '') : respond(request);
	});
	const outcomes = [...(await carryOut(sync, await listedJobs(30))).values()];
	expect(outcomes.filter(({ action }) => action === 'created')).toHaveLength(30);
});

it('fails with what stands in the way, and names nobody’s contact for another’s', async () => {
	const { sync } = scripted(() => answer(401, 'No Access Token provided'));
	const outcomes = [...(await carryOut(sync, await listedJobs(20))).values()];
	expect(outcomes.at(-1)).toEqual({
		action: 'failed',
		reason: 'unauthorized',
		detail: 'No Access Token provided',
		changes: [],
		problems: [],
	});
});

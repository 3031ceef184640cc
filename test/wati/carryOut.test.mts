import type { Outcome } from '../../nodes/core/outcome.ts';
import { carryOut } from '../../nodes/wati/carryOut.ts';
import { contactBook } from './contactBook.mts';
import { customer, LATER, matched, numbered, syncAll } from './customers.mts';
import { NUMBER, refusal, scripted, updatesOf } from './scriptedWati.mts';

const inCity = (city: string | null, part = {}) => customer({ attributes: { city }, ...part });
const told = ({ action, reason }: Outcome) => `${action} ${reason}`;

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => `4917012340${index + 10}`);
const people = (count: number) =>
	numbers(count).map((number, index) =>
		numbered(`${index}`, number, { attributes: { city: 'Bonn' } }),
	);
const known = (count: number) =>
	Object.fromEntries(numbers(count).map((number) => [number, { attributes: { city: 'Kiel' } }]));

it('makes a contact once, and leaves it alone at one call the second time', async () => {
	const { book, respond } = contactBook({});
	const { sync, log } = scripted(respond);
	expect((await syncAll(sync, inCity('Bonn'))).map(told)).toEqual(['created customerNew']);
	log.length = 0;
	expect((await syncAll(sync, inCity('Bonn'))).map(told)).toEqual(['unchanged alreadyInStep']);
	expect(log).toEqual([`GET /contacts/${NUMBER}`]);
	expect(book.size).toBe(1);
});

it('writes what changed of many customers in one call', async () => {
	const { book, respond } = contactBook(known(40));
	const { sync, log } = scripted(respond);
	const outcomes = await syncAll(sync, ...people(40));
	expect(new Set(outcomes.map(told))).toEqual(new Set(['updated firstLink']));
	expect(log.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
	expect([...book.values()].every(({ attributes }) => attributes.city === 'Bonn')).toBe(true);
});

it.each([
	['the older first', [inCity('Kiel'), inCity('Bonn', { updatedAt: LATER })]],
	['the newer first', [inCity('Bonn', { updatedAt: LATER }), inCity('Kiel')]],
])('ends with the newer of two states of one customer in one batch: %s', async (_, states) => {
	const { book, respond } = contactBook({});
	const { sync, log } = scripted(respond);
	await syncAll(sync, ...states);
	expect(book.get(NUMBER)?.attributes).toMatchObject({ city: 'Bonn' });
	expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

it('gives one number in one batch to one customer', async () => {
	const { book, respond } = contactBook({});
	const { sync } = scripted(respond);
	const outcomes = await syncAll(sync, inCity('Bonn'), inCity('Ulm', { customerId: '43' }));
	expect(outcomes.map(told)).toEqual(['created customerNew', 'held linkConflict']);
	expect(book.get(NUMBER)?.attributes).toMatchObject({ city: 'Bonn', shopify_customer_id: '42' });
});

it('lets one bad record fail alone', async () => {
	const bad = numbers(4)[2] ?? '';
	const { book, respond } = contactBook(known(4));
	const { sync } = scripted((request) =>
		updatesOf(request).some(({ target }) => target === bad) ? refusal : respond(request),
	);
	const outcomes = (await syncAll(sync, ...people(4))).map(told);
	expect(outcomes).toEqual([
		'updated firstLink',
		'updated firstLink',
		'failed refused',
		'updated firstLink',
	]);
	expect(book.get(bad)?.attributes.city).toBe('Kiel');
});

it('tells in a dry run what it would do, and writes nothing', async () => {
	const { respond } = contactBook(known(1));
	const { sync, log } = scripted(respond);
	const outcomes = await syncAll({ ...sync, dryRun: true }, ...people(2));
	expect(outcomes).toMatchObject([
		{ action: 'updated', dryRun: true, changes: [{ field: 'city', from: 'Kiel', to: 'Bonn' }] },
		{ action: 'created', dryRun: true },
	]);
	expect(log.every((line) => line.startsWith('GET'))).toBe(true);
});

it('looks again before it writes what another run wrote meanwhile', async () => {
	const { book, respond } = contactBook({});
	const { sync } = scripted(respond);
	const early = await matched(sync, inCity('Ulm', { updatedAt: LATER }));
	await syncAll(sync, inCity('Kiel'));
	const outcomes = await carryOut(sync, [early]);
	expect([...outcomes.values()].map(told)).toEqual(['updated customerChanged']);
	expect(book.get(NUMBER)?.attributes).toMatchObject({ city: 'Ulm' });
});

it('keeps one contact, and the newer state, where two workers make it at once', async () => {
	const { book, respond } = contactBook({});
	const [one, other] = [scripted(respond).sync, scripted(respond).sync];
	const newer = await matched(one, inCity('Bonn', { updatedAt: LATER }));
	const older = await matched(other, inCity('Kiel'));
	expect([...(await carryOut(one, [newer])).values()].map(told)).toEqual(['created customerNew']);
	expect([...(await carryOut(other, [older])).values()].map(told)).toEqual([
		'skipped staleCustomer',
	]);
	expect([...book.values()].map(({ attributes }) => attributes.city)).toEqual(['Bonn']);
});

it('joins the problems that earlier nodes told to its own', async () => {
	const { respond } = contactBook({});
	const { sync } = scripted(respond);
	const job = {
		...(await matched(sync, inCity('Bonn'))),
		problems: [{ code: 'tooManyTags' } as const],
	};
	const outcome = (await carryOut(sync, [job])).get(job);
	expect(outcome?.problems).toEqual([{ code: 'tooManyTags' }]);
});

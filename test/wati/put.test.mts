import { putAll } from '../../nodes/wati/put.ts';
import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import {
	answer,
	dto,
	ok,
	refusal,
	scripted,
	silence,
	tooMany,
	updatesOf,
} from './scriptedWati.mts';

const targets = (count: number) => Array.from({ length: count }, (_, index) => `49${1000 + index}`);
const updates = (count: number) => targets(count).map((target) => ({ target, set: { a: 'b' } }));

const accept = (request: WatiRequest): WatiAnswer =>
	ok({ contact_list: updatesOf(request).map(({ target }) => dto(target)) });

const refusing =
	(...bad: readonly string[]) =>
	(request: WatiRequest) =>
		updatesOf(request).some(({ target }) => bad.includes(target)) ? refusal : accept(request);

async function put(count: number, script: (request: WatiRequest) => WatiAnswer) {
	const { client, log, requests } = scripted(script);
	const results = await putAll(client, updates(count));
	const failed = targets(count).filter((_, index) => results[index]?.ok === false);
	return { results, failed, log, sizes: requests.map((request) => updatesOf(request).length) };
}

it('writes a hundred contacts to a call', async () => {
	const { results, sizes } = await put(250, accept);
	expect(sizes).toEqual([100, 100, 50]);
	expect(results.map((one) => one.ok && one.value?.number)).toEqual(targets(250));
});

it('makes no call for nothing', async () => {
	expect((await put(0, accept)).log).toEqual([]);
});

it.each([
	['the first', ['491000']],
	['the last', ['491099']],
	['three among them', ['491007', '491008', '491070']],
])('fails the bad ones alone and writes all others: %s', async (_, bad) => {
	const { failed, sizes } = await put(100, refusing(...bad));
	expect(failed).toEqual(bad);
	expect(sizes.length).toBeLessThanOrEqual(1 + 14 * bad.length);
});

it('fails all where all are bad, each with its own answer', async () => {
	const { failed } = await put(8, refusing(...targets(8)));
	expect(failed).toEqual(targets(8));
});

it('says undefined of a contact that the answer lacks', async () => {
	const { results } = await put(2, () => ok({ contact_list: [dto('491001')] }));
	expect(results[0]).toEqual({ ok: true, value: undefined });
	expect(results[1]).toMatchObject({ ok: true, value: { number: '491001' } });
});

it('knows a contact without a number by its id', async () => {
	const { client } = scripted([ok({ contact_list: [{ id: 'bsuid-1' }] })]);
	const [result] = await putAll(client, [{ target: 'bsuid-1', set: {} }]);
	expect(result).toMatchObject({ ok: true, value: { id: 'bsuid-1', number: null } });
});

it.each([
	['an outage', silence, 30],
	['a refused token', answer(401, ''), 1],
	['a used-up quota', tooMany('1'), 5],
])('gives %s up after a bounded number of calls, for all contacts', async (_, given, most) => {
	const { failed, sizes } = await put(1000, () => given);
	expect(failed).toEqual(targets(1000));
	expect(sizes.length).toBeLessThanOrEqual(most);
});

it('goes on after a short outage', async () => {
	let calls = 0;
	const { failed } = await put(100, (request) => ((calls += 1) <= 3 ? silence : accept(request)));
	expect(failed).toEqual([]);
});

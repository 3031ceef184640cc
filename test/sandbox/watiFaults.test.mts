import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

const api = () =>
	axios.create({
		baseURL: `${wati.origin}/api/ext/v3`,
		headers: { Authorization: `Bearer ${wati.options.token}` },
		validateStatus: null,
	});

const NUMBER = '14155552671';
const COUNT = '/contacts/count';
const person = { whatsapp_number: NUMBER, name: 'Ada' };
const update = {
	contacts: [{ target: NUMBER, customParams: [{ name: 'city', value: 'Rome' }] }],
};

it.each([
	[{ kind: 'status', status: 503 }, 503, ''],
	[{ kind: 'status', status: 400, body: { code: 400 } }, 400, { code: 400 }],
	[{ kind: 'plainText', status: 502, text: 'Bad gateway' }, 502, 'Bad gateway'],
	[{ kind: 'resultFalse', info: 'no' }, 200, { result: false, info: 'no' }],
	[{ kind: 'resultFalse' }, 200, { result: false, info: expect.any(String) }],
] as const)('answers with the fault %j once and does nothing', async (fault, status, data) => {
	wati.faults.add({ on: { method: 'POST' }, do: fault });
	expect(await api().post('/contacts', person)).toMatchObject({ status, data });
	expect(wati.contacts()).toEqual([]);
	expect((await api().post('/contacts', person)).status).toBe(200);
});

it('adds the headers of a fault', async () => {
	const headers = { 'Retry-After': '3' };
	wati.faults.add({ on: {}, do: { kind: 'status', status: 429, headers } });
	expect((await api().get(COUNT)).headers['retry-after']).toBe('3');
});

it.each([
	['connectionLostBefore', 0],
	['connectionLostAfterWrite', 1],
] as const)('%s leaves %d contacts behind', async (kind, count) => {
	wati.faults.add({ on: { method: 'POST' }, do: { kind } });
	await expect(api().post('/contacts', person)).rejects.toThrow();
	expect(wati.contacts()).toHaveLength(count);
	expect(wati.requests).toMatchObject([{ status: null }]);
});

it('a server error after the write leaves the contact behind', async () => {
	wati.faults.add({ on: { method: 'POST' }, do: { kind: 'serverErrorAfterWrite' } });
	const answer = await api().post('/contacts', person);
	expect(answer).toMatchObject({ status: 500, data: { code: 500 } });
	expect(wati.contacts()).toHaveLength(1);
});

it('leaves a written contact out of the answer', async () => {
	wati.agent.addContact({ number: NUMBER });
	wati.faults.add({ on: { method: 'PUT' }, do: { kind: 'leaveOutOfAnswer', number: NUMBER } });
	expect((await api().put('/contacts', update)).data).toEqual({ contact_list: [] });
	expect(wati.contact(NUMBER)?.params).toEqual({ city: 'Rome' });
});

it('answers 200 with the old values of a contact that it did not write', async () => {
	wati.agent.addContact({ number: NUMBER });
	wati.faults.add({ on: { method: 'PUT' }, do: { kind: 'notWritten', number: NUMBER } });
	const { status, data } = await api().put('/contacts', update);
	expect(status).toBe(200);
	expect(data.contact_list).toMatchObject([{ wa_id: NUMBER, custom_params: [] }]);
	expect(wati.contact(NUMBER)?.params).toEqual({});

	await api().put('/contacts', update);
	expect(wati.contact(NUMBER)?.params).toEqual({ city: 'Rome' });
});

it('waits as long as a delay says, in the time of the clock, and then does its work', async () => {
	const slept: number[] = [];
	await wati.close();
	const sleep = async (ms: number) => void slept.push(ms);
	wati = await startWati({ clock: { now: () => Date.now(), sleep } });
	wati.faults.add({ on: {}, do: { kind: 'delay', ms: 30_000 } });
	expect((await api().post('/contacts', person)).status).toBe(200);
	expect(slept).toEqual([30_000]);
});

it('lets calls pass first, then meets as many as it was told', async () => {
	wati.faults.add({ on: {}, do: { kind: 'status', status: 500 }, skip: 1, times: 2 });
	const statuses = [];
	for (let made = 0; made < 4; made += 1) statuses.push((await api().get(COUNT)).status);
	expect(statuses).toEqual([200, 500, 500, 200]);
});

it.each([
	['its path', { path: /count$/ }],
	['its verb', { method: 'GET' }],
	['a question of its own', ({ path }: { path: string }) => path.endsWith('/count')],
])('meets a call by %s and no other', async (_, on) => {
	wati.faults.add({ on, do: { kind: 'status', status: 500 } });
	expect((await api().post('/contacts', person)).status).toBe(200);
	expect((await api().get(COUNT)).status).toBe(500);
});

it('keeps a fault of the work for a call that gets as far as that', async () => {
	wati.faults.add({ on: {}, do: { kind: 'serverErrorAfterWrite' } });
	wati.options.requestsPer10Seconds = 0;
	expect((await api().get(COUNT)).status).toBe(429);
	wati.options.requestsPer10Seconds = null;
	expect((await api().get(COUNT)).status).toBe(500);
});

it('lets a test act before a call and then carries the call out', async () => {
	await api().get(`/contacts/${NUMBER}`);
	const act = () => wati.agent.addContact({ number: NUMBER, name: 'Eve' });
	wati.faults.add({ on: { method: 'POST' }, do: { kind: 'before', act } });
	wati.options.switches.postOnKnownNumber = 'fails';
	expect((await api().post('/contacts', person)).status).toBe(400);
	expect(wati.contacts()).toMatchObject([{ name: 'Eve' }]);
});

it('lets a test act before a call that also meets a fault', async () => {
	const acts: string[] = [];
	const act = async () => await Promise.resolve(acts.push('act'));
	wati.faults.add({ on: {}, do: { kind: 'connectionLostAfterWrite' } });
	wati.faults.add({ on: {}, do: { kind: 'before', act } });
	await expect(api().post('/contacts', person)).rejects.toThrow();
	expect({ acts, count: wati.contacts().length }).toEqual({ acts: ['act'], count: 1 });
});

it('lets a test act as often as it was told, once before each call', async () => {
	const acts: number[] = [];
	const act = () => acts.push(wati.requests.length);
	wati.faults.add({ on: {}, do: { kind: 'before', act }, skip: 1, times: 2 });
	for (let made = 0; made < 4; made += 1) expect((await api().get(COUNT)).status).toBe(200);
	expect(acts).toEqual([1, 2]);
});

it('forgets its faults when told to', async () => {
	wati.faults.add({ on: {}, do: { kind: 'status', status: 500 } });
	wati.faults.clear();
	expect((await api().get(COUNT)).status).toBe(200);
});

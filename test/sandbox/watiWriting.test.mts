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
const OTHER = '14155552672';
const ERROR = { code: 400, message: expect.any(String), timestamp: expect.any(String) };
const city = [{ name: 'city', value: 'Rome' }];

it('creates a contact that allows campaigns and has not opted in', async () => {
	const body = { whatsapp_number: NUMBER, name: 'Ada', custom_params: city };
	const answer = await api().post('/contacts', body);
	expect(answer).toMatchObject({
		status: 200,
		data: { wa_id: NUMBER, name: 'Ada', allow_broadcast: true, opted_in: false },
	});
	expect(wati.contact(NUMBER)).toMatchObject({ id: answer.data.id, params: { city: 'Rome' } });
});

it.each([
	['without a number', { name: 'Ada' }],
	['without a name', { whatsapp_number: NUMBER }],
	['with a blank name', { whatsapp_number: NUMBER, name: ' ' }],
	['with a plus', { whatsapp_number: `+${NUMBER}`, name: 'Ada' }],
	['with a number of few digits', { whatsapp_number: '415555', name: 'Ada' }],
	['with letters in the number', { whatsapp_number: '1415555ABCD', name: 'Ada' }],
	['with a numeric number', { whatsapp_number: 14155552671, name: 'Ada' }],
	['with an unknown key', { whatsapp_number: NUMBER, name: 'Ada', allowBroadcast: true }],
	['with the key of PUT', { whatsapp_number: NUMBER, name: 'Ada', customParams: city }],
	['with a boolean value', post([{ name: 'vip', value: true }])],
	['with a null value', post([{ name: 'vip', value: null }])],
	['with a nameless parameter', post([{ name: '', value: 'x' }])],
	['with an unknown key in a parameter', post([{ name: 'a', value: 'b', type: 'c' }])],
	['that is an array', []],
])('refuses a new contact %s', async (_, body) => {
	expect(await api().post('/contacts', body)).toMatchObject({ status: 400, data: ERROR });
	expect(wati.contacts()).toEqual([]);
});

function post(custom_params: unknown) {
	return { whatsapp_number: NUMBER, name: 'Ada', custom_params };
}

it.each([
	['application/json', 200],
	['application/json-patch+json', 200],
	['text/json; charset=utf-8', 200],
	['text/plain', 415],
	['application/x-www-form-urlencoded', 415],
])('takes a body of type %s with %d', async (type, status) => {
	const headers = { 'Content-Type': type };
	const body = JSON.stringify({ whatsapp_number: NUMBER, name: 'Ada' });
	expect((await api().post('/contacts', body, { headers })).status).toBe(status);
});

it('refuses a body that is no JSON', async () => {
	const headers = { 'Content-Type': 'application/json' };
	expect((await api().post('/contacts', '{"name":', { headers })).status).toBe(400);
});

it.each([
	['updates', 200, { name: 'Ada', params: { tier: 'gold', city: 'Rome' } }],
	['updatesName', 200, { name: 'Eve', params: { tier: 'gold', city: 'Rome' } }],
	['fails', 400, { name: 'Ada', params: { tier: 'gold' } }],
] as const)('POST on a known number %s', async (position, status, contact) => {
	wati.options.switches.postOnKnownNumber = position;
	wati.agent.addContact({ number: NUMBER, name: 'Ada', params: { tier: 'gold' } });
	const body = { whatsapp_number: NUMBER, name: 'Eve', custom_params: city };
	expect((await api().post('/contacts', body)).status).toBe(status);
	expect(wati.contacts()).toMatchObject([contact]);
});

it.each([
	['merges', { tier: 'gold', city: 'Rome' }],
	['replaces', { city: 'Rome' }],
] as const)('PUT %s the parameters', async (position, params) => {
	wati.options.switches.put = position;
	wati.agent.addContact({ number: NUMBER, params: { tier: 'gold' } });
	const { data } = await put([{ target: NUMBER, customParams: city }]);
	expect(wati.contact(NUMBER)?.params).toEqual(params);
	expect(data.contact_list).toMatchObject([{ custom_params: toList(params) }]);
});

it.each([
	['merges', undefined],
	['replaces', null],
] as const)('PUT that %s leaves parameters of %j alone', async (position, customParams) => {
	wati.options.switches.put = position;
	wati.agent.addContact({ number: NUMBER, params: { tier: 'gold' } });
	expect((await put([{ target: NUMBER, customParams }])).status).toBe(200);
	expect(wati.contact(NUMBER)?.params).toEqual({ tier: 'gold' });
});

it('writes the same contact twice in one PUT, in order', async () => {
	wati.agent.addContact({ number: NUMBER });
	const { data } = await put([
		{ target: NUMBER, customParams: [{ name: 'age', value: '30' }, ...city] },
		{ target: `Main:${NUMBER}`, customParams: [{ name: 'age', value: '28' }] },
	]);
	expect(wati.contact(NUMBER)?.params).toEqual({ age: '28', city: 'Rome' });
	expect(data.contact_list).toHaveLength(1);
});

it.each([
	['the key of POST', [{ target: NUMBER, custom_params: city }]],
	['a name', [{ target: NUMBER, customParams: city, name: 'Eve' }]],
	['no target', [{ customParams: city }]],
	['a null target', [{ target: null, customParams: city }]],
	['a target with a plus', [{ target: `+${NUMBER}`, customParams: city }]],
	['nobody', []],
	['101 contacts', Array(101).fill({ target: NUMBER, customParams: city })],
	['a bad entry after a good one', [{ target: NUMBER, customParams: city }, { target: 'x' }]],
])('refuses a PUT with %s and writes nothing', async (_, contacts) => {
	wati.agent.addContact({ number: NUMBER });
	expect(await put(contacts)).toMatchObject({ status: 400, data: ERROR });
	expect(wati.contact(NUMBER)?.params).toEqual({});
});

it('takes a PUT of a hundred contacts', async () => {
	wati.agent.addContact({ number: NUMBER });
	const contacts = Array(100).fill({ target: NUMBER, customParams: city });
	expect((await put(contacts)).status).toBe(200);
});

it.each([
	['leftOut', 200, { city: 'Rome' }],
	['failsAll400', 400, {}],
	['createsNothing500', 500, {}],
] as const)('a PUT with an unknown contact: %s', async (position, status, params) => {
	wati.options.switches.unknownTargetInPut = position;
	wati.agent.addContact({ number: NUMBER });
	const answer = await put([
		{ target: OTHER, customParams: city },
		{ target: NUMBER, customParams: city },
	]);
	expect(answer.status).toBe(status);
	expect(wati.contacts()).toMatchObject([{ number: NUMBER }]);
	expect(wati.contact(NUMBER)?.params).toEqual(params);
	if (status === 200) expect(answer.data.contact_list).toMatchObject([{ wa_id: NUMBER }]);
});

it.each([
	[NUMBER, ['Sales'], 200, { result: true }],
	[OTHER, ['Sales'], 200, { result: false }],
	[NUMBER, ['Pirates'], 400, ERROR],
	['+1', ['Sales'], 400, ERROR],
])('assigns %s to the teams %j with %d', async (target, teams, status, data) => {
	wati.agent.addContact({ number: NUMBER });
	expect(await api().put('/contacts/teams', { target, teams })).toMatchObject({ status, data });
	expect(wati.contact(NUMBER)?.teams).toEqual(data === ERROR || target === OTHER ? [] : teams);
});

async function put(contacts: unknown) {
	return await api().put('/contacts', { contacts });
}

function toList(params: Readonly<Record<string, string>>) {
	return Object.entries(params).map(([name, value]) => ({ name, value }));
}

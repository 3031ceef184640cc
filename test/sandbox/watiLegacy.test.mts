import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

const api = () =>
	axios.create({
		baseURL: `${wati.endpointUrl}/api/v1`,
		headers: { Authorization: `Bearer ${wati.options.token}` },
		validateStatus: null,
	});

const NUMBER = '14155552671';
const city = [{ name: 'city', value: 'Rome' }];

it('shows contacts in the shape of v1', async () => {
	const at = Date.parse('2026-11-05T12:00:00Z');
	await wati.close();
	const clock = { now: () => at, sleep: async () => {} };
	wati = await startWati({ clock });
	const { id } = wati.agent.addContact({ number: NUMBER, name: 'Ada L', params: { tier: 'gold' } });
	const { data } = await api().get('/getContacts', { params: { pageSize: 100, pageNumber: 1 } });
	expect(data).toEqual({
		result: 'success',
		contact_list: [
			{
				id,
				wAid: NUMBER,
				firstName: 'Ada',
				fullName: 'Ada L',
				phone: NUMBER,
				source: 'manual',
				contactStatus: 'VALID',
				photo: null,
				created: 'Nov-05-2026',
				customParams: [
					{ name: 'name', value: 'Ada L' },
					{ name: 'phone', value: NUMBER },
					{ name: 'tier', value: 'gold' },
				],
				optedIn: false,
				isDeleted: false,
				lastUpdated: '2026-11-05T12:00:00.000Z',
				allowBroadcast: true,
				allowSMS: true,
				teamIds: [],
				isInFlow: false,
				lastFlowId: null,
				currentFlowNodeId: null,
				selectedHubspotId: null,
			},
		],
		link: { prevPage: null, nextPage: null, pageNumber: 1, pageSize: 100, total: 1 },
	});
});

it('links the pages and tells the total', async () => {
	for (const name of ['Bob', 'Ada', 'Cleo']) {
		wati.agent.addContact({ number: `1415555${name.charCodeAt(0)}00`, name });
	}
	const { data } = await api().get('/getContacts?pageSize=1&pageNumber=2');
	expect(data.contact_list).toMatchObject([{ fullName: 'Bob' }]);
	expect(data.link).toMatchObject({
		prevPage: expect.stringContaining('pageNumber=1'),
		nextPage: expect.stringContaining('pageNumber=3'),
		total: 3,
	});
});

it('gives no more than a hundred a page', async () => {
	expect((await api().get('/getContacts?pageSize=5000')).data.link.pageSize).toBe(100);
	expect((await api().get('/getContacts?pageSize=many')).status).toBe(400);
});

it.each([
	['[{name: "email", operator: "==", value: "a@b.co"}]', ['Ada']],
	['[{"name":"email","operator":"==","value":"a@b.co"}]', ['Ada']],
	['[{name: "EMAIL", operator: "==", value: "a@b.co"}]', ['Ada']],
	['[{name: "email", operator: "==", value: "A@b.co"}]', []],
	['[{name: "email", operator: "!=", value: "a@b.co"}]', ['Bob']],
	['[{name: "phone", operator: "contain", value: "415555"}]', ['Ada', 'Bob']],
	['[{name: "phone", operator: "notContain", value: "5550001"}]', ['Bob']],
	['[{name: "email", operator: "exist"}]', ['Ada']],
	['[{name: "email", operator: "notExist", value: ""}]', ['Bob']],
	['[{name: "email", operator: "valid"}]', ['Ada']],
	['[{name: "email", operator: "invalid"}]', ['Bob']],
	['[{name: "note", operator: "==", value: "say \\"name: x\\", ok"}]', ['Bob']],
	['[{name: "email", operator: "exist"}, {name: "name", operator: "==", value: "Bob"}]', []],
])('filters by %s', async (attribute, names) => {
	wati.agent.addContact({ number: '14155550001', name: 'Ada', params: { email: 'a@b.co' } });
	wati.agent.addContact({
		number: '14155550002',
		name: 'Bob',
		params: { note: 'say "name: x", ok' },
	});
	const { data } = await api().get('/getContacts', { params: { attribute } });
	expect(data.contact_list.map(({ fullName }: { fullName: string }) => fullName)).toEqual(names);
});

it.each([['email'], ['[{name: email}]'], ['[{name: "x", operator: "like", value: "y"}]'], ['{}']])(
	'says no to the filter %s, with 200',
	async (attribute) => {
		expect(await api().get('/getContacts', { params: { attribute } })).toMatchObject({
			status: 200,
			data: { result: false, info: 'Invalid attribute filter' },
		});
	},
);

it.each([
	['ada', 1],
	['5552671', 1],
	['eve', 0],
])('finds by a part of name or number: %s', async (name, total) => {
	wati.agent.addContact({ number: NUMBER, name: 'Ada' });
	expect((await api().get('/getContacts', { params: { name } })).data.link.total).toBe(total);
});

it('adds a contact, and names and changes it the next time', async () => {
	const added = await api().post(`/addContact/${NUMBER}`, { customParams: city });
	expect(added.data).toMatchObject({ result: true, contact: { wAid: NUMBER, source: 'Wati' } });
	expect(wati.contact(NUMBER)).toMatchObject({ name: `+${NUMBER}`, params: { city: 'Rome' } });

	const again = { name: 'Ada', customParams: [{ name: 'tier', value: 'gold' }] };
	expect((await api().post(`/addContact/${NUMBER}`, again)).data.result).toBe(true);
	const params = { city: 'Rome', tier: 'gold' };
	expect(wati.contacts()).toMatchObject([{ name: 'Ada', params }]);
});

it('updates the attributes of a contact that exists, and adds to them even where PUT replaces', async () => {
	wati.options.switches.put = 'replaces';
	wati.agent.addContact({ number: NUMBER, params: { tier: 'gold' } });
	const answer = await api().post(`/updateContactAttributes/${NUMBER}`, { customParams: city });
	expect(answer.data).toEqual({ result: true });
	expect(wati.contact(NUMBER)?.params).toEqual({ tier: 'gold', city: 'Rome' });
});

it.each([
	[`/updateContactAttributes/${NUMBER}`, { customParams: city }],
	[`/addContact/+${NUMBER}`, { name: 'Ada' }],
	['/addContact/12345', { name: 'Ada' }],
	[`/addContact/${NUMBER}`, { customParams: [{ name: 'lead_stage', value: 'x' }] }],
])('says no to %s %j with 200', async (path, body) => {
	const answer = await api().post(path, body);
	expect(answer).toMatchObject({ status: 200, data: { result: false } });
	expect(wati.contacts()).toEqual([]);
});

it.each([
	[{ name: 'Ada', allowBroadcast: true }],
	[{ name: 'Ada', custom_params: city }],
	[{ customParams: [{ name: 'vip', value: true }] }],
])('refuses the body %j with 400', async (body) => {
	const answer = await api().post(`/addContact/${NUMBER}`, body);
	expect(answer).toMatchObject({ status: 400, data: { result: false } });
	expect(wati.contacts()).toEqual([]);
});

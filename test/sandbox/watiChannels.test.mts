import axios from 'axios';
import { startWati, type WatiChannel, type WatiSandbox } from '../../sandbox/wati/index.mts';

const channel = (name: string, number: string): WatiChannel => ({
	id: `65b761a8e46b7808776e${number.slice(-4)}`,
	name,
	number,
});
const OTHERS = [channel('Support', '14155550001'), channel('Sales', '14155550002')];

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null, otherChannels: OTHERS });
});

afterEach(async () => await wati.close());

async function list(query: string) {
	return await axios.get(`${wati.origin}/api/ext/v3/channels${query}`, {
		headers: { Authorization: `Bearer ${wati.options.token}` },
		validateStatus: null,
	});
}

it('lists the channels without the default one and without a number', async () => {
	expect((await list('?page_number=1&page_size=100')).data).toEqual({
		channels: OTHERS.map(({ id, name }) => ({ id, name, channel: 'Whatsapp' })),
	});
});

it('lists nothing for an account with one channel', async () => {
	await wati.close();
	wati = await startWati();
	expect(await list('?page_number=1&page_size=1')).toMatchObject({
		status: 200,
		data: { channels: [] },
	});
});

it('lists page by page', async () => {
	expect((await list('?page_number=2&page_size=1')).data.channels).toMatchObject([
		{ name: 'Sales' },
	]);
	expect((await list('?page_number=3&page_size=1')).data.channels).toEqual([]);
});

it.each([
	'',
	'?page_number=1',
	'?page_size=10',
	'?page_number=0&page_size=10',
	'?page_number=1&page_size=101',
	'?page_number=one&page_size=10',
	'?pageNumber=1&pageSize=10',
])('refuses the query %j', async (query) => {
	expect(await list(query)).toMatchObject({
		status: 400,
		data: { code: 400, message: expect.any(String), timestamp: expect.any(String) },
	});
});

it.each([
	['conversationsv3:read', ['conversationsv3:*'], 200],
	['conversationsv3:read', ['contactsv3:*'], 403],
	['contactsv3:read', ['contactsv3:read'], 200],
	['contactsv3:read', ['conversationsv3:*'], 403],
	['contactsv3:read', ['api'], 200],
] as const)('where it needs %s, a token with %j is answered %d', async (scope, scopes, status) => {
	wati.options.switches.channelsScope = scope;
	wati.options.scopes = scopes;
	expect((await list('?page_number=1&page_size=10')).status).toBe(status);
});

it('counts against a limit of its own', async () => {
	wati.options.requestsPer10Seconds = 1;
	const contacts = `${wati.origin}/api/ext/v3/contacts/count`;
	const headers = { Authorization: `Bearer ${wati.options.token}` };
	expect((await axios.get(contacts, { headers })).status).toBe(200);
	expect((await list('?page_number=1&page_size=10')).status).toBe(200);
	expect((await list('?page_number=1&page_size=10')).status).toBe(429);
});

it('sends the messages of the default channel to no webhook of another', async () => {
	const register = async (phoneNumber: string, url: string) =>
		await axios.post(
			`${wati.endpointUrl}/api/v2/webhookEndpoints`,
			[{ phoneNumber, status: 1, url, eventTypes: ['message'] }],
			{ headers: { Authorization: `Bearer ${wati.options.token}` } },
		);
	const other = await register('1415-555-0001', 'http://127.0.0.1:9/support');
	expect(other.data.result).toMatchObject([
		{ channelId: OTHERS[0]?.id, channelPhoneNumber: '1415-555-0001' },
	]);
	await register('16509379611', 'http://127.0.0.1:9/main');
	await wati.people.write('14155552671', 'Hello');
	expect(wati.webhooks.deliveries).toMatchObject([{ url: 'http://127.0.0.1:9/main' }]);
});

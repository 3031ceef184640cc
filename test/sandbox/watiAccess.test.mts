import axios, { type AxiosRequestConfig } from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

const LIST = '/api/ext/v3/contacts?page_number=1&page_size=1';
const NUMBER = '14155552671';

async function call(config: AxiosRequestConfig, authorization = `Bearer ${wati.options.token}`) {
	return await axios.request({
		baseURL: wati.origin,
		headers: { Authorization: authorization },
		validateStatus: null,
		...config,
	});
}

it('shows the endpoint with the tenant, as Wati does', () => {
	expect(wati.endpointUrl).toBe(`${wati.origin}/10012`);
});

it('answers a call without a token with 401 and plain text', async () => {
	const answer = await call({ url: LIST, headers: {} });
	expect(answer).toMatchObject({ status: 401, data: 'No Access Token provided' });
	expect(answer.headers['content-type']).toMatch('text/plain');
});

it.each([
	['another token', 'Bearer wrong'],
	['the prefix twice', 'Bearer Bearer TOKEN'],
	['no prefix', 'TOKEN'],
	['another scheme', 'Basic TOKEN'],
])('refuses %s', async (_, authorization) => {
	const answer = await call({ url: LIST }, authorization.replace('TOKEN', wati.options.token));
	expect(answer).toMatchObject({ status: 401, data: 'Unauthorized' });
});

const V1_ADD = `/10012/api/v1/addContact/${NUMBER}`;

it.each([
	[['api'], 'GET', LIST, 200],
	[['contactsv3:read'], 'GET', LIST, 200],
	[['contactsv3:*'], 'GET', LIST, 200],
	[['contactsv3:write'], 'GET', LIST, 403],
	[['contacts:read'], 'GET', LIST, 403],
	[['contactsv3:read'], 'POST', '/api/ext/v3/contacts', 403],
	[['contactsv3:write'], 'POST', '/api/ext/v3/contacts', 400],
	[['contacts:read'], 'GET', '/10012/api/v1/getContacts', 200],
	[['contactsv3:read'], 'GET', '/10012/api/v1/getContacts', 403],
	[['contacts:read'], 'POST', V1_ADD, 403],
	[['contacts:write'], 'POST', V1_ADD, 200],
	[['contactsv3:*'], 'POST', '/10012/api/v2/webhookEndpoints', 403],
	[['wati_integration:write'], 'POST', '/10012/api/v2/webhookEndpoints', 400],
])('a token with %j calling %s %s is answered %d', async (scopes, method, url, status) => {
	wati.options.scopes = scopes;
	const answer = await call({ method, url, ...(method === 'POST' && { data: {} }) });
	expect(answer.status).toBe(status);
	if (status === 403) expect(answer.data).toBe('');
});

it.each([
	['GET', '/', 404],
	['GET', '/api/ext/v3/contact', 404],
	['GET', '/api/ext/v3/contacts/', 404],
	['GET', '/api/ext/v2/contacts', 404],
	['GET', '/api/v1/getContacts', 404],
	['DELETE', '/api/ext/v3/contacts', 405],
	['PATCH', '/api/ext/v3/contacts', 405],
	['PUT', `/api/ext/v3/contacts/${NUMBER}`, 405],
	['DELETE', `/api/ext/v3/contacts/${NUMBER}`, 405],
	['GET', V1_ADD, 405],
	['POST', '/10012/api/v1/getContacts', 405],
	['GET', '/10012/api/v2/webhookEndpoints', 405],
	['PUT', '/10012/api/v2/webhookEndpoints', 405],
	['DELETE', '/10012/api/v2/webhookEndpoints', 405],
	['GET', '/10013/api/v1/getContacts', 403],
])('answers %s %s with %d', async (method, url, status) => {
	expect((await call({ method, url })).status).toBe(status);
});

it('names the verbs that a path takes', async () => {
	const answer = await call({ method: 'DELETE', url: '/api/ext/v3/contacts' });
	expect(answer.headers.allow).toBe('GET, POST, PUT');
});

it.each([
	['refused404', 404],
	['works', 200],
] as const)('a tenant in the path of v3 %s', async (position, status) => {
	wati.options.switches.tenantInV3Path = position;
	expect((await call({ url: `/10012${LIST}` })).status).toBe(status);
	expect((await call({ url: `/10013${LIST}` })).status).toBe(404);
	expect((await call({ url: LIST })).status).toBe(200);
});

it.each([
	['available', 200],
	['forbidden403', 403],
	['absent404', 404],
] as const)('v1 can be %s', async (position, status) => {
	wati.options.switches.v1 = position;
	expect((await call({ url: '/10012/api/v1/getContacts' })).status).toBe(status);
	expect((await call({ url: LIST })).status).toBe(200);
});

it('writes down every request and can forget them', async () => {
	await call({ method: 'POST', url: V1_ADD, data: { name: 'Ada' } });
	await call({ url: LIST }, 'Bearer wrong');
	expect(wati.requests).toMatchObject([
		{ method: 'POST', path: V1_ADD, body: { name: 'Ada' }, status: 200 },
		{ method: 'GET', query: { page_number: '1', page_size: '1' }, status: 401 },
	]);
	wati.clearLog();
	expect(wati.requests).toEqual([]);
});

import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

const endpoint = {
	phoneNumber: '16509379611',
	status: 1,
	url: 'https://n8n.example.com/webhook/secret',
	eventTypes: ['message', 'newContactMessageReceived'],
};

async function register(body: unknown) {
	const headers = { Authorization: `Bearer ${wati.options.token}` };
	const url = `${wati.endpointUrl}/api/v2/webhookEndpoints`;
	return await axios.post(url, body, { headers, validateStatus: null });
}

it('registers a webhook and describes it', async () => {
	const { status, data } = await register([endpoint]);
	expect(status).toBe(200);
	expect(data).toEqual({
		ok: true,
		result: [
			{
				id: expect.stringMatching(/^[0-9a-f]{24}$/),
				tenantId: '10012',
				channelId: wati.options.channel.id,
				channelPhoneNumber: '1650-937-9611',
				url: endpoint.url,
				status: 1,
				created: expect.any(String),
				lastUpdated: expect.any(String),
				failedIterationCount: 0,
				isSentNotify: false,
				eventTypes: endpoint.eventTypes,
			},
		],
	});
	expect(wati.webhooks.all).toMatchObject([{ url: endpoint.url, status: 1 }]);
});

it('takes the channel number with dashes', async () => {
	expect((await register([{ ...endpoint, phoneNumber: '1650-937-9611' }])).status).toBe(200);
});

it.each([
	['no array', endpoint],
	['an empty array', []],
	['no channel number', [{ ...endpoint, phoneNumber: undefined }]],
	['no events', [{ ...endpoint, eventTypes: [] }]],
	['no address', [{ ...endpoint, url: 'secret' }]],
	['an address that is not of the web', [{ ...endpoint, url: 'mailto:a@example.com' }]],
	['a number with a plus', [{ ...endpoint, phoneNumber: '+16509379611' }]],
	['another status', [{ ...endpoint, status: 3 }]],
	['an unknown key', [{ ...endpoint, secret: 'x' }]],
	['another channel', [{ ...endpoint, phoneNumber: '14155550000' }]],
	['an unknown event', [{ ...endpoint, eventTypes: ['contactUpdated'] }]],
	['an event misspelt', [{ ...endpoint, eventTypes: ['newContactMessage'] }]],
	['the same address twice', [endpoint, endpoint]],
])('refuses a registration with %s', async (_, body) => {
	expect(await register(body)).toMatchObject({ status: 400, data: { ok: false } });
	expect(wati.webhooks.all).toEqual([]);
});

it.each([[400], [200]] as const)('tells duplicates and the cap with %d', async (status) => {
	wati.options.switches.webhookRefusal = status;
	wati.options.switches.webhookCap = 1;
	await register([endpoint]);
	expect(await register([endpoint])).toMatchObject({
		status,
		data: { ok: false, isWebhookExist: true },
	});
	expect(await register([{ ...endpoint, url: 'https://other.example.com' }])).toMatchObject({
		status,
		data: {
			ok: false,
			error: 'Number of Webhooks exceed limitation',
			isOverWebhookLimit: true,
		},
	});
});

it('registers all of a list or nothing of it', async () => {
	const other = { ...endpoint, url: 'https://other.example.com', phoneNumber: '14155550000' };
	expect((await register([endpoint, other])).status).toBe(400);
	expect(wati.webhooks.all).toEqual([]);
});

it.each([
	['asSent', 1],
	['zeroForActive', 0],
] as const)('answers an enabled webhook with its status %s', async (position, status) => {
	wati.options.switches.registeredStatus = position;
	expect((await register([endpoint])).data.result).toMatchObject([{ status }]);
	expect(wati.webhooks.all).toMatchObject([{ status: 1 }]);
});

it('sends nothing to a webhook that was registered as disabled', async () => {
	await register([{ ...endpoint, status: 0, url: 'http://127.0.0.1:9/webhook' }]);
	await wati.people.write('14155552671', 'Hello');
	expect(wati.webhooks.deliveries).toEqual([]);
	wati.agent.addWebhook('http://127.0.0.1:9/other', ['message']);
	await wati.people.write('14155552671', 'Hello?');
	expect(wati.webhooks.deliveries).toMatchObject([{ eventType: 'message', status: null }]);
});

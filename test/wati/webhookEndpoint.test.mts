import { registerWebhook } from '../../nodes/wati/webhookEndpoint.ts';
import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import { patientCall } from '../../nodes/wati/patientCall.ts';
import { answer, newAccount, NOW_MS, ok, silence } from './scriptedWati.mts';

const endpoint = {
	url: 'https://n8n.example/webhook/secret/wati',
	channelNumber: '4930123456',
	eventTypes: ['message', 'newContactMessageReceived'],
};

async function register(said: WatiAnswer) {
	const requests: WatiRequest[] = [];
	const call = patientCall({
		send: async (request) => {
			requests.push(request);
			return await Promise.resolve(said);
		},
		account: newAccount(),
		wait: async () => {},
		now: () => NOW_MS,
	});
	return { result: await registerWebhook(call, endpoint), requests };
}

it('makes one enabled webhook, in one call', async () => {
	const { result, requests } = await register(ok({ ok: true, result: [{ id: '1' }] }));
	expect(result).toEqual({ ok: true, value: 'made' });
	expect(requests).toEqual([
		{
			method: 'POST',
			api: 'v2',
			path: '/webhookEndpoints',
			body: [
				{
					phoneNumber: '4930123456',
					status: 1,
					url: endpoint.url,
					eventTypes: endpoint.eventTypes,
				},
			],
		},
	]);
});

const exists = { ok: false, error: 'Webhook already exists', isWebhookExist: true };
const full = { ok: false, error: 'Number of Webhooks exceed limitation', isOverWebhookLimit: true };

it.each([
	['in an error', answer(400, exists)],
	['in an answer of status 200', ok(exists)],
	['in words alone', answer(400, { ok: false, error: 'The webhook already exists.' })],
])('takes one that is there for made, told %s', async (_, said) => {
	expect((await register(said)).result).toEqual({ ok: true, value: 'thereBefore' });
});

it.each([
	['as many as there may be', answer(400, full), /as many webhooks as it may have/],
	['as many, with status 200', ok(full), /as many webhooks as it may have/],
	[
		'another channel',
		answer(400, { ok: false, error: 'Channel not found' }),
		/no channel.*4930123456/,
	],
	['a token that may not', answer(401, ''), /./],
	['nothing at all', silence, /ETIMEDOUT/],
])('says what to do when Wati answers %s, and does not try twice', async (_, said, message) => {
	const { result, requests } = await register(said);
	expect(result).toMatchObject({ ok: false, failure: { message: expect.stringMatching(message) } });
	expect(requests).toHaveLength(1);
});

import type { WatiAnswer } from '../../nodes/wati/http.ts';
import {
	answer,
	dto,
	newAccount,
	NUMBER,
	ok,
	refusal,
	scripted,
	silence,
	tooMany,
} from './scriptedWati.mts';

const GET = `GET /contacts/${NUMBER}`;
const found = ok(dto(NUMBER, { city: 'Kiel' }));

it('reads a contact', async () => {
	const { client } = scripted([found]);
	expect(await client.contact(NUMBER)).toEqual({
		ok: true,
		value: {
			id: `id-${NUMBER}`,
			number: NUMBER,
			name: 'Ada',
			allowCampaign: true,
			attributes: { city: 'Kiel' },
		},
	});
});

it.each([
	['404', answer(404, { code: 404, message: 'Contact not found' })],
	['404 without a body', answer(404, '')],
	['400 with a message', answer(400, { code: 400, message: 'Contact not found' })],
	['200 with an empty body', ok('')],
	['200 with null', ok(null)],
	['200 with no id', ok({ id: null, wa_id: null })],
	['200 with a contact that lacks its id', ok({ custom_params: [], opted_in: false })],
])('takes %s for nobody', async (_, given) => {
	const { client, log } = scripted([given]);
	expect(await client.contact(NUMBER)).toEqual({ ok: true, value: undefined });
	expect(log).toEqual([GET]);
});

it.each<[string, WatiAnswer, string]>([
	['a wrong token', answer(401, 'No Access Token provided'), 'unauthorized'],
	['a missing scope', answer(403, undefined), 'unauthorized'],
	['a web page of another server', answer(404, '<html>Not here</html>'), 'refused'],
	['a wrong verb', answer(405, ''), 'refused'],
	['a text', ok('Service in maintenance'), 'unclear'],
	['an error with status 200', ok({ code: 500, message: 'Try again' }), 'unclear'],
	['another contact', ok(dto('491709999999')), 'unclear'],
])('never takes %s for nobody', async (_, given, kind) => {
	const { client } = scripted([given]);
	expect(await client.contact(NUMBER)).toMatchObject({ ok: false, failure: { kind } });
});

it('takes the answer that WhatsApp spells in its own way', async () => {
	const { client } = scripted([ok(dto('5215512345678'))]);
	expect(await client.contact('525512345678')).toMatchObject({ ok: true });
});

it.each([
	['seconds', tooMany('7'), 'wait 7000'],
	['a date', tooMany('Mon, 23 Nov 2026 12:00:30 GMT'), 'wait 30000'],
	['nothing', tooMany(), 'wait 10000'],
])('repeats a refused call after the time that the service names: %s', async (_, given, wait) => {
	const { client, log } = scripted([given, found]);
	expect(await client.contact(NUMBER)).toMatchObject({ ok: true });
	expect(log).toEqual([GET, wait, GET]);
});

it('gives up a call that keeps being refused for its rate', async () => {
	const { client, log } = scripted(() => tooMany());
	expect(await client.contact(NUMBER)).toMatchObject({ failure: { kind: 'rateLimited' } });
	const waits = ['wait 10000', 'wait 20000', 'wait 40000', 'wait 80000'];
	expect(log.filter((line) => line.startsWith('wait'))).toEqual(waits);
});

const put = [{ target: NUMBER, set: { city: 'Bonn' } }];

it('sends no update again that was silent for long: others may have written since', async () => {
	const { client, log, advance } = scripted((request) => {
		if (request.method === 'PUT') advance(30_000);
		return silence;
	});
	expect(await client.update(put)).toMatchObject({ failure: { kind: 'unclear' } });
	expect(log).toEqual([`PUT ${NUMBER}`]);
});

it.each([['silence', silence] as const, ['a 5xx', answer(503, '')] as const])(
	'repeats after %s what may be repeated, and never a creation',
	async (_, given) => {
		const reading = scripted(() => given);
		expect(await reading.client.contact(NUMBER)).toMatchObject({ failure: { kind: 'unclear' } });
		expect(reading.log).toEqual([GET, 'wait 1000', GET, 'wait 2000', GET]);

		const updating = scripted(() => given);
		await updating.client.update(put);
		expect(updating.log.filter((line) => line === `PUT ${NUMBER}`)).toHaveLength(3);

		const creating = scripted(() => given);
		await creating.client.create(NUMBER, 'Ada', {});
		expect(creating.log).toEqual(['POST /contacts']);
	},
);

it('repeats a creation that was refused for its rate: it was not carried out', async () => {
	const { client, log } = scripted([tooMany('1'), found]);
	expect(await client.create(NUMBER, 'Ada', {})).toMatchObject({ ok: true });
	expect(log).toEqual(['POST /contacts', 'wait 1000', 'POST /contacts']);
});

it('says what it means in the words of the contract', async () => {
	const { client, requests } = scripted([found, ok({ contact_list: [dto(NUMBER)] })]);
	await client.create(NUMBER, 'Ada', { city: 'Bonn' });
	await client.update(put);
	const city = [{ name: 'city', value: 'Bonn' }];
	expect(requests.map(({ body }) => body)).toEqual([
		{ whatsapp_number: NUMBER, name: 'Ada', custom_params: city },
		{ contacts: [{ target: NUMBER, customParams: city }] },
	]);
});

it('keeps to the pace before each call, a repeated one too', async () => {
	let paced = 0;
	const account = newAccount({
		pace: async () => {
			paced += 1;
			return () => {};
		},
	});
	const { client } = scripted([refusal, silence, found], account);
	await client.contact(NUMBER);
	await client.contact(NUMBER);
	expect(paced).toBe(3);
});

it('gives up at once where it is told to wait for longer than a run should sleep', async () => {
	const { client, log } = scripted([answer(429, 'Quota', { 'retry-after': '86400' })]);
	expect(await client.contact(NUMBER)).toMatchObject({
		ok: false,
		failure: { kind: 'rateLimited' },
	});
	expect(log).toEqual([GET]);
});

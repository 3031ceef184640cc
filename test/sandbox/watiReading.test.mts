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
const ERROR = { code: 400, message: expect.any(String), timestamp: expect.any(String) };

it('gives a contact every field of the schema', async () => {
	const added = wati.agent.addContact({ number: NUMBER, name: 'Ada', params: { email: 'a@b.co' } });
	const { data } = await api().get(`/contacts/${NUMBER}`);
	expect(data).toEqual({
		id: added.id,
		wa_id: NUMBER,
		name: 'Ada',
		phone: `+${NUMBER}`,
		photo: null,
		created: new Date(added.created).toISOString(),
		last_updated: new Date(added.created).toISOString(),
		contact_status: 'active',
		source: 'manual',
		channel_id: wati.options.channel.id,
		ig_phone_source: null,
		mg_phone_source: null,
		opted_in: false,
		allow_broadcast: true,
		allow_sms: true,
		teams: [],
		segments: [],
		custom_params: [{ name: 'email', value: 'a@b.co' }],
		channel_type: 'whatsapp',
		display_name: 'Ada',
		contact_link: {
			whats_app_contact_id: added.id,
			instagram_contact_id: null,
			messenger_contact_id: null,
		},
		is_broadcast_limit_reached: false,
		bsuid: null,
		username: null,
		parentBsuid: null,
	});
	expect(added.id).toMatch(/^[0-9a-f]{24}$/);
});

it('leaves `phone` out for a person who hides the number', async () => {
	wati.agent.addContact({ bsuid: 'US.123', username: '@bob', name: 'Bob' });
	const { data } = await api().get('/contacts/US.123');
	expect(data).toMatchObject({ wa_id: null, bsuid: 'US.123', username: '@bob' });
	expect(data).not.toHaveProperty('phone');
});

it.each([
	['the number', NUMBER],
	['the name of the channel and the number', `Main:${NUMBER}`],
	['the number of the channel and the number', `16509379611%3A${NUMBER}`],
	['the BSUID', 'US.123'],
	['the channel and the BSUID', 'Main%3AUS.123'],
])('finds a contact by %s', async (_, target) => {
	const { id } = wati.agent.addContact({ number: NUMBER, bsuid: 'US.123' });
	expect((await api().get(`/contacts/${target}`)).data).toMatchObject({ id });
	expect((await api().get(`/contacts/${id}`)).data).toMatchObject({ wa_id: NUMBER });
	expect((await api().get(`/contacts/Main:${id}`)).data).toMatchObject({ wa_id: NUMBER });
});

it.each([
	[`+${NUMBER}`],
	[`%2B${NUMBER}`],
	['1-415-555-2671'],
	['0014155552671'],
	['123456'],
	['1234567890123456'],
	['ada@example.com'],
	['teams'],
	[`Other:${NUMBER}`],
	['%E0%A4%A'],
])('refuses the target %s', async (target) => {
	wati.agent.addContact({ number: NUMBER });
	expect(await api().get(`/contacts/${target}`)).toMatchObject({ status: 400, data: ERROR });
});

it.each([
	['notFound404', 404, { ...ERROR, code: 404 }],
	['badRequest400', 400, ERROR],
	['emptyBody200', 200, ''],
	['nullBody200', 200, null],
	['nullId200', 200, expect.objectContaining({ id: null, wa_id: null, custom_params: null })],
] as const)('an unknown contact may be told as %s', async (position, status, data) => {
	wati.options.switches.unknownContact = position;
	expect(await api().get(`/contacts/${NUMBER}`)).toMatchObject({ status, data });
});

it('lists by name, page after page, without a total', async () => {
	wati.agent.addContact({ number: '14155550003', name: 'Cleo' });
	wati.agent.addContact({ number: '14155550001', name: 'Ada' });
	wati.agent.addContact({ number: '14155550002', name: 'Bob' });
	const page = async (page_number: number) =>
		(await api().get('/contacts', { params: { page_number, page_size: 2 } })).data;
	expect(await page(1)).toEqual({
		contact_list: [
			expect.objectContaining({ name: 'Ada' }),
			expect.objectContaining({ name: 'Bob' }),
		],
		page_number: 1,
		page_size: 2,
	});
	expect(await page(2)).toMatchObject({ contact_list: [{ name: 'Cleo' }] });
	expect(await page(3)).toMatchObject({ contact_list: [] });

	wati.agent.rename('14155550001', 'Zoe');
	expect(await page(2)).toMatchObject({ contact_list: [{ name: 'Zoe' }] });
});

it.each([
	[''],
	['?page_number=1'],
	['?page_size=10'],
	['?pageNumber=1&pageSize=10'],
	['?page_number=0&page_size=10'],
	['?page_number=1&page_size=0'],
	['?page_number=1&page_size=101'],
	['?page_number=one&page_size=10'],
])('refuses the list %j', async (query) => {
	expect(await api().get(`/contacts${query}`)).toMatchObject({ status: 400, data: ERROR });
});

it.each([
	['', 1],
	['?date_from=2020-01-01', 1],
	['?date_to=2020-01-01', 0],
	['?date_from=2020-01-01&date_to=2020-02-01', 0],
])('counts the contacts created within %j', async (query, count) => {
	wati.agent.addContact({ number: NUMBER });
	expect((await api().get(`/contacts/count${query}`)).data).toEqual({ contact_count: count });
});

it('refuses to count from what is no date', async () => {
	expect((await api().get('/contacts/count?date_from=soon')).status).toBe(400);
});

it.each([
	[true, `+${NUMBER}`],
	[false, NUMBER],
])('with phonePlus %j the phone reads %j', async (position, phone) => {
	wati.options.switches.phonePlus = position;
	wati.agent.addContact({ number: NUMBER });
	expect((await api().get(`/contacts/${NUMBER}`)).data).toMatchObject({ phone, wa_id: NUMBER });
});

it.each([
	[false, false, []],
	[false, true, null],
	[
		true,
		true,
		[
			{ name: 'name', value: 'Ada' },
			{ name: 'phone', value: NUMBER },
		],
	],
])('echo %j and null-when-empty %j give the parameters %j', async (echoes, nulls, params) => {
	wati.options.switches.echoesNameAndPhoneAsParams = echoes;
	wati.options.switches.customParamsNullWhenEmpty = nulls;
	wati.agent.addContact({ number: NUMBER, name: 'Ada' });
	expect((await api().get(`/contacts/${NUMBER}`)).data.custom_params).toEqual(params);
});

it('an attribute called `name` is hidden by the echo of the name', async () => {
	wati.options.switches.echoesNameAndPhoneAsParams = true;
	wati.agent.addContact({ number: NUMBER, name: 'Ada', params: { name: 'Eve' } });
	const { data } = await api().get(`/contacts/${NUMBER}`);
	expect(data.custom_params).toContainEqual({ name: 'name', value: 'Ada' });
	expect(JSON.stringify(data)).not.toContain('Eve');
});

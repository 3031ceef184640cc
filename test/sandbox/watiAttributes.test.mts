import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';
import type { Param } from '../../sandbox/wati/params.mts';

let now: number;
let wati: WatiSandbox;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	const clock = { now: () => now, sleep: async () => {} };
	wati = await startWati({ clock, requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

const NUMBER = '14155552671';

async function write(...customParams: Param[]) {
	const headers = { Authorization: `Bearer ${wati.options.token}` };
	const body = { contacts: [{ target: NUMBER, customParams }] };
	const url = `${wati.origin}/api/ext/v3/contacts`;
	return await axios.put(url, body, { headers, validateStatus: null });
}

it('keeps one value per name, the last', async () => {
	wati.agent.addContact({ number: NUMBER });
	await write({ name: 'city', value: 'Rome' }, { name: 'city', value: 'Oslo' });
	expect(wati.contact(NUMBER)?.params).toEqual({ city: 'Oslo' });
});

it.each([
	['accepted', 200, { city: '', tier: 'gold' }],
	['rejected', 400, { city: 'Rome' }],
	['ignored', 200, { city: 'Rome', tier: 'gold' }],
	['removes', 200, { tier: 'gold' }],
] as const)('an empty value is %s', async (position, status, params) => {
	wati.options.switches.emptyValue = position;
	wati.agent.addContact({ number: NUMBER, params: { city: 'Rome' } });
	const answer = await write({ name: 'tier', value: 'gold' }, { name: 'city', value: '' });
	expect(answer.status).toBe(status);
	expect(wati.contact(NUMBER)?.params).toEqual(params);
});

it.each([
	['accepted', { city: '' }],
	['ignored', { city: 'Rome' }],
	['removes', {}],
] as const)('an empty value is %s by a PUT that replaces, too', async (position, params) => {
	wati.options.switches.put = 'replaces';
	wati.options.switches.emptyValue = position;
	wati.agent.addContact({ number: NUMBER, params: { city: 'Rome', tier: 'gold' } });
	await write({ name: 'city', value: '' });
	expect(wati.contact(NUMBER)?.params).toEqual(params);
});

it.each([
	[null, 'allowcampaign', 'false', true],
	['allowcampaign', 'allowcampaign', 'false', false],
	['allowcampaign', 'allowcampaign', 'FALSE', false],
	['allowcampaign', 'allowcampaign', 'no', true],
	['allowcampaign', 'AllowCampaign', 'false', true],
	['allowcampaign', 'allowbroadcast', 'false', true],
])('where Allow campaign is set by %j, %s = %s makes it %j', async (by, name, value, allowed) => {
	wati.options.switches.allowCampaignParameter = by;
	wati.agent.addContact({ number: NUMBER });
	const { data } = await write({ name, value });
	expect(data.contact_list).toMatchObject([{ allow_broadcast: allowed }]);
	expect(wati.contact(NUMBER)).toMatchObject({ allowCampaign: allowed, params: { [name]: value } });
});

it('leaves Allow campaign alone in a write that does not speak of it', async () => {
	wati.agent.addContact({ number: NUMBER, allowCampaign: false });
	await write({ name: 'city', value: 'Rome' });
	expect(wati.contact(NUMBER)?.allowCampaign).toBe(false);
});

it('raises Allow campaign again by the same parameter', async () => {
	wati.options.switches.allowCampaignParameter = 'allowcampaign';
	wati.agent.addContact({ number: NUMBER, allowCampaign: false });
	await write({ name: 'allowcampaign', value: 'true' });
	expect(wati.contact(NUMBER)?.allowCampaign).toBe(true);
});

it.each([
	[true, { email: 'old', Email: 'new' }],
	[false, { email: 'new' }],
])('with case sensitivity %j Email and email end as %j', async (position, params) => {
	wati.options.switches.parameterNamesAreCaseSensitive = position;
	wati.agent.addContact({ number: NUMBER, params: { email: 'old' } });
	await write({ name: 'Email', value: 'new' });
	expect(wati.contact(NUMBER)?.params).toEqual(params);
});

it('keeps the spelling that it knows, by a PUT that replaces, too', async () => {
	wati.options.switches.parameterNamesAreCaseSensitive = false;
	wati.options.switches.put = 'replaces';
	wati.agent.addContact({ number: NUMBER, params: { email: 'old', tier: 'gold' } });
	await write({ name: 'Email', value: 'new' });
	expect(wati.contact(NUMBER)?.params).toEqual({ email: 'new' });
});

it.each([
	['maxValueLength', null, { name: 'a', value: 'x'.repeat(5000) }, 200],
	['maxValueLength', 3, { name: 'a', value: 'xxx' }, 200],
	['maxValueLength', 3, { name: 'a', value: 'xxxx' }, 400],
	['maxNameLength', null, { name: 'x'.repeat(500), value: 'a' }, 200],
	['maxNameLength', 3, { name: 'xxx', value: 'a' }, 200],
	['maxNameLength', 3, { name: 'xxxx', value: 'a' }, 400],
	['attributeNamePattern', null, { name: 'My Tag!', value: 'a' }, 200],
	['attributeNamePattern', /^[a-z0-9_]+$/, { name: 'my_tag', value: 'a' }, 200],
	['attributeNamePattern', /^[a-z0-9_]+$/, { name: 'My Tag!', value: 'a' }, 400],
] as const)('with %s at %p it answers %j with %d', async (name, limit, param, status) => {
	Object.assign(wati.options.switches, { [name]: limit });
	wati.agent.addContact({ number: NUMBER });
	expect((await write({ name: 'ok', value: 'x' }, param)).status).toBe(status);
	expect('ok' in (wati.contact(NUMBER)?.params ?? {})).toBe(status === 200);
});

it.each([
	['contact_owner', 'Asha Agent', 200],
	['contact_owner', 'Nobody', 400],
	['lead_stage', 'Deal won', 200],
	['lead_stage', 'deal won', 400],
])('answers %s = %s with %d', async (name, value, status) => {
	wati.agent.addContact({ number: NUMBER });
	expect((await write({ name, value })).status).toBe(status);
});

it.each([
	[true, 60_000],
	[false, 0],
])('with attributeWriteMovesLastUpdated %j it moves by %d ms', async (position, moved) => {
	wati.options.switches.attributeWriteMovesLastUpdated = position;
	const { created } = wati.agent.addContact({ number: NUMBER });
	now += 60_000;
	await write({ name: 'city', value: 'Rome' });
	expect(wati.contact(NUMBER)?.lastUpdated).toBe(created + moved);
});

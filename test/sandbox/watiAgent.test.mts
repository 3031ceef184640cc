import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

const NUMBER = '14155552671';
const NOWHERE = 'http://127.0.0.1:9/webhook';

let now: number;
let wati: WatiSandbox;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	wati = await startWati({ clock: { now: () => now, sleep: async () => {} } });
});

afterEach(async () => await wati.close());

it('a person in the inbox can change all but the number', () => {
	wati.agent.addContact({ number: NUMBER, name: 'Ada', params: { city: 'Rome' } });
	wati.agent.rename(NUMBER, 'Eve');
	wati.agent.setAttribute(NUMBER, 'tier', 'gold');
	wati.agent.removeAttribute(NUMBER, 'city');
	wati.agent.setAllowCampaign(NUMBER, false);
	const expected = { name: 'Eve', params: { tier: 'gold' }, allowCampaign: false };
	expect(wati.contact(NUMBER)).toMatchObject(expected);
	wati.agent.deleteContact(NUMBER);
	expect(wati.contacts()).toEqual([]);
	expect(wati.contact(NUMBER)).toBeUndefined();
});

it('an edit moves the time of the last update and leaves the creation', () => {
	const { id, created } = wati.agent.addContact({ number: NUMBER });
	now += 5000;
	wati.agent.setAllowCampaign(id, false);
	expect(wati.contact(id)).toMatchObject({ created, lastUpdated: created + 5000 });
});

it('no webhook tells of an edit', async () => {
	wati.agent.addWebhook(NOWHERE, ['message', 'newContactMessageReceived']);
	wati.agent.addContact({ number: NUMBER });
	wati.agent.rename(NUMBER, 'Eve');
	wati.agent.setAttribute(NUMBER, 'tier', 'gold');
	wati.agent.setAllowCampaign(NUMBER, false);
	wati.agent.deleteContact(NUMBER);
	await wati.people.write(NUMBER, 'Hello');
	const sent = wati.webhooks.deliveries.map(({ eventType }) => eventType).sort();
	expect(sent).toEqual(['message', 'newContactMessageReceived']);
});

it.each([
	['a number with a plus', { number: `+${NUMBER}` }],
	['a BSUID without a country', { bsuid: '123' }],
	['a number that is taken', { number: NUMBER }],
])('refuses %s', (_, draft) => {
	wati.agent.addContact({ number: NUMBER });
	expect(() => wati.agent.addContact(draft)).toThrow();
	expect(wati.contacts()).toHaveLength(1);
});

it('keeps what was seen of a contact as it was', () => {
	const before = wati.agent.addContact({ number: NUMBER, params: { city: 'Rome' } });
	wati.agent.setAttribute(NUMBER, 'city', 'Oslo');
	expect(before.params).toEqual({ city: 'Rome' });
});

it('tells its listeners what changed, until they leave', () => {
	const heard: string[] = [];
	const leave = wati.listen((change) => heard.push(change));
	wati.agent.addContact({ number: NUMBER });
	wati.agent.addWebhook(NOWHERE, ['message']);
	expect(heard).toEqual(['contacts', 'webhooks']);
	leave();
	wati.agent.rename(NUMBER, 'Eve');
	expect(heard).toHaveLength(2);
});

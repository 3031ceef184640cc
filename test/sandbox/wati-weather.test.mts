import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';
import { startWatiReceiver, type WatiReceiver } from './watiReceiver.mts';

const NUMBER = '14155552671';

let wati: WatiSandbox;
let receiver: WatiReceiver;
beforeEach(async () => {
	wati = await startWati({ requestsPer10Seconds: null });
	receiver = await startWatiReceiver();
	wati.agent.addWebhook(receiver.url, ['message']);
});
afterEach(async () => {
	await wati.close();
	receiver.close();
});

const create = async () =>
	await axios
		.post(
			`${wati.origin}/api/ext/v3/contacts`,
			{ whatsapp_number: NUMBER, name: 'Ada' },
			{ headers: { Authorization: `Bearer ${wati.options.token}` }, validateStatus: null },
		)
		.then(
			({ status }) => status,
			() => 'lost',
		);

it('cuts an answer short after the write', async () => {
	wati.faults.add({ on: { method: 'POST' }, do: { kind: 'answerCutShort' } });
	expect(await create()).toBe('lost');
	expect(wati.contacts()).toHaveLength(1);
	expect(wati.requests).toMatchObject([{ status: null }]);
});

it.each([
	['before anything is done', { kind: 'status', status: 503 }, 503, 0],
	['after the write', { kind: 'serverErrorAfterWrite' }, 500, 1],
] as const)('asks the weather once about a call that fails %s', async (_, fault, seen, count) => {
	let asked = 0;
	wati.faults.setWeather(() => {
		asked += 1;
		return fault;
	});
	expect(await create()).toBe(seen);
	expect([asked, wati.contacts().length]).toEqual([1, count]);
	wati.faults.setWeather(undefined);
	expect(await create()).toBe(200);
	expect(asked).toBe(1);
});

it('lets a fault that was added come before the weather', async () => {
	wati.faults.setWeather(() => ({ kind: 'status', status: 503 }));
	wati.faults.add({ on: {}, do: { kind: 'status', status: 500 } });
	expect([await create(), await create()]).toEqual([500, 503]);
});

it.each([
	['drops', [], 0],
	['brings once', [0], 1],
	['brings twice', [0, 5], 2],
])('%s a delivery as the weather says', async (_, arrivals, count) => {
	wati.webhooks.setWeather(() => arrivals);
	await wati.people.write(NUMBER, 'Hello');
	expect(receiver.arrivals).toHaveLength(count);
	expect(new Set(receiver.arrivals.map(({ text }) => text)).size).toBe(Math.min(count, 1));
});

it('brings what is held back after what was sent later', async () => {
	const waits = [[60], [0]];
	wati.webhooks.setWeather(() => waits.shift() ?? [0]);
	await Promise.all([wati.people.write(NUMBER, 'First'), wati.people.write(NUMBER, 'Second')]);
	expect(receiver.bodies().map(({ text }) => text)).toEqual(['Second', 'First']);
});

import axios from 'axios';
import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';
import { startWeather } from '../../sandbox/weather/index.mts';
import { graphql } from './shopifyClient.mts';

let shop: ShopifySandbox;
let wati: WatiSandbox;
beforeEach(async () => {
	shop = await startShopify({ throttle: { maximumAvailable: 2000, restoreRate: 100_000 } });
	wati = await startWati({ requestsPer10Seconds: null });
	wati.agent.addContact({ number: '14155552671', name: 'Ada' });
});
afterEach(async () => {
	await shop.close();
	await wati.close();
});

const CALLS = 120;
const never = { outages: 0, outageCalls: 1 };

const callShop = async () =>
	await graphql(shop, 'query Look { shop { name } }').then(
		({ status, at }) => at('errors.0.extensions.code') ?? status,
		() => 'lost',
	);
const callWati = async () =>
	await axios
		.put(
			`${wati.origin}/api/ext/v3/contacts`,
			{ contacts: [{ target: '14155552671', customParams: [{ name: 'a', value: 'b' }] }] },
			{ headers: { Authorization: `Bearer ${wati.options.token}` }, validateStatus: null },
		)
		.then(
			({ status }) => status,
			() => 'lost',
		);

const seen = async (call: () => Promise<unknown>, count = CALLS): Promise<readonly unknown[]> => {
	const answers: unknown[] = [];
	for (let made = 0; made < count; made += 1) answers.push(await call());
	return answers;
};

it('meets both services in every way that there is', async () => {
	wati.options.switches.rateLimitRetryAfter = null;
	startWeather({ shop, wati }, { seed: 1, calls: { failing: 1, ...never } });
	// Delays would make this test slow, and prove nothing.
	const [ofShop, ofWati] = [shop, wati].map(({ options }) => options.clock);
	if (ofShop) ofShop.sleep = async () => undefined;
	if (ofWati) ofWati.sleep = async () => undefined;
	expect(new Set(await seen(callShop))).toEqual(
		new Set(['THROTTLED', 'INTERNAL_SERVER_ERROR', 'lost', 200, 429, 500, 502, 503, 504]),
	);
	expect(new Set(await seen(callWati))).toEqual(new Set(['lost', 200, 429, 500, 502, 503, 504]));
});

it('is the same for the same seed', async () => {
	const settings = { seed: 42, calls: { failing: 0.5, ...never } };
	const drawn = async () => {
		const sleepless = { now: () => Date.now(), sleep: async () => undefined };
		Object.assign(shop.options.clock, sleepless);
		startWeather({ shop, wati }, settings);
		return await seen(callShop, 40);
	};
	expect(await drawn()).toEqual(await drawn());
});

it('is over when it is ended', async () => {
	const weather = startWeather({ shop, wati }, { seed: 1, calls: { failing: 1, ...never } });
	weather.end();
	expect(new Set([...(await seen(callShop, 20)), ...(await seen(callWati, 20))])).toEqual(
		new Set([200]),
	);
});

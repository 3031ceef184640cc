import type { ShopifyClient } from '../../nodes/shopify/client.ts';
import { countedClient } from '../../nodes/shopify/countedClient.ts';
import { failed, succeeded, type ShopifyFailure } from '../../nodes/shopify/http.ts';
import { presentCustomers } from '../../nodes/shopify/presentCustomers.ts';

type Answer = ReturnType<typeof succeeded> | ReturnType<typeof failed>;

/** A shop where whoever has an even number is there. */
const shop = (answer: (ids: readonly string[]) => Answer | undefined = () => undefined) => {
	const asked: (readonly string[])[] = [];
	const client: ShopifyClient = async ({ variables }) => {
		const ids = variables?.ids as readonly string[];
		asked.push(ids);
		const nodes = ids.map((id) => (Number(id.at(-1)) % 2 === 0 ? { id } : null));
		return await Promise.resolve(answer(ids) ?? succeeded({ nodes }));
	};
	return { asked, ...countedClient(client) };
};

const numbers = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => String(index + from));
const refused: ShopifyFailure = { kind: 'refused', message: 'Bad id' };
const gid = (id: string) => `gid://shopify/Customer/${id}`;

it('tells of each who is there, two hundred and fifty with one request', async () => {
	const { client, asked, calls } = shop();
	const found = await presentCustomers(client, [...numbers(501), '7', '8']);
	expect(asked.map((ids) => ids.length)).toEqual([250, 250, 1]);
	expect(calls()).toBe(3);
	expect(found.size).toBe(501);
	for (const [id, result] of found) expect(result).toEqual(succeeded(Number(id) % 2 === 0));
});

it('asks nothing where there is nobody to ask for', async () => {
	const { client, asked } = shop();
	expect((await presentCustomers(client, [])).size).toBe(0);
	expect(asked).toEqual([]);
});

it.each([0, 1, 124, 125, 249])('a bad id fails alone, wherever it stands: %d', async (bad) => {
	const { client } = shop((ids) => (ids.includes(gid(String(bad))) ? failed(refused) : undefined));
	const found = await presentCustomers(client, numbers(250));
	expect([...found].filter(([, { ok }]) => !ok).map(([id]) => id)).toEqual([String(bad)]);
});

it('gives up soon where everything is refused', async () => {
	const { client, asked } = shop(() => failed(refused));
	const found = await presentCustomers(client, numbers(500));
	expect([...found.values()].every(({ ok }) => !ok)).toBe(true);
	expect(asked.length).toBeLessThanOrEqual(10);
});

it.each<ShopifyFailure['kind']>(['throttled', 'unauthorized', 'accessDenied', 'unclear'])(
	'what could not be asked is a failure and never "gone", and ends the asking: %s',
	async (kind) => {
		const failure = { kind, message: 'No' };
		const { client, asked } = shop((ids) =>
			ids.includes(gid('300')) ? failed(failure) : undefined,
		);
		const found = await presentCustomers(client, numbers(1000));
		expect(asked).toHaveLength(2);
		expect(found.get('0')).toEqual(succeeded(true));
		expect([...found.values()].filter((one) => !one.ok)).toHaveLength(750);
		expect(found.get('999')).toEqual(failed(failure));
	},
);

it.each([
	[{ nodes: [] }],
	[{ nodes: [null, null] }],
	[{ nodes: [{ id: gid('2') }, null, null, null] }],
	[{ nodes: 'none' }],
	[{}],
])('an answer that does not speak of each proves nobody gone: %j', async (value) => {
	const { client } = shop(() => succeeded(value));
	const found = await presentCustomers(client, numbers(3));
	expect([...found.values()].map((one) => !one.ok && one.failure.kind)).toEqual(
		Array.from({ length: 3 }, () => 'unclear'),
	);
});

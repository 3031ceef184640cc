import axios from 'axios';
import { z } from 'zod';
import type { Demo } from '../../sandbox/demo/index.mts';
import { quiet } from '../../sandbox/demo/quiet.mts';
import { sinceNow } from '../../sandbox/demo/runsBegun.mts';
import { inboundAddress, templateOf } from '../../sandbox/demo/templates.mts';
import type { CredentialsByType } from '../../sandbox/n8n/workflow-file.mts';

const SECRET =
	/\/webhook\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\/wati$/;

const Stored = z.object({
	nodes: z.array(
		z.object({ name: z.string(), credentials: z.record(z.unknown()).default({}) }).passthrough(),
	),
});

const json = (body: unknown) => ({ body: JSON.stringify(body), contentType: 'application/json' });

/** The import of the template, and what its published address answers. */
export function inboundAddressTests(demo: () => Demo): void {
	const imported = async (credentials: CredentialsByType) =>
		await demo().n8n.rest.importWorkflow(await templateOf('watiToShopify'), credentials);
	const credentialsOf = async (id: string) => {
		const { nodes } = Stored.parse(await demo().n8n.rest.workflow(id));
		const named = nodes.map(({ name, credentials }) => [name, Object.keys(credentials).sort()]);
		return Object.fromEntries(named) as Record<string, string[]>;
	};

	it('is imported without credentials, and refused publication until it has them', async () => {
		const id = await imported({});
		expect(Object.values(await credentialsOf(id)).flat()).toEqual([]);
		const refusal = await demo()
			.n8n.rest.publish(id)
			.catch((error: unknown) => String(error));
		expect(refusal).toMatch(/"A Contact Writes":\s+- Missing required credential/);
		expect(refusal).toMatch(/"Match Contact":\s+- Missing required credential/);
		expect(refusal).toMatch(/"Upsert Customer":\s+- Missing required credential/);
	});

	it('has each credential in the nodes that need it', async () => {
		expect(await credentialsOf(demo().workflows.watiToShopify)).toMatchObject({
			'A Contact Writes': ['watiCustomerSyncApi'],
			'Map Attributes': [],
			'Match Contact': ['shopifyCustomerSyncApi'],
			'Upsert Customer': ['shopifyCustomerSyncApi', 'watiCustomerSyncApi'],
		});
	});

	it('holds a secret of its own for each import', async () => {
		const again = await inboundAddress(demo().n8n, await imported(demo().credentials));
		expect(demo().inbound).toMatch(SECRET);
		expect(again).toMatch(SECRET);
		expect(again).not.toBe(demo().inbound);
	});

	it('answers each message of these tests with 200', () => {
		const statuses = demo().wati.webhooks.deliveries.map(({ status }) => status);
		expect([...new Set(statuses)]).toEqual([200]);
	});

	it.each([
		['an empty body', { body: '', contentType: 'application/json' }],
		['plain text', { body: 'hello', contentType: 'text/plain' }],
		[
			'a form',
			{
				body: 'eventType=message&waId=14155550100',
				contentType: 'application/x-www-form-urlencoded',
			},
		],
		['XML', { body: '<message/>', contentType: 'application/xml' }],
		['a list', json([])],
		['null', json(null)],
		['another event', json({ eventType: 'templateMessageSent', id: '1', waId: '14155550100' })],
		['a message of nobody', json({ eventType: 'message', id: '2', text: 'Hello', owner: false })],
		['an echo', json({ eventType: 'message', id: '3', waId: '14155550100', owner: true })],
	])('answers %s with 200 and begins no run', async (_, raw) => {
		const since = await sinceNow(demo(), 'watiToShopify');
		expect(await demo().wati.webhooks.sendRaw(demo().inbound, raw)).toBe(200);
		await quiet(demo());
		expect(await since()).toEqual([]);
	});

	it('is not there for whoever guesses at it', async () => {
		const since = await sinceNow(demo(), 'watiToShopify');
		const guess = demo().inbound.replace(
			/[^/]+\/wati$/,
			'00000000-0000-4000-8000-000000000000/wati',
		);
		const body = { eventType: 'message', id: '4', waId: '14155550100', text: 'Hello' };
		const { status } = await axios.post(guess, body, { validateStatus: () => true, proxy: false });
		await quiet(demo());
		expect(status).toBe(404);
		expect(await since()).toEqual([]);
	});
}

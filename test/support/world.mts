import { scaledClock } from '../../sandbox/clock.mts';
import {
	startShopify,
	type NewCustomer,
	type CustomerSnapshot,
	type ShopifySandbox,
	type ShopifySettings,
} from '../../sandbox/shopify/index.mts';
import {
	startWati,
	type Contact,
	type WatiSandbox,
	type WatiSettings,
} from '../../sandbox/wati/index.mts';
import { Engine, type Execution, type WorkflowFile } from './engine.mts';
import { inShort, outcomesOf, type ToldOutcome } from './outcome.mts';
import { Publication } from './publication.mts';
import { edited, readTemplate, type Edits } from './template.mts';
import { WebhookEndpoint } from './webhookEndpoint.mts';

export interface WorldSettings {
	readonly wati?: WatiSettings;
	readonly shopify?: ShopifySettings;
	/** What the user changed in the template. */
	readonly edits?: Edits;
	/** What the Wati credential says; without a named time the back-off is 100 s over this. */
	readonly requestsPer10Seconds?: number;
	/** `no`: the test does that itself. */
	readonly published?: 'yes' | 'no';
}

/** How much faster than the wall's the sandboxes' time goes: what lasts seconds takes milliseconds. */
const SPEED = 1000;
const NEVER_MS = 3_600_000 * SPEED;

/** The back-off is then a millisecond. */
const UNPACED = 100_000;

let worlds = 0;

/** A shop, a Wati account, and the shipped template between them in n8n's engine. */
export class World {
	readonly shopify: ShopifySandbox;
	readonly wati: WatiSandbox;
	readonly engine: Engine;
	readonly endpoint: WebhookEndpoint;
	readonly publication: Publication;
	readonly workflow: WorkflowFile;

	private constructor(
		parts: Pick<World, 'shopify' | 'wati' | 'engine' | 'endpoint' | 'publication' | 'workflow'>,
	) {
		this.shopify = parts.shopify;
		this.wati = parts.wati;
		this.engine = parts.engine;
		this.endpoint = parts.endpoint;
		this.publication = parts.publication;
		this.workflow = parts.workflow;
	}

	static async start(settings: WorldSettings = {}): Promise<World> {
		worlds += 1;
		const publicOrigin = `https://n8n-${worlds}.example.com`;
		const endpoint = await WebhookEndpoint.start();
		const { switches, ...shop } = settings.shopify ?? {};
		const shopify = await startShopify({
			clock: scaledClock(SPEED),
			deliveryTimeoutMs: NEVER_MS,
			tunnels: { [publicOrigin]: endpoint.origin },
			...shop,
			// One action, one delivery, so that a test sees one outcome.
			switches: {
				tagChangeAlsoFiresUpdate: false,
				consentChangeAlsoFiresUpdate: false,
				...switches,
			},
		});
		const wati = await startWati({
			clock: scaledClock(SPEED),
			requestsPer10Seconds: null,
			...settings.wati,
		});
		const engine = await Engine.load(publicOrigin);
		engine.credentials.save('shopifyCustomerSyncApi', {
			shop: shopify.origin,
			clientId: shopify.options.clientId,
			clientSecret: shopify.options.clientSecret,
		});
		engine.credentials.save('watiCustomerSyncApi', {
			endpointUrl: wati.endpointUrl,
			accessToken: wati.options.token,
			requestsPer10Seconds: settings.requestsPer10Seconds ?? UNPACED,
		});
		const workflow = edited(
			readTemplate('shopify-to-wati'),
			settings.edits ?? {},
			({ type, typeVersion }) =>
				(engine.installed.getByNameAndVersion(type, typeVersion).description.credentials ?? []).map(
					({ name }) => name,
				),
		);
		const publication = new Publication(engine, endpoint, workflow);
		const world = new World({ shopify, wati, engine, endpoint, publication, workflow });
		if (settings.published !== 'no') await publication.publish();
		world.clearLogs();
		return world;
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.wati.close(), this.endpoint.close()]);
	}

	clearLogs(): void {
		this.shopify.clearLog();
		this.wati.clearLog();
	}

	/** All deliveries are answered and all executions have ended. */
	async settled(): Promise<void> {
		await this.shopify.webhooks.settled();
		await this.publication.settled();
	}

	/** The executions that an action leads to. The logs then hold its requests and no others. */
	async executionsOf(action: () => unknown): Promise<readonly Execution[]> {
		await this.settled();
		const before = this.publication.executions.length;
		this.clearLogs();
		await action();
		await this.settled();
		return this.publication.executions.slice(before);
	}

	async outcomesOf(action: () => unknown): Promise<readonly ToldOutcome[]> {
		return outcomesOf(await this.executionsOf(action));
	}

	/** What an action led to, where Shopify tells of it twice: the run that had something to do. */
	async outcomeOf(action: () => unknown): Promise<ToldOutcome> {
		const outcomes = await this.outcomesOf(action);
		const done = outcomes.filter(
			({ action: did, reason }) => did !== 'unchanged' && reason !== 'staleCustomer',
		);
		const [outcome, ...others] = done.length > 0 ? done : outcomes;
		if (outcome === undefined || others.some((other) => inShort(other) !== inShort(outcome))) {
			const errors = this.publication.triggerErrors.map(({ message }) => message);
			throw new Error(`Not one outcome: ${[...outcomes.map(inShort), ...errors].join('; ')}`);
		}
		return outcome;
	}

	/** A customer that is in step with its contact already. */
	async synced(customer: NewCustomer): Promise<CustomerSnapshot> {
		const created = this.shopify.merchant.createCustomer(customer);
		await this.settled();
		this.clearLogs();
		return created;
	}

	/** The contact of a number, which must be there. */
	contact(number: string): Contact {
		const contact = this.wati.contact(number.replace(/\D/g, ''));
		if (contact === undefined) throw new Error(`There is no contact ${number}`);
		return contact;
	}

	/** The calls that Wati got, such as `GET /contacts/4915…`, without what all have in front. */
	watiCalls(): readonly string[] {
		return this.wati.requests.map(
			({ method, path }) =>
				`${method} ${path.replace(/^\/(\d+\/)?api\/(ext\/v3)?/, '/').replace('//', '/')}`,
		);
	}

	shopifyRequests(): readonly (string | null)[] {
		return this.shopify.requests.map(({ kind, operationName }) =>
			kind === 'token' ? kind : operationName,
		);
	}
}

/** Opens worlds for the tests of a file and closes them after each. */
export function worldOpener(): (settings?: WorldSettings) => Promise<World> {
	const open: World[] = [];
	afterEach(async () => {
		await Promise.all(open.splice(0).map(async (world) => await world.close()));
	});
	return async (settings) => {
		const world = await World.start(settings);
		open.push(world);
		return world;
	};
}

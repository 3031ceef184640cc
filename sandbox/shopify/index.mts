import { BulkOperations } from './bulkOperations.mts';
import { Gateway } from './gateway.mts';
import type { Faults } from './faults.mts';
import { legacyIdOf } from './globalId.mts';
import { listen } from './http.mts';
import { InFlight } from './inFlight.mts';
import { MergeJobs } from './mergeJobs.mts';
import { Merchant } from './merchant.mts';
import { type ShopifyOptions, type ShopifySettings, optionsFrom } from './options.mts';
import type { LoggedRequest } from './requestLog.mts';
import { Shop } from './shop.mts';
import { type CustomerSnapshot, snapshotOf } from './snapshot.mts';
import { Timetable } from './timetable.mts';
import { Tokens } from './tokens.mts';
import { isLoopback } from './webhooks/address.mts';
import { Courier } from './webhooks/courier.mts';
import { type WebhookControl, webhookControl } from './webhooks/control.mts';
import { Subscriptions } from './webhooks/subscriptions.mts';

export type { CreationDetails, Merchant, NewCustomer } from './merchant.mts';
export type { ShopifyOptions, ShopifySettings, ShopifySwitches } from './options.mts';
export type { LoggedRequest } from './requestLog.mts';
export type { CustomerSnapshot } from './snapshot.mts';
export type { Delivery } from './webhooks/delivery.mts';

export interface ShopifySandbox {
	readonly origin: string;
	/** May be changed while the sandbox runs. */
	readonly options: ShopifyOptions;
	readonly requests: readonly LoggedRequest[];
	readonly merchant: Merchant;
	readonly faults: Pick<Faults, 'add' | 'clear' | 'setWeather'>;
	readonly webhooks: WebhookControl;
	customers(): CustomerSnapshot[];
	customer(id: string): CustomerSnapshot | undefined;
	/** Forgets the requests and the finished deliveries. */
	clearLog(): void;
	/** The tokens of the client credentials grant stop working; the permanent one goes on. */
	expireTokens(): void;
	/** No token works any more, and the subscriptions are gone. */
	uninstall(): void;
	/** Calls back on every change of customers and deliveries; returns how to stop that. */
	listen(listener: () => void): () => void;
	close(): Promise<void>;
}

/** A Shopify shop on loopback, as strict as the real one. */
export async function startShopify(settings: ShopifySettings = {}): Promise<ShopifySandbox> {
	const options = optionsFrom(settings);
	requireLoopback(options.tunnels);
	const listeners = new Set<() => void>();
	const changed = () => {
		for (const listener of listeners) listener();
	};
	const timetable = new Timetable(options.clock);
	const inFlight = new InFlight();
	const subscriptions = new Subscriptions();
	const courier = new Courier(options, subscriptions, timetable, inFlight, changed);
	const shop = new Shop(options, (changes) => {
		courier.publish(changes);
		changed();
	});
	const tokens = new Tokens(options);
	const mergeJobs = new MergeJobs(shop, timetable, inFlight);
	const bulkOperations = new BulkOperations(shop, timetable, inFlight);
	const gateway = new Gateway(
		{ shop, subscriptions, mergeJobs, bulkOperations, origin: () => server.origin },
		tokens,
	);
	const server = await listen(options.port, async (request) => await gateway.handle(request));

	return {
		origin: server.origin,
		options,
		requests: gateway.requests,
		merchant: new Merchant(shop, mergeJobs),
		faults: gateway.faults,
		webhooks: webhookControl(courier, subscriptions, inFlight),
		customers: () => shop.customers.all().map(snapshotOf),
		customer: (id) => {
			const found = shop.customers.get(legacyIdOf('Customer', id));
			return found && snapshotOf(found);
		},
		clearLog: () => {
			gateway.requests.length = 0;
			courier.clear();
		},
		expireTokens: () => {
			tokens.expireAll();
		},
		uninstall: () => {
			courier.publish([{ kind: 'uninstalled' }]);
			options.appInstalled = false;
			tokens.expireAll();
			for (const { id } of subscriptions.all()) subscriptions.remove(id);
			changed();
		},
		listen: (listener) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		close: async () => {
			timetable.close();
			listeners.clear();
			await server.close();
		},
	};
}

function requireLoopback(tunnels: Readonly<Record<string, string>>): void {
	for (const target of Object.values(tunnels)) {
		if (!isLoopback(new URL(target).hostname)) {
			throw new Error(`A tunnel must lead to loopback, not to ${target}`);
		}
	}
}

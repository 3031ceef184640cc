import type { DeliveryWeather } from '../../weather/arrivals.mts';
import { globalId } from '../globalId.mts';
import type { InFlight } from '../inFlight.mts';
import type { Courier } from './courier.mts';
import type { Delivery } from './delivery.mts';
import type { Subscriptions } from './subscriptions.mts';

export interface SubscriptionSnapshot {
	readonly id: string;
	readonly topic: string;
	readonly uri: string;
	readonly format: 'JSON' | 'XML';
	readonly filter: string | null;
}

export interface ForgedRequest {
	readonly url: string;
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** What a test may see of the webhooks, and do to them. */
export interface WebhookControl {
	readonly deliveries: readonly Delivery[];
	subscriptions(): SubscriptionSnapshot[];
	/** Nothing is under way or due. Retries that are hours away are not waited for. */
	settled(): Promise<void>;
	hold(): void;
	/** Sends what was held, one after the other. */
	release(order?: 'asIs' | 'reversed'): Promise<void>;
	/** The same webhook again, under the same id. */
	redeliver(id: string): Promise<void>;
	dropNext(count: number): void;
	/** When each delivery arrives from now on; all of them at once without any weather. */
	setWeather(weather: DeliveryWeather | undefined): void;
	/** Posts what never came from this shop; the status, or null without an answer. */
	sendForged(request: ForgedRequest): Promise<number | null>;
}

export function webhookControl(
	courier: Courier,
	subscriptions: Subscriptions,
	inFlight: InFlight,
): WebhookControl {
	return {
		get deliveries() {
			return courier.deliveries;
		},
		subscriptions: () =>
			subscriptions.all().map(({ id, topic, uri, format, filter }) => ({
				id: globalId('WebhookSubscription', id),
				topic,
				uri,
				format,
				filter,
			})),
		settled: async () => {
			await inFlight.settled();
		},
		hold: () => {
			courier.hold();
		},
		release: async (order) => {
			await courier.release(order);
		},
		redeliver: async (id) => {
			await courier.redeliver(id);
		},
		dropNext: (count) => {
			courier.dropNext(count);
		},
		setWeather: (weather) => {
			courier.setWeather(weather);
		},
		sendForged: async ({ url, body, headers = {} }) => {
			const result = await courier.send(url, headers, body);
			return result.kind === 'answered' ? result.status : null;
		},
	};
}

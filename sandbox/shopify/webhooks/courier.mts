import { randomUUID } from 'node:crypto';
import { type Change, isCompliance } from '../change.mts';
import { InFlight } from '../inFlight.mts';
import type { ShopifyOptions } from '../options.mts';
import type { Timetable } from '../timetable.mts';
import type { DeliveryWeather } from '../../weather/arrivals.mts';
import { isLoopback, reachable } from './address.mts';
import { complianceSubscription } from './compliance.mts';
import { type Delivery, prepared } from './delivery.mts';
import { type PostResult, post } from './post.mts';
import type { Subscription, Subscriptions } from './subscriptions.mts';
import { topicOf } from './topics.mts';

const RETRIES = 8;
/** The first wait, so that eight waits, each twice the one before, make four hours. */
const FIRST_WAIT_MS = (4 * 3_600_000) / (2 ** RETRIES - 1);

const AT_ONCE = [0];

/** Delivers webhooks: signed, at least once, in no promised order. */
export class Courier {
	readonly #options: ShopifyOptions;
	readonly #subscriptions: Subscriptions;
	readonly #timetable: Timetable;
	readonly #inFlight: InFlight;
	readonly #changed: () => void;
	readonly #deliveries = new Map<string, Delivery>();
	#holding = false;
	#weather: DeliveryWeather | undefined;
	#toDrop = 0;

	constructor(
		options: ShopifyOptions,
		subscriptions: Subscriptions,
		timetable: Timetable,
		inFlight: InFlight,
		changed: () => void,
	) {
		this.#options = options;
		this.#subscriptions = subscriptions;
		this.#timetable = timetable;
		this.#inFlight = inFlight;
		this.#changed = changed;
	}

	get deliveries(): readonly Delivery[] {
		return [...this.#deliveries.values()];
	}

	clear(): void {
		for (const { id, state } of this.deliveries) {
			if (state === 'delivered' || state === 'dropped' || state === 'failed') {
				this.#deliveries.delete(id);
			}
		}
	}

	/** One call is one action of somebody: its deliveries share an event id. */
	publish(changes: readonly Change[]): void {
		const eventId = randomUUID();
		for (const change of changes) {
			for (const subscription of this.#subscribedTo(change)) {
				this.#dispatch(prepared(change, subscription, eventId, this.#options));
			}
		}
	}

	#subscribedTo(change: Change): readonly Subscription[] {
		if (isCompliance(change)) {
			const fixed = complianceSubscription(change, this.#options);
			return fixed ? [fixed] : [];
		}
		return this.#subscriptions.all().filter(({ topic }) => topic === topicOf(change));
	}

	setWeather(weather: DeliveryWeather | undefined): void {
		this.#weather = weather;
	}

	hold(): void {
		this.#holding = true;
	}

	async release(order: 'asIs' | 'reversed' = 'asIs'): Promise<void> {
		this.#holding = false;
		const held = this.deliveries.filter(({ state }) => state === 'held');
		for (const delivery of order === 'reversed' ? held.reverse() : held) {
			await this.#start(delivery);
		}
	}

	dropNext(count: number): void {
		this.#toDrop += count;
	}

	/** Shopify delivers at least once: the same webhook again, under the same id. */
	async redeliver(id: string): Promise<void> {
		const delivery = this.#deliveries.get(id);
		if (delivery === undefined) throw new Error(`There is no delivery ${id}`);
		await this.#start(delivery);
	}

	async send(url: string, headers: Readonly<Record<string, string>>, body: string) {
		const loopback = URL.canParse(url) && isLoopback(new URL(url).hostname);
		const target = loopback ? new URL(url) : reachable(url, this.#options.tunnels);
		if (target === undefined) return { kind: 'unanswered', why: 'connection refused' } as const;
		const aborter = new AbortController();
		const done = this.#timetable.after(this.#options.deliveryTimeoutMs, () => {
			aborter.abort(new Error('timed out'));
		});
		const result = await post(target, headers, body, aborter.signal);
		done();
		return result;
	}

	#dispatch(delivery: Delivery): void {
		const arrivals = this.#weather?.() ?? AT_ONCE;
		const isDropped = this.#toDrop > 0 || arrivals.length === 0;
		const state = isDropped ? 'dropped' : this.#holding ? 'held' : 'sending';
		if (this.#toDrop > 0) this.#toDrop -= 1;
		this.#deliveries.set(delivery.id, { ...delivery, state });
		if (state !== 'sending') return;
		for (const afterMs of arrivals) this.#inFlight.add(this.#arrive(delivery, afterMs));
	}

	async #arrive(delivery: Delivery, afterMs: number): Promise<void> {
		if (afterMs > 0) {
			await new Promise<void>((due) => void this.#timetable.after(afterMs, due));
		}
		await this.#start(delivery);
	}

	async #start(delivery: Delivery): Promise<void> {
		const attempt = this.#attempt(delivery.id);
		this.#inFlight.add(attempt);
		await attempt;
	}

	async #attempt(id: string): Promise<void> {
		const delivery = this.#update(id, { state: 'sending' });
		if (delivery === undefined) return;
		const at = this.#options.clock.now();
		const result = await this.send(delivery.url, delivery.headers, delivery.body);
		const attempts = [...(this.#deliveries.get(id)?.attempts ?? []), { at, result }];
		this.#update(id, { attempts, state: succeeded(result) ? 'delivered' : 'waiting' });
		if (!succeeded(result)) this.#failed(delivery, attempts.length);
	}

	#failed({ id, subscriptionId }: Delivery, attempts: number): void {
		const isFixed = subscriptionId === 0;
		const subscribed = isFixed || this.#subscriptions.get(subscriptionId) !== undefined;
		if (attempts > RETRIES) this.#subscriptions.remove(subscriptionId);
		if (attempts > RETRIES || !subscribed) {
			this.#update(id, { state: 'failed' });
			return;
		}
		this.#timetable.after(FIRST_WAIT_MS * 2 ** (attempts - 1), () => {
			this.#inFlight.add(this.#attempt(id));
		});
	}

	#update(id: string, news: Partial<Delivery>): Delivery | undefined {
		const before = this.#deliveries.get(id);
		if (before === undefined) return undefined;
		const after = { ...before, ...news };
		this.#deliveries.set(id, after);
		this.#changed();
		return after;
	}
}

/** A redirect is a failure too. */
function succeeded(result: PostResult): boolean {
	return result.kind === 'answered' && result.status >= 200 && result.status < 300;
}

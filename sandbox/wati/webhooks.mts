import type { Clock } from '../clock.mts';
import type { DeliveryWeather } from '../weather/arrivals.mts';
import type { Changes } from './changes.mts';
import { objectId } from './objectId.mts';
import type { WatiChannel } from './options.mts';
import { webhookPost } from './webhookPost.mts';

export interface WebhookDraft {
	readonly url: string;
	readonly eventTypes: readonly string[];
	/** 0 disabled, 1 enabled, 2 defective. */
	readonly status: 0 | 1 | 2;
	readonly channel: WatiChannel;
}

export interface Webhook extends WebhookDraft {
	readonly id: string;
	readonly created: number;
}

/** One attempt. The status is null where no answer came. */
export interface Delivery {
	readonly url: string;
	readonly eventType: string;
	readonly body: unknown;
	readonly attempt: number;
	readonly status: number | null;
	readonly at: number;
}

export interface RawBody {
	readonly body: string;
	readonly contentType: string;
}

interface Pending {
	readonly webhook: Webhook;
	readonly eventType: string;
	readonly body: unknown;
	readonly attempt: number;
	readonly dueAt: number;
}

export const RETRY_EVERY_MS = 600_000;
export const MAX_RETRIES = 144;
const AT_ONCE = [0];
const LOOK_FOR_DUE_EVERY_MS = 20;

/** Unsigned; whatever is not answered by exactly 200 is sent again. */
export class Webhooks {
	readonly deliveries: Delivery[] = [];
	private readonly webhooks = new Map<string, Webhook>();
	private readonly closing = new AbortController();
	private pending: readonly Pending[] = [];
	private weather: DeliveryWeather | undefined;
	// Not the clock's sleep: a timer of ten minutes would outlive the account.
	private readonly timer = setInterval(() => this.retryDue(), LOOK_FOR_DUE_EVERY_MS).unref();

	constructor(
		private readonly clock: Clock,
		private readonly changes: Changes,
	) {}

	get all(): readonly Webhook[] {
		return [...this.webhooks.values()];
	}

	add(draft: WebhookDraft): Webhook {
		const now = this.clock.now();
		const webhook = { ...draft, id: objectId(now), created: now };
		this.webhooks.set(webhook.id, webhook);
		this.changes.tell('webhooks');
		return webhook;
	}

	remove(url: string): void {
		for (const webhook of this.all) {
			if (webhook.url === url) this.webhooks.delete(webhook.id);
		}
		this.pending = this.pending.filter(({ webhook }) => webhook.url !== url);
		this.changes.tell('webhooks');
	}

	/**
	 * Sends to whoever ticked the event, on this channel or, where none is named, on any; settled
	 * once every first attempt is.
	 */
	async deliver(eventType: string, body: unknown, from?: WatiChannel): Promise<void> {
		const wanted = this.all.filter(
			({ status, eventTypes, channel }) =>
				status === 1 && eventTypes.includes(eventType) && channel.id === (from ?? channel).id,
		);
		await Promise.all(
			wanted.flatMap((webhook) =>
				(this.weather?.() ?? AT_ONCE).map(async (afterMs) => {
					if (afterMs > 0) await this.clock.sleep(afterMs);
					await this.attempt({ webhook, eventType, body, attempt: 1, dueAt: 0 });
				}),
			),
		);
	}

	/** When each delivery arrives from now on; all of them at once without any weather. */
	setWeather(weather: DeliveryWeather | undefined): void {
		this.weather = weather;
	}

	/** The same body to the same address once more, as a retry does, but at once and never again. */
	async repeat({ url, eventType, body, attempt }: Delivery): Promise<number | null> {
		const at = this.clock.now();
		const status = await this.post(url, body);
		this.deliveries.push({ url, eventType, body, attempt: attempt + 1, status, at });
		this.changes.tell('webhooks');
		return status;
	}

	/** What no Wati would send: an empty body, a text, broken JSON, a list. Not among the deliveries. */
	async sendRaw(url: string, raw: RawBody): Promise<number | null> {
		return await webhookPost(url, raw, this.closing.signal);
	}

	close(): void {
		clearInterval(this.timer);
		this.pending = [];
		this.closing.abort();
	}

	private retryDue(): void {
		const now = this.clock.now();
		const due = this.pending.filter(({ dueAt }) => dueAt <= now);
		if (due.length === 0) return;
		this.pending = this.pending.filter(({ dueAt }) => dueAt > now);
		for (const delivery of due) void this.attempt(delivery);
	}

	private async attempt(pending: Pending): Promise<void> {
		const { webhook, eventType, body, attempt } = pending;
		if (this.closing.signal.aborted) return;
		const at = this.clock.now();
		const status = await this.post(webhook.url, body);
		if (this.closing.signal.aborted) return;
		this.deliveries.push({ url: webhook.url, eventType, body, attempt, status, at });
		if (status !== 200 && attempt <= MAX_RETRIES && this.webhooks.has(webhook.id)) {
			const again = { ...pending, attempt: attempt + 1, dueAt: at + RETRY_EVERY_MS };
			this.pending = [...this.pending, again];
		}
		this.changes.tell('webhooks');
	}

	private async post(url: string, body: unknown): Promise<number | null> {
		const raw = { body: JSON.stringify(body), contentType: 'application/json' };
		return await webhookPost(url, raw, this.closing.signal);
	}
}

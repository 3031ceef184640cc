import { type Result, done, refusal, refused } from '../refusal.mts';
import { addressProblem } from './address.mts';

export interface Subscription {
	readonly id: number;
	readonly topic: string;
	readonly uri: string;
	readonly format: 'JSON' | 'XML';
	readonly filter: string | null;
	readonly name: string | null;
	readonly includeFields: readonly string[];
	readonly metafieldNamespaces: readonly string[];
	readonly createdAt: number;
	readonly updatedAt: number;
}

export class Subscriptions {
	readonly #byId = new Map<number, Subscription>();

	all(): Subscription[] {
		return [...this.#byId.values()];
	}

	get(id: number): Subscription | undefined {
		return this.#byId.get(id);
	}

	remove(id: number): boolean {
		return this.#byId.delete(id);
	}

	/** Unique by topic, address, format and filter. */
	put(subscription: Subscription): Result<Subscription> {
		const problem = addressProblem(subscription.uri) ?? this.#taken(subscription);
		// Observed: the field is called callbackUrl, whatever the caller sent.
		if (problem) return refused(refusal(['webhookSubscription', 'callbackUrl'], problem));
		this.#byId.set(subscription.id, subscription);
		return done(subscription);
	}

	#taken(wanted: Subscription): string | undefined {
		const twin = this.all().some(
			(other) =>
				other.id !== wanted.id &&
				other.topic === wanted.topic &&
				other.uri === wanted.uri &&
				other.format === wanted.format &&
				other.filter === wanted.filter,
		);
		return twin ? 'Address for this topic has already been taken' : undefined;
	}
}

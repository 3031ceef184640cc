import type { Clock } from '../clock.mts';
import type { ShopifyOptions } from './options.mts';

export interface ThrottleStatus {
	readonly maximumAvailable: number;
	readonly currentlyAvailable: number;
	readonly restoreRate: number;
}

/** The leaky bucket of one app in one shop. */
export class Throttle {
	readonly #clock: Clock;
	readonly #options: ShopifyOptions;
	#available: number;
	#at: number;

	constructor(options: ShopifyOptions) {
		this.#options = options;
		this.#clock = options.clock;
		this.#available = options.throttle.maximumAvailable;
		this.#at = this.#clock.now();
	}

	status(): ThrottleStatus {
		this.#restore();
		const { maximumAvailable, restoreRate } = this.#options.throttle;
		return { maximumAvailable, currentlyAvailable: Math.floor(this.#available), restoreRate };
	}

	/** Takes the requested cost, or nothing when there is not enough. */
	take(cost: number): boolean {
		this.#restore();
		if (this.#available < cost) return false;
		this.#available -= cost;
		return true;
	}

	giveBack(cost: number): void {
		this.#restore();
		this.#available = Math.min(this.#available + cost, this.#options.throttle.maximumAvailable);
	}

	#restore(): void {
		const { maximumAvailable, restoreRate } = this.#options.throttle;
		const now = this.#clock.now();
		const restored = ((now - this.#at) / 1000) * restoreRate;
		this.#available = Math.min(this.#available + restored, maximumAvailable);
		this.#at = now;
	}
}

import type { DeliveryWeather } from './arrivals.mts';
import type { Chance } from './chance.mts';

export interface DeliveryShares {
	readonly dropped: number;
	readonly doubled: number;
	/** Overtaken by what is sent after them. */
	readonly heldBack: number;
	/** How long what is held back may wait. */
	readonly heldBackMs: number;
	/** Shopify's take a second or more, and nobody's take none. */
	readonly usualMs: number;
}

export function deliveryWeather(chance: Chance, shares: DeliveryShares): DeliveryWeather {
	const { dropped, doubled, heldBack, heldBackMs, usualMs } = shares;
	const one = () => usualMs + (chance.happens(heldBack) ? chance.whole(1, heldBackMs) : 0);
	return () => {
		if (chance.happens(dropped)) return [];
		return chance.happens(doubled) ? [one(), one()] : [one()];
	};
}

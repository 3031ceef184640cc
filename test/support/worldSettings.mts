import { scaledClock, type Clock } from '../../sandbox/clock.mts';
import type { ShopifySettings } from '../../sandbox/shopify/index.mts';
import type { WatiSettings } from '../../sandbox/wati/index.mts';
import type { Edits, TemplateName } from './template.mts';

export interface WorldSettings {
	readonly wati?: WatiSettings;
	readonly shopify?: ShopifySettings;
	/** Which templates are there; shopify-to-wati alone unless said. */
	readonly templates?: readonly TemplateName[];
	/** What the user changed in shopify-to-wati, and in wati-to-shopify. */
	readonly edits?: Edits;
	readonly backEdits?: Edits;
	/** What the Wati credential says; without a named time the back-off is 100 s over this. */
	readonly requestsPer10Seconds?: number;
	/** `no`: the test does that itself. */
	readonly published?: 'yes' | 'no';
	/** The events that are ticked in Wati for wati-to-shopify. */
	readonly watiEvents?: readonly string[];
	/**
	 * One n8n, or two processes that share no memory: each with addresses of its own, so that every
	 * webhook comes to both, or behind one address, where they take turns.
	 */
	readonly processes?: 'one' | 'twoSideBySide' | 'twoInTurn';
	/** `wall`: the sandboxes' time is that of the product, so that times of both can be compared. */
	readonly time?: 'fast' | 'wall';
}

/** How much faster than the wall's the sandboxes' time goes: what lasts seconds takes milliseconds. */
const SPEED = 1000;
const HOUR_MS = 3_600_000;

/** The back-off is then a millisecond. */
export const UNPACED = 100_000;

export const WATI_EVENTS = ['message', 'newContactMessageReceived'] as const;

/** One clock for both services, and how long Shopify waits for an answer: for ever. */
export function timeOf({ time = 'fast' }: WorldSettings): {
	readonly clock: Clock;
	readonly deliveryTimeoutMs: number;
} {
	return time === 'wall'
		? { clock: scaledClock(), deliveryTimeoutMs: HOUR_MS }
		: { clock: scaledClock(SPEED), deliveryTimeoutMs: HOUR_MS * SPEED };
}

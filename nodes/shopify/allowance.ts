import type { Cost } from './http';

/** The part of the allowance that lists leave to webhooks and other work. */
const RESERVED_SHARE = 0.25;

/**
 * What is left of a shop's allowance, as far as this process was told. Lists wait before they would
 * be throttled (shopify.dev, *API limits*: a leaky bucket, restored by points a second).
 */
export class Allowance {
	private told: { readonly cost: Cost; readonly atMs: number } | undefined;
	/** The dearest request so far: that of a full page. */
	private dearest = 0;

	hear(cost: Cost, nowMs: number): void {
		this.told = { cost, atMs: nowMs };
		this.dearest = Math.max(this.dearest, cost.requested);
	}

	/** How long to wait, in milliseconds, until the dearest request can be paid for. */
	pauseMs(nowMs: number): number {
		if (!this.told) return 0;
		const { cost, atMs } = this.told;
		const { maximum, restoreRate } = cost;
		const restored = (Math.max(0, nowMs - atMs) / 1000) * restoreRate;
		const available = Math.min(maximum, cost.available + restored);
		const wanted = Math.min(maximum, this.dearest + maximum * RESERVED_SHARE);
		return Math.ceil((Math.max(0, wanted - available) / Math.max(1, restoreRate)) * 1000);
	}
}

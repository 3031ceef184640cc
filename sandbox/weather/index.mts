import type { ShopifySandbox } from '../shopify/index.mts';
import type { WatiSandbox } from '../wati/index.mts';
import { Chance } from './chance.mts';
import { deliveryWeather, type DeliveryShares } from './deliveries.mts';
import { shopifyCallWeather } from './shopifyCalls.mts';
import type { CallShares } from './spells.mts';
import { watiCallWeather } from './watiCalls.mts';

export interface WeatherSettings {
	/** All that happens comes from it. */
	readonly seed: number;
	readonly deliveries?: Partial<DeliveryShares>;
	readonly calls?: Partial<CallShares>;
}

export interface Weather {
	/** What is on its way still arrives, and nothing happens to anything any more. */
	end(): void;
}

/** A third of the webhooks lost, a tenth of the calls failing. */
const BAD = {
	deliveries: { dropped: 1 / 3, doubled: 1 / 6, heldBack: 1 / 4, heldBackMs: 6000, usualMs: 1000 },
	calls: { failing: 1 / 10, outages: 1 / 25, outageCalls: 12 },
};

/** Bad days for both services at once, until they end. */
export function startWeather(
	{ shop, wati }: { readonly shop: ShopifySandbox; readonly wati: WatiSandbox },
	{ seed, deliveries, calls }: WeatherSettings,
): Weather {
	const ofDeliveries = { ...BAD.deliveries, ...deliveries };
	const ofCalls = { ...BAD.calls, ...calls };
	// A source for each, so that what the one draws does not hang on how often the other is asked.
	const [shopCalls, watiCalls, shopPosts, watiPosts] = [0, 1, 2, 3].map(
		(part) => new Chance(seed * 4 + part),
	) as [Chance, Chance, Chance, Chance];
	shop.faults.setWeather(shopifyCallWeather(shopCalls, ofCalls));
	wati.faults.setWeather(watiCallWeather(watiCalls, ofCalls, (target) => wati.contact(target)));
	shop.webhooks.setWeather(deliveryWeather(shopPosts, ofDeliveries));
	wati.webhooks.setWeather(deliveryWeather(watiPosts, { ...ofDeliveries, usualMs: 0 }));
	return {
		end() {
			shop.faults.setWeather(undefined);
			wati.faults.setWeather(undefined);
			shop.webhooks.setWeather(() => [ofDeliveries.usualMs]);
			wati.webhooks.setWeather(undefined);
		},
	};
}

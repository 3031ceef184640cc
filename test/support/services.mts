import { startShopify, type ShopifySandbox } from '../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';
import { timeOf, type WorldSettings } from './worldSettings.mts';

export interface Services {
	readonly shopify: ShopifySandbox;
	readonly wati: WatiSandbox;
}

/** The shop and the Wati account, on one clock. */
export async function startServices(settings: WorldSettings): Promise<Services> {
	const { clock, deliveryTimeoutMs } = timeOf(settings);
	const wati = await startWati({ clock, requestsPer10Seconds: null, ...settings.wati });
	const { switches, ...shop } = settings.shopify ?? {};
	const shopify = await startShopify({
		clock,
		deliveryTimeoutMs,
		...shop,
		// One action, one delivery, so that a test sees one outcome.
		switches: {
			tagChangeAlsoFiresUpdate: false,
			consentChangeAlsoFiresUpdate: false,
			...switches,
		},
	});
	return { shopify, wati };
}

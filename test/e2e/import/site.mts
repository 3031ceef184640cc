import { setTimeout } from 'node:timers/promises';
import { scaledClock } from '../../../sandbox/clock.mts';
import { startShopify, type ShopifySandbox } from '../../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../../sandbox/wati/index.mts';

/** A shop and an account of its own, as each test wants them. */
export interface Site {
	readonly shop: ShopifySandbox;
	readonly wati: WatiSandbox;
	/** How many times as fast as the wall's time Wati's passes. */
	readonly speed: number;
	/** Until Shopify's search knows everybody whom the shop has by now. */
	indexed(): Promise<void>;
	close(): Promise<void>;
}

export interface SiteSettings {
	readonly speed?: number;
	readonly token?: string;
}

/** So fast that this machine sets the pace. */
const QUICK = 500;

const RESTORED_PER_SECOND = 100;
const INDEX_LAG_MS = 4500;

/**
 * Wati counts ten calls per ten seconds of its own, fast time. Shopify tells its clients times and
 * allowances, and those read the wall's clock: there all that takes time is made quicker instead.
 */
export async function openSite({ speed = QUICK, token }: SiteSettings = {}): Promise<Site> {
	const shop = await startShopify({
		searchIndexLagMs: INDEX_LAG_MS / speed,
		throttle: { maximumAvailable: 2000, restoreRate: RESTORED_PER_SECOND * speed },
	});
	const wati = await startWati({
		clock: scaledClock(speed),
		requestsPer10Seconds: 10,
		switches: { allowCampaignParameter: 'allowbroadcast' },
		...(token === undefined ? {} : { token }),
	});
	return {
		shop,
		wati,
		speed,
		async indexed() {
			await setTimeout(INDEX_LAG_MS / speed + 1);
		},
		async close() {
			await wati.close();
			await shop.close();
		},
	};
}

/** What a person enters in n8n for them, by the type of the credential. */
export const credentialsOf = ({ shop, wati, speed }: Site) => ({
	shopifyCustomerSyncApi: {
		shop: shop.origin,
		authentication: 'clientCredentials',
		clientId: shop.options.clientId,
		clientSecret: shop.options.clientSecret,
	},
	watiCustomerSyncApi: {
		endpointUrl: wati.endpointUrl,
		accessToken: wati.options.token,
		requestsPer10Seconds: (wati.options.requestsPer10Seconds ?? 0) * speed,
	},
});

import type { RequestContext } from '../graphql/context.mts';
import { globalId } from '../globalId.mts';

export function shopQueries(context: RequestContext) {
	return {
		shop: () => shopView(context),
		currentAppInstallation: () => ({
			__typename: 'AppInstallation',
			id: globalId('AppInstallation', 500_600_700),
			accessScopes: context.shop.options.scopes.map((handle) => ({
				handle,
				description: handle.replaceAll('_', ' '),
			})),
			app: {
				__typename: 'App',
				id: globalId('App', 100_200_300),
				title: 'Customer sync',
				handle: 'customer-sync',
				apiKey: context.shop.options.clientId,
				webhookApiVersion: context.shop.options.switches.webhookPayloadVersion,
			},
		}),
		publicApiVersions: () =>
			['2026-01', '2026-04', '2026-07', '2026-10'].map((handle) => ({
				handle,
				displayName: handle,
				supported: true,
			})),
	};
}

export function shopView({ shop: { id, options } }: RequestContext) {
	const url = `https://${options.shopDomain}`;
	return {
		__typename: 'Shop',
		id,
		name: options.shopName,
		email: `owner@${options.shopDomain.replace('.myshopify.com', '.example')}`,
		myshopifyDomain: options.shopDomain,
		url,
		currencyCode: 'USD',
		ianaTimezone: options.shopTimeZone,
		plan: {
			displayName: 'Basic',
			publicDisplayName: 'Basic',
			partnerDevelopment: false,
			shopifyPlus: false,
		},
		primaryDomain: {
			__typename: 'Domain',
			id: globalId('Domain', 700_800_900),
			host: options.shopDomain,
			sslEnabled: true,
			url,
		},
	};
}

import { type Consent, type ConsentState, type Customer, displayName } from '../customer.mts';
import { personal, requireScope } from '../graphql/access.mts';
import { type PageArguments, connection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { globalId } from '../globalId.mts';
import { metafieldOf } from '../writes/metafields.mts';
import { addressView } from './address.mts';
import { metafieldView, namespaceOf } from './metafield.mts';

const BY_ID = {
	name: 'id',
	valueOf: ({ id }: { readonly id: number }) => id,
	idOf: ({ id }: { readonly id: number }) => id,
};

/** The customer as GraphQL shows it. Methods run only where a query selects them. */
export function customerView(customer: Customer, context: RequestContext) {
	const { options } = context.shop;
	const guarded =
		<T,>(field: string, value: T) =>
		(): T =>
			personal(options, field, value);
	const unsubscribeUrl = () => {
		requireScope(options, 'marketingUnsubscribeUrl', 'write_customers');
		return `https://${options.shopDomain}/account/unsubscribe?id=${customer.id}`;
	};
	const addresses = (field: string) =>
		personal(options, field, customer.addresses).map((address) => addressView(address));
	return {
		__typename: 'Customer',
		id: globalId('Customer', customer.id),
		legacyResourceId: String(customer.id),
		createdAt: customer.createdAt,
		updatedAt: customer.updatedAt,
		firstName: guarded('firstName', customer.firstName),
		lastName: guarded('lastName', customer.lastName),
		displayName: () => personal(options, 'displayName', displayName(customer)),
		email: guarded('email', customer.email),
		phone: guarded('phone', customer.phone),
		note: customer.note,
		locale: customer.locale,
		tags: customer.tags,
		state: 'DISABLED',
		verifiedEmail: true,
		validEmailAddress: customer.email !== null,
		taxExempt: customer.taxExempt,
		taxExemptions: customer.taxExemptions,
		multipassIdentifier: customer.multipassIdentifier,
		dataSaleOptOut: false,
		numberOfOrders: String(customer.numberOfOrders),
		amountSpent: { amount: '0.0', currencyCode: 'USD' },
		canDelete: customer.numberOfOrders === 0,
		unsubscribeUrl,
		addresses: ({ first }: { first?: number | null }) =>
			addresses('addresses').slice(0, first ?? 250),
		addressesV2: (page: PageArguments) =>
			connection(
				personal(options, 'addressesV2', customer.addresses),
				page,
				BY_ID,
				addressView,
				context.reach,
			),
		defaultAddress: () => addresses('defaultAddress')[0] ?? null,
		defaultEmailAddress: () =>
			emailView(customer, guarded('emailAddress', customer.email), unsubscribeUrl),
		defaultPhoneNumber: () => phoneView(customer, guarded('phoneNumber', customer.phone)),
		emailMarketingConsent: () =>
			customer.email === null ? null : olderConsent(customer.consents.email),
		smsMarketingConsent: () =>
			customer.phone === null ? null : olderConsent(customer.consents.sms),
		metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
			const field = metafieldOf(customer, namespaceOf(namespace), key);
			return field ? metafieldView(field) : null;
		},
		metafields: (page: PageArguments & { namespace?: string | null; keys?: string[] | null }) =>
			connection(
				customer.metafields.filter(
					({ namespace, key }) =>
						(page.namespace ? namespace === namespaceOf(page.namespace) : true) &&
						(page.keys?.includes(`${namespace}.${key}`) ?? true),
				),
				page,
				BY_ID,
				metafieldView,
				context.reach,
			),
	};
}

export type CustomerView = ReturnType<typeof customerView>;

function emailView(
	{ email, consents }: Customer,
	emailAddress: () => string | null,
	marketingUnsubscribeUrl: () => string,
) {
	if (email === null) return null;
	return {
		emailAddress,
		marketingState: consents.email.state,
		marketingOptInLevel: consents.email.optInLevel,
		marketingUpdatedAt: consents.email.updatedAt,
		marketingUnsubscribeUrl,
		openTrackingLevel: 'UNKNOWN',
		openTrackingUrl: marketingUnsubscribeUrl,
		sourceLocation: null,
		validFormat: true,
	};
}

export function phoneView({ phone, consents }: Customer, phoneNumber: () => string | null) {
	if (phone === null) return null;
	return {
		phoneNumber,
		marketingState: consents.sms.state,
		marketingOptInLevel: consents.sms.optInLevel,
		marketingUpdatedAt: consents.sms.updatedAt,
		marketingCollectedFrom: consents.sms.collectedFrom,
		sourceLocation: null,
		smsMarketingConsent: newerConsent(consents.sms),
		whatsAppMarketingConsent: newerConsent(consents.whatsApp),
	};
}

function newerConsent({ state, ...consent }: Consent) {
	return { ...consent, state: newerState(state), sourceLocation: null };
}

function newerState(state: ConsentState): string {
	return state === 'NOT_SUBSCRIBED' ? 'NEVER_SUBSCRIBED' : state;
}

function olderConsent({ state, optInLevel, updatedAt, collectedFrom }: Consent) {
	return {
		marketingState: state,
		marketingOptInLevel: optInLevel,
		consentUpdatedAt: updatedAt,
		consentCollectedFrom: collectedFrom,
		sourceLocation: null,
	};
}

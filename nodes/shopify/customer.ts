import { z } from 'zod';

const text = z.string().nullable();
const consentParts = { optInLevel: text, updatedAt: text };

/** A customer as the Admin API answers it, in either version of the phone's consent. */
const wire = z.object({
	id: z.string(),
	legacyResourceId: z.union([z.string(), z.number()]).transform(String),
	createdAt: z.string(),
	updatedAt: z.string(),
	firstName: text,
	lastName: text,
	displayName: z.string(),
	locale: text,
	note: text,
	tags: z.array(z.string()),
	state: z.string(),
	verifiedEmail: z.boolean(),
	taxExempt: z.boolean(),
	numberOfOrders: z.union([z.string(), z.number()]).transform(Number),
	amountSpent: z.object({ amount: z.string(), currencyCode: z.string() }),
	defaultEmailAddress: z
		.object({
			emailAddress: z.string(),
			marketingState: z.string(),
			marketingOptInLevel: text,
			marketingUpdatedAt: text,
		})
		.nullable(),
	defaultPhoneNumber: z
		.object({
			phoneNumber: z.string(),
			smsMarketingConsent: z
				.object({ state: z.string(), ...consentParts, collectedFrom: text })
				.optional(),
			marketingState: z.string().optional(),
			marketingOptInLevel: text.optional(),
			marketingUpdatedAt: text.optional(),
			marketingCollectedFrom: text.optional(),
			whatsAppMarketingConsent: z.object({
				state: z.string(),
				...consentParts,
				collectedFrom: text,
			}),
		})
		.nullable(),
	defaultAddress: z
		.object({
			company: text,
			address1: text,
			address2: text,
			city: text,
			province: text,
			provinceCode: text,
			zip: text,
			country: text,
			countryCodeV2: text,
			phone: text,
		})
		.nullable(),
	metafields: z.object({
		nodes: z.array(
			z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() }),
		),
	}),
});

/** A customer as the items of a workflow carry it. `null` means that the customer has none. */
export interface CustomerJson {
	readonly id: string;
	readonly legacyId: string;
	readonly createdAt: string;
	readonly updatedAt: string;
	/** When this state was read from Shopify. */
	readonly readAt: string;
	readonly phone: string | null;
	readonly [field: string]: unknown;
}

type Wire = z.infer<typeof wire>;

function smsConsent(phone: NonNullable<Wire['defaultPhoneNumber']>) {
	if (phone.smsMarketingConsent) return phone.smsMarketingConsent;
	return {
		state: phone.marketingState ?? '',
		optInLevel: phone.marketingOptInLevel ?? null,
		updatedAt: phone.marketingUpdatedAt ?? null,
		collectedFrom: phone.marketingCollectedFrom ?? null,
	};
}

function toJson(customer: Wire, readAt: string): CustomerJson {
	const {
		defaultEmailAddress: email,
		defaultPhoneNumber: phone,
		defaultAddress: address,
	} = customer;
	return {
		id: customer.id,
		legacyId: customer.legacyResourceId,
		createdAt: customer.createdAt,
		updatedAt: customer.updatedAt,
		readAt,
		firstName: customer.firstName,
		lastName: customer.lastName,
		displayName: customer.displayName,
		email: email?.emailAddress ?? null,
		phone: phone?.phoneNumber ?? null,
		tags: customer.tags,
		emailConsent: email && {
			state: email.marketingState,
			optInLevel: email.marketingOptInLevel,
			updatedAt: email.marketingUpdatedAt,
		},
		smsConsent: phone && smsConsent(phone),
		whatsAppConsent: phone?.whatsAppMarketingConsent ?? null,
		locale: customer.locale,
		note: customer.note,
		state: customer.state,
		verifiedEmail: customer.verifiedEmail,
		taxExempt: customer.taxExempt,
		numberOfOrders: customer.numberOfOrders,
		amountSpent: customer.amountSpent.amount,
		currency: customer.amountSpent.currencyCode,
		defaultAddress: address && {
			company: address.company,
			address1: address.address1,
			address2: address.address2,
			city: address.city,
			province: address.province,
			provinceCode: address.provinceCode,
			zip: address.zip,
			country: address.country,
			countryCode: address.countryCodeV2,
			phone: address.phone,
		},
		metafields: Object.fromEntries(
			customer.metafields.nodes.map(({ namespace, key, value }) => [`${namespace}.${key}`, value]),
		),
	};
}

/** Reads a customer from an answer; `undefined` when it is not whole. `readAt` is ISO 8601. */
export function readCustomer(body: unknown, readAt: string): CustomerJson | undefined {
	const parsed = wire.safeParse(body);
	return parsed.success ? toJson(parsed.data, readAt) : undefined;
}

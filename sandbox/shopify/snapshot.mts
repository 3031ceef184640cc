import {
	type AddressFields,
	type Channel,
	type Consent,
	type ConsentState,
	type Customer,
	type OptInLevel,
	displayName,
} from './customer.mts';
import { globalId } from './globalId.mts';
import { isoSeconds } from './time.mts';

export interface ConsentSnapshot {
	readonly state: ConsentState;
	readonly optInLevel: OptInLevel | null;
	readonly updatedAt: string | null;
}

/** A customer as a test or a web page wants to see it. */
export interface CustomerSnapshot {
	readonly id: string;
	readonly legacyId: string;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly displayName: string;
	readonly email: string | null;
	readonly phone: string | null;
	readonly note: string | null;
	readonly locale: string;
	readonly tags: readonly string[];
	readonly numberOfOrders: number;
	readonly addresses: readonly AddressFields[];
	readonly consents: Readonly<Record<Channel, ConsentSnapshot>>;
	readonly metafields: ReadonlyArray<{
		readonly namespace: string;
		readonly key: string;
		readonly type: string;
		readonly value: string;
	}>;
}

export function snapshotOf(customer: Customer): CustomerSnapshot {
	const { id, createdAt, updatedAt, consents, metafields, addresses, ...rest } = customer;
	const { firstName, lastName, email, phone, note, locale, tags, numberOfOrders } = rest;
	return {
		id: globalId('Customer', id),
		legacyId: String(id),
		createdAt: isoSeconds(createdAt),
		updatedAt: isoSeconds(updatedAt),
		displayName: displayName(customer),
		firstName,
		lastName,
		email,
		phone,
		note,
		locale,
		tags,
		numberOfOrders,
		addresses: addresses.map(({ id: _, ...address }) => address),
		consents: {
			email: consentOf(consents.email),
			sms: consentOf(consents.sms),
			whatsApp: consentOf(consents.whatsApp),
		},
		metafields: metafields.map(({ namespace, key, type, value }) => ({
			namespace,
			key,
			type,
			value,
		})),
	};
}

function consentOf({ state, optInLevel, updatedAt }: Consent): ConsentSnapshot {
	return { state, optInLevel, updatedAt: updatedAt === null ? null : isoSeconds(updatedAt) };
}

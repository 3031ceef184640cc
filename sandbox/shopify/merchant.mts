import { DOES_NOT_EXIST, deletionRefusals } from './api/customerWrites.mts';
import type { Person } from './change.mts';
import type { Channel, ConsentState, Customer, OptInLevel } from './customer.mts';
import { legacyIdOf } from './globalId.mts';
import type { MergeJobs } from './mergeJobs.mts';
import type { Result } from './refusal.mts';
import type { Shop } from './shop.mts';
import { type CustomerSnapshot, snapshotOf } from './snapshot.mts';
import { wholeSecond } from './time.mts';
import { draftCustomer } from './writes/create.mts';
import type { CustomerFields } from './writes/customerFields.mts';
import { survivor } from './writes/merge.mts';
import { withMetafield } from './writes/metafields.mts';
import { revise } from './writes/revise.mts';
import { addTags, removeTags } from './writes/tagging.mts';

export interface NewCustomer extends CustomerFields {
	readonly numberOfOrders?: number;
	readonly consents?: { readonly [channel in Channel]?: ConsentState };
}

export interface CreationDetails {
	/** As in old shops: somebody else may have the e-mail in other capital letters. */
	readonly legacyDuplicateEmail?: boolean;
	/** ISO 8601, and past; now, when left out. Consents are of that time too. */
	readonly createdAt?: string;
	/** The same as `createdAt`, when left out. */
	readonly updatedAt?: string;
}

export interface ConsentDetails {
	readonly optInLevel?: OptInLevel;
	/** ISO 8601; now, when left out. */
	readonly updatedAt?: string;
}

/** What a person does in the admin. A refusal is thrown, in Shopify's words. */
export class Merchant {
	readonly #shop: Shop;
	readonly #mergeJobs: MergeJobs;

	constructor(shop: Shop, mergeJobs: MergeJobs) {
		this.#shop = shop;
		this.#mergeJobs = mergeJobs;
	}

	createCustomer(
		{ numberOfOrders = 0, consents = {}, ...fields }: NewCustomer,
		details: CreationDetails = {},
	): CustomerSnapshot {
		const createdAt = this.#past(details.createdAt) ?? this.#shop.now();
		const updatedAt = this.#past(details.updatedAt) ?? createdAt;
		if (updatedAt < createdAt) throw new Error('Nobody is updated before being created.');
		const emailRule = details.legacyDuplicateEmail ? 'legacy' : 'current';
		const draft = accepted(draftCustomer(this.#shop, fields, {}, emailRule));
		const wanted = Object.entries(consents).reduce(
			(customer, [channel, state]) =>
				isChannel(channel) ? this.#consented(customer, channel, state, {}, createdAt) : customer,
			{ ...draft, numberOfOrders, createdAt },
		);
		return snapshotOf(this.#shop.commit(undefined, wanted, updatedAt));
	}

	updateCustomer(id: string, fields: CustomerFields): CustomerSnapshot {
		const customer = this.#customer(id);
		const draft = accepted(revise(this.#shop, customer, fields));
		return snapshotOf(this.#shop.commit(customer, draft));
	}

	addTags(id: string, tags: readonly string[]): CustomerSnapshot {
		return snapshotOf(accepted(addTags(this.#shop, this.#customer(id), tags)));
	}

	removeTags(id: string, tags: readonly string[]): CustomerSnapshot {
		return snapshotOf(removeTags(this.#shop, this.#customer(id), tags));
	}

	setConsent(
		id: string,
		channel: Channel,
		state: ConsentState,
		details: ConsentDetails = {},
	): CustomerSnapshot {
		const customer = this.#customer(id);
		return snapshotOf(
			this.#shop.commit(customer, this.#consented(customer, channel, state, details)),
		);
	}

	setMetafield(
		id: string,
		namespace: string,
		key: string,
		value: string,
		type = 'single_line_text_field',
	): CustomerSnapshot {
		const customer = this.#customer(id);
		const draft = withMetafield(this.#shop, customer, { namespace, key, type, value });
		return snapshotOf(this.#shop.commit(customer, draft));
	}

	deleteCustomer(id: string): void {
		const customer = this.#customer(id);
		const [refusal] = deletionRefusals(customer);
		if (refusal) throw new Error(refusal.message);
		this.#shop.remove(customer.id, [{ kind: 'deleted', id: customer.id }]);
	}

	/** The id of who is kept; the merge itself happens a moment later. */
	mergeCustomers(oneId: string, twoId: string): string {
		const [one, two] = [this.#customer(oneId), this.#customer(twoId)];
		const kept = survivor(one, two, {});
		this.#mergeJobs.start(kept, kept === one ? two : one, {});
		return snapshotOf(kept).id;
	}

	/** A person wants to know what is known of them. */
	requestData(who: Pick<CustomerSnapshot, 'id' | 'email' | 'phone'>): void {
		this.#shop.announce([{ kind: 'dataRequested', person: personOf(who) }]);
	}

	/** A person is to be erased. Apps hear of it when the ten days are over that Shopify waits. */
	requestErasure(who: Pick<CustomerSnapshot, 'id' | 'email' | 'phone'>): void {
		this.#shop.announce([{ kind: 'erasureRequested', person: personOf(who) }]);
	}

	/** As it comes two days after an app was removed. */
	requestShopErasure(): void {
		this.#shop.announce([{ kind: 'shopErasureRequested' }]);
	}

	#past(iso: string | undefined): number | undefined {
		if (iso === undefined) return undefined;
		const at = wholeSecond(Date.parse(iso));
		if (at <= this.#shop.now()) return at;
		throw new Error(`${iso} is no time in the past`);
	}

	#customer(id: string): Customer {
		const customer = this.#shop.customers.get(legacyIdOf('Customer', id));
		if (customer === undefined) throw new Error(DOES_NOT_EXIST.message);
		return customer;
	}

	/** The shop itself may set any state, "never asked" included. */
	#consented(
		customer: Customer,
		channel: Channel,
		state: ConsentState,
		{ optInLevel, updatedAt }: ConsentDetails,
		now = this.#shop.now(),
	): Customer {
		const address = channel === 'email' ? customer.email : customer.phone;
		if (address === null) {
			throw new Error(`A customer needs ${channel === 'email' ? 'an email' : 'a phone number'}.`);
		}
		const before = customer.consents[channel];
		if (before.state === state && !optInLevel && !updatedAt) return customer;
		return {
			...customer,
			consents: {
				...customer.consents,
				[channel]: {
					state,
					optInLevel: optInLevel ?? before.optInLevel ?? 'SINGLE_OPT_IN',
					updatedAt: updatedAt ? Date.parse(updatedAt) : now,
					collectedFrom: 'SHOPIFY',
				},
			},
		};
	}
}

/** Who was deleted before is named all the same. */
function personOf({ id, email, phone }: Pick<CustomerSnapshot, 'id' | 'email' | 'phone'>): Person {
	return { id: legacyIdOf('Customer', id), email, phone };
}

function accepted<T>(result: Result<T>): T {
	if (result.kind === 'done') return result.value;
	throw new Error(result.refusals.map(({ message }) => message).join('. '));
}

function isChannel(name: string): name is Channel {
	return name === 'email' || name === 'sms' || name === 'whatsApp';
}

import { GraphQLError } from 'graphql';
import type { Customer } from '../customer.mts';
import type { Shop } from '../shop.mts';
import { namespaceOf } from '../views/metafield.mts';
import { metafieldOf } from '../writes/metafields.mts';

export interface CustomId {
	readonly namespace?: string | null;
	readonly key: string;
	readonly value: string;
}

/** A custom id is a metafield whose definition is of type `id`. */
export function requireCustomIdDefinition(shop: Shop, { namespace, key }: CustomId): void {
	const found = shop.definitions.some(
		(definition) =>
			definition.namespace === namespaceOf(namespace) &&
			definition.key === key &&
			definition.type === 'id',
	);
	if (!found) {
		throw new GraphQLError("Metafield definition of type 'id' is required when using custom ids.", {
			extensions: { code: 'NOT_FOUND' },
		});
	}
}

export function customerByCustomId(shop: Shop, customId: CustomId): Customer | undefined {
	requireCustomIdDefinition(shop, customId);
	return shop.customers
		.all()
		.find(
			(customer) =>
				metafieldOf(customer, namespaceOf(customId.namespace), customId.key)?.value ===
				customId.value,
		);
}

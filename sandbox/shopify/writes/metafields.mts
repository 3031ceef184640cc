import { createHash } from 'node:crypto';
import type { Customer, Metafield } from '../customer.mts';
import type { Shop } from '../shop.mts';

export interface MetafieldValue {
	readonly namespace: string;
	readonly key: string;
	readonly type: string;
	readonly value: string;
}

export function metafieldOf(
	customer: Customer,
	namespace: string,
	key: string,
): Metafield | undefined {
	return customer.metafields.find((field) => field.namespace === namespace && field.key === key);
}

export function compareDigest({ value }: Metafield): string {
	return createHash('sha256').update(value).digest('hex');
}

export function withMetafield(shop: Shop, customer: Customer, wanted: MetafieldValue): Customer {
	const before = metafieldOf(customer, wanted.namespace, wanted.key);
	if (before?.value === wanted.value && before.type === wanted.type) return customer;
	const now = shop.now();
	const field = {
		id: before?.id ?? shop.nextId(),
		createdAt: before?.createdAt ?? now,
		...wanted,
		updatedAt: now,
	};
	const others = customer.metafields.filter(({ id }) => id !== field.id);
	return { ...customer, metafields: [...others, field] };
}

/** Why this value does not suit the type, in Shopify's words; undefined when it does. */
export function valueProblem(type: string, value: string): string | undefined {
	switch (type) {
		case 'number_integer':
			return /^-?\d+$/.test(value) ? undefined : 'Value must be an integer.';
		case 'boolean':
			return /^(true|false)$/.test(value) ? undefined : 'Value must be true or false.';
		case 'json':
			return isJson(value) ? undefined : 'Value is invalid JSON.';
		case 'single_line_text_field':
		case 'id':
			return value.includes('\n') ? 'Value must be a single line text string.' : undefined;
		default:
			return undefined;
	}
}

function isJson(value: string): boolean {
	try {
		JSON.parse(value);
		return true;
	} catch {
		return false;
	}
}

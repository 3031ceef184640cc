import type { Customer } from '../customer.mts';
import { type Result, done, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';
import { withTags, withoutTags } from '../tags.mts';
import { tagRefusals } from './revise.mts';

export function addTags(shop: Shop, customer: Customer, raw: readonly string[]): Result<Customer> {
	const tags = withTags(customer.tags, shop.tagSpellings.read(raw));
	const refusals = tagRefusals(tags);
	return refusals.length > 0
		? refused(...refusals)
		: done(shop.commit(customer, { ...customer, tags }));
}

export function removeTags(shop: Shop, customer: Customer, raw: readonly string[]): Customer {
	const tags = withoutTags(customer.tags, shop.tagSpellings.read(raw));
	return shop.commit(customer, { ...customer, tags });
}

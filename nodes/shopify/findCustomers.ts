import { toE164 } from '../core/phone';
import type { WantedCustomer } from '../core/profile';
import type { FoundCustomers } from '../core/toCustomer/matchCustomer';
import type { ShopifyClient } from './client';
import { readCustomer, type CustomerJson } from './customer';
import { findDocument } from './customerDocuments';
import { failed, succeeded, type ShopifyResult } from './http';

type Identity = Pick<WantedCustomer, 'linkedTo' | 'phones' | 'emails'>;

export const customerGid = (id: string): string => `gid://shopify/Customer/${id}`;

/**
 * The customers of a contact's identities, all in one request. A failed look-up is a failure, and
 * never *nobody*.
 */
export async function findCustomers(
	client: ShopifyClient,
	{ linkedTo, phones, emails }: Identity,
	now: () => number,
): Promise<ShopifyResult<FoundCustomers<CustomerJson>>> {
	const readAt = new Date(now()).toISOString();
	if (linkedTo === undefined && phones.length + emails.length === 0) {
		return succeeded({ linked: undefined, exact: undefined, variants: [], emails: [] });
	}
	const result = await client({
		document: findDocument({
			link: linkedTo !== undefined,
			phones: phones.length,
			emails: emails.length,
		}),
		variables: {
			...(linkedTo === undefined ? {} : { id: customerGid(linkedTo) }),
			...Object.fromEntries(phones.map((phone, index) => [`phone${index}`, phone])),
			...Object.fromEntries(emails.map((email, index) => [`email${index}`, email])),
		},
	});
	if (!result.ok) {
		// A spelling that a country gave up may be refused as no number at all: nobody has it then.
		const valid = phones.filter((phone) => toE164(phone) === phone);
		const tryLess = result.failure.kind === 'refused' && valid.length < phones.length;
		if (!tryLess) return result;
		const less = { phones: valid, emails, ...(linkedTo === undefined ? {} : { linkedTo }) };
		const again = await findCustomers(client, less, now);
		if (!again.ok || valid[0] === phones[0]) return again;
		const { exact, variants, ...others } = again.value;
		return succeeded({ ...others, exact: undefined, variants: exact ? [exact] : variants });
	}

	const answer = result.value as Record<string, unknown>;
	let whole = true;
	const read = (alias: string): CustomerJson | undefined => {
		const body = answer[alias] ?? undefined;
		const customer = body === undefined ? undefined : readCustomer(body, readAt);
		if (body !== undefined && customer === undefined) whole = false;
		return customer;
	};
	const all = (list: readonly string[], name: string) =>
		list.map((_, index) => read(`${name}${index}`));
	const there = (customer: CustomerJson | undefined): readonly CustomerJson[] =>
		customer ? [customer] : [];
	const [exact, ...variants] = all(phones, 'phone');
	const found = {
		linked: linkedTo === undefined ? undefined : read('linked'),
		exact,
		variants: variants.flatMap(there),
		emails: all(emails, 'email').flatMap(there),
	};
	if (whole) return succeeded(found);
	return failed({ kind: 'refused', message: 'A customer in the answer is not whole.' });
}

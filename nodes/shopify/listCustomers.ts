import { z } from 'zod';
import type { ShopifyClient } from './client';
import { readCustomer, type CustomerJson } from './customer';
import { failed, succeeded, type ShopifyResult } from './http';
import { toCursor, type ListPlace, type Selection } from './listCursor';
import { COUNT_DOCUMENT, namedDocument, pageDocument, ZONE_DOCUMENT } from './listDocuments';
import { customerGid } from './findCustomers';

/** Shopify pages through 25,000 customers; then another window is opened. */
const WINDOW = 24_000;
/** A day that Shopify takes whole may begin up to 14 hours off: look from further back, then sift. */
const MARGIN_MS = 48 * 3_600_000;
/** Each costs points of its own, and a request may cost 1,000. */
const NAMED_AT_ONCE = 25;

/** `customers` knows the date of creation by another name than `customersCount`. */
const LISTED_BY = { createdAt: 'customer_date', updatedAt: 'updated_at' } as const;
const COUNTED_BY = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Without quotes Shopify would drop the time. */
const from = (field: string, since: string, marginMs: number): string =>
	`${field}:>='${new Date(Date.parse(since) - marginMs).toISOString()}'`;

export interface Customers {
	readonly customers: readonly CustomerJson[];
	/** The ids of those that could not be read, as the answer has them. */
	readonly unreadable: readonly string[];
}

export interface CustomerPage extends Customers {
	/** Empty at the end. */
	readonly cursor: string;
}

const page = z.object({
	customers: z.object({
		nodes: z.array(z.unknown()),
		pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
	}),
});

const node = z.object({ id: z.string().regex(/\/\d+$/) });

const numberOf = (id: string): bigint => BigInt(/\d+$/.exec(id)?.[0] ?? '0');

/** Whoever cannot be read stops nobody else. */
function readAll(nodes: readonly unknown[], nowMs: number): Customers {
	const readAt = new Date(nowMs).toISOString();
	const customers: CustomerJson[] = [];
	const unreadable: string[] = [];
	for (const one of nodes) {
		const customer = readCustomer(one, readAt);
		const { data } = node.safeParse(one);
		if (customer) customers.push(customer);
		else unreadable.push(data?.id ?? 'unknown');
	}
	return { customers, unreadable };
}

const noList = failed({ kind: 'refused', message: 'The answer is not a list of customers.' });

const noWayOn = failed({
	kind: 'refused',
	message: 'Shopify says that more customers follow, and not where.',
});

const ignoredFields = (fields: readonly string[]) =>
	failed({
		kind: 'refused',
		message: `Shopify ignored the search field ${fields.join(', ')}, so this is not the list that was asked for.`,
	});

/**
 * One page of customers, by id: whoever is edited meanwhile stays in his place, whoever is created
 * comes at the end.
 */
export async function listCustomers(
	client: ShopifyClient,
	place: ListPlace,
	first: number,
	nowMs: number,
): Promise<ShopifyResult<CustomerPage>> {
	const { dateField, since, after, beyondId } = place;
	const query = [
		...(since === null ? [] : [from(LISTED_BY[dateField], since, MARGIN_MS)]),
		...(beyondId === null ? [] : [`id:>${beyondId}`]),
	].join(' AND ');
	const result = await client({
		document: pageDocument(),
		variables: { first, after, query: query === '' ? null : query },
	});
	if (!result.ok) return result;
	const ignored = result.aside?.ignored ?? [];
	if (ignored.length > 0) return ignoredFields(ignored);
	const parsed = page.safeParse(result.value);
	if (!parsed.success) return noList;
	const { nodes, pageInfo } = parsed.data.customers;
	const ids = nodes.flatMap((one) => node.safeParse(one).data?.id ?? []);
	const beyond = BigInt(beyondId ?? '0');
	if (ids.some((id) => numberOf(id) < beyond)) return ignoredFields(['id']);
	const { customers, unreadable } = readAll(nodes, nowMs);
	const wanted = customers.filter(
		(customer) =>
			numberOf(customer.id) > beyond &&
			(since === null || Date.parse(customer[dateField]) >= Date.parse(since)),
	);
	if (!pageInfo.hasNextPage) return succeeded({ customers: wanted, unreadable, cursor: '' });
	const next = nextPlace(place, ids.at(-1), pageInfo.endCursor, nodes.length);
	return next ? succeeded({ customers: wanted, unreadable, cursor: toCursor(next) }) : noWayOn;
}

/** `undefined` where the answer does not say where the next page begins, or begins it here again. */
function nextPlace(
	place: ListPlace,
	lastId: string | undefined,
	after: string | null,
	count: number,
): ListPlace | undefined {
	const listed = place.listed + count;
	if (lastId !== undefined && (listed >= WINDOW || after === null)) {
		return { ...place, after: null, beyondId: String(numberOf(lastId)), listed: 0 };
	}
	return after === null || after === place.after ? undefined : { ...place, after, listed };
}

const named = z.object({ nodes: z.array(z.unknown()) });

/** The customers of these ids (numbers); those that are no longer there are left out. */
export async function namedCustomers(
	client: ShopifyClient,
	ids: readonly string[],
	nowMs: number,
): Promise<ShopifyResult<Customers>> {
	const nodes: unknown[] = [];
	for (let start = 0; start < ids.length; start += NAMED_AT_ONCE) {
		const some = ids.slice(start, start + NAMED_AT_ONCE).map(customerGid);
		const result = await client({ document: namedDocument(), variables: { ids: some } });
		if (!result.ok) return result;
		const parsed = named.safeParse(result.value);
		if (!parsed.success) return noList;
		nodes.push(...parsed.data.nodes.filter((one) => one !== null));
	}
	return succeeded(readAll(nodes, nowMs));
}

const counted = z.object({
	customersCount: z.object({ count: z.number(), precision: z.string() }),
});

/** About how many customers there are: Shopify counts what search knows, and maybe whole days. */
export async function countCustomers(
	client: ShopifyClient,
	{ dateField, since }: Selection,
): Promise<ShopifyResult<{ readonly count: number; readonly exact: boolean }>> {
	const query = since === null ? null : from(COUNTED_BY[dateField], since, 0);
	const result = await client({ document: COUNT_DOCUMENT, variables: { query } });
	if (!result.ok) return result;
	const ignored = result.aside?.ignored ?? [];
	if (ignored.length > 0) return ignoredFields(ignored);
	const parsed = counted.safeParse(result.value);
	if (!parsed.success) return failed({ kind: 'refused', message: 'The answer is not a count.' });
	const { count, precision } = parsed.data.customersCount;
	return succeeded({ count, exact: precision === 'EXACT' });
}

const zone = z.object({ shop: z.object({ ianaTimezone: z.string() }) });

/** The time zone that the shop's own pages show times in (IANA). */
export async function shopTimeZone(client: ShopifyClient): Promise<ShopifyResult<string>> {
	const result = await client({ document: ZONE_DOCUMENT });
	if (!result.ok) return result;
	const parsed = zone.safeParse(result.value);
	return parsed.success
		? succeeded(parsed.data.shop.ianaTimezone)
		: failed({ kind: 'refused', message: 'The shop does not tell its time zone.' });
}

import { API_VERSION, type ApiVersion } from './apiVersion';
import { CUSTOMER_FIELDS, customerFields } from './documents';

/** A page of customers by id, an order that no edit disturbs. */
export const pageDocument = (version: ApiVersion = API_VERSION): string => `
query ListCustomers($first: Int!, $after: String, $query: String) {
	customers(first: $first, after: $after, query: $query, sortKey: ID) {
		nodes { ...${CUSTOMER_FIELDS} }
		pageInfo { hasNextPage endCursor }
	}
}
${customerFields(version)}`;

/** Single customers, whoever they are. */
export const namedDocument = (version: ApiVersion = API_VERSION): string => `
query NamedCustomers($ids: [ID!]!) {
	nodes(ids: $ids) { id ... on Customer { ...${CUSTOMER_FIELDS} } }
}
${customerFields(version)}`;

/** Who of these is there, and nothing else of them. */
export const PRESENT_DOCUMENT = `
query PresentCustomers($ids: [ID!]!) {
	nodes(ids: $ids) { id }
}`;

export const COUNT_DOCUMENT = `
query CountCustomers($query: String) {
	customersCount(query: $query, limit: null) { count precision }
}`;

export const ZONE_DOCUMENT = `
query ShopTimeZone {
	shop { ianaTimezone }
}`;

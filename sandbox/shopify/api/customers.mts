import { type Customer, displayName } from '../customer.mts';
import { requireCustomerAccess } from '../graphql/access.mts';
import { type PageArguments, type Sorting, connection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { badRequest, internalError } from '../graphql/failure.mts';
import { legacyIdOf } from '../globalId.mts';
import { normalisePhone } from '../phone.mts';
import { COUNT_FIELDS, CUSTOMER_FIELDS, type FieldFilter } from '../search/customerFields.mts';
import { search } from '../search/filter.mts';
import type { Shop } from '../shop.mts';
import { customerView } from '../views/customer.mts';
import { type CustomId, customerByCustomId } from './customIds.mts';

interface CustomersArguments extends PageArguments {
	readonly query?: string | null;
	readonly sortKey: 'CREATED_AT' | 'ID' | 'LOCATION' | 'NAME' | 'RELEVANCE' | 'UPDATED_AT';
}

interface Identifier {
	readonly id?: string;
	readonly emailAddress?: string;
	readonly phoneNumber?: string;
	readonly customId?: CustomId;
}

const SORT_VALUES: Readonly<
	Record<CustomersArguments['sortKey'], (customer: Customer) => number | string>
> = {
	CREATED_AT: ({ createdAt }) => createdAt,
	ID: ({ id }) => id,
	LOCATION: ({ addresses }) => addresses[0]?.countryCode ?? '',
	NAME: (customer) => displayName(customer).toLowerCase(),
	RELEVANCE: ({ id }) => id,
	UPDATED_AT: ({ updatedAt }) => updatedAt,
};

export function customerQueries(context: RequestContext) {
	const { shop } = context;
	const shown = (customer: Customer | undefined) => customer && customerView(customer, context);
	return {
		customer: ({ id }: { id: string }) => {
			requireCustomerAccess(shop.options, 'customer');
			return shown(shop.customers.get(legacyIdOf('Customer', id)));
		},
		customerByIdentifier: ({ identifier }: { identifier: Identifier }) => {
			requireCustomerAccess(shop.options, 'customerByIdentifier');
			return shown(identified(context, identifier));
		},
		customers: (page: CustomersArguments) => {
			requireCustomerAccess(shop.options, 'customers');
			const sorting: Sorting<Customer> = {
				name: page.sortKey.toLowerCase(),
				valueOf: SORT_VALUES[page.sortKey],
				idOf: ({ id }) => id,
			};
			const found = page.query
				? searched(context, 'customers', page.query, CUSTOMER_FIELDS)
				: shop.customers.all();
			return connection(found, page, sorting, (one) => customerView(one, context), context.reach);
		},
		customersCount: ({ query, limit }: { query?: string | null; limit?: number | null }) => {
			requireCustomerAccess(shop.options, 'customersCount');
			const count = searched(context, 'customersCount', query ?? '', COUNT_FIELDS).length;
			const capped = limit ?? Number.POSITIVE_INFINITY;
			return count > capped
				? { count: capped, precision: 'AT_LEAST' }
				: { count, precision: 'EXACT' };
		},
	};
}

/** Exact and immediate, unlike search. */
function identified({ shop }: RequestContext, identifier: Identifier): Customer | undefined {
	const { id, emailAddress, phoneNumber, customId } = identifier;
	if (id !== undefined) return shop.customers.get(legacyIdOf('Customer', id));
	if (emailAddress !== undefined) return shop.customers.byEmail(emailAddress);
	if (phoneNumber !== undefined) return customerByPhone(shop, phoneNumber);
	if (customId !== undefined) return customerByCustomId(shop, customId);
	throw badRequest('An identifier is required.');
}

function customerByPhone({ customers, options }: Shop, raw: string): Customer | undefined {
	const phone = normalisePhone(raw, [options.shopCountry]);
	if (phone !== undefined) return customers.byPhone(phone);
	if (options.switches.unknownPhoneIdentifier === 'null') return undefined;
	throw badRequest('Phone is invalid');
}

/** The index decides who is found; the shop says what they are now. */
function searched(
	context: RequestContext,
	field: string,
	query: string,
	fields: Readonly<Record<string, FieldFilter>>,
): Customer[] {
	const { shop, apiVersion, searches } = context;
	const result = search(query, fields, {
		greaterThan: apiVersion === '2026-07' ? 'inclusive' : 'exclusive',
		precision: shop.options.switches.updatedAtSearch,
		now: shop.options.clock.now(),
	});
	if (result.kind === 'internalError') throw internalError();
	if (result.warnings.length > 0) {
		searches.push({ path: [field], query, warnings: result.warnings });
	}
	return shop.index
		.customers()
		.filter(result.matches)
		.flatMap(({ id }) => shop.customers.get(id) ?? []);
}

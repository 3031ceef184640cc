import { type Customer, displayName } from '../customer.mts';
import { requireCustomerAccess } from '../graphql/access.mts';
import { type PageArguments, orderedConnection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { internalError } from '../graphql/failure.mts';
import type { Sorting } from '../order.mts';
import {
	COUNT_FIELDS,
	CUSTOMER_FIELDS,
	type Fields,
	type Matches,
} from '../search/customerFields.mts';
import { type Searchable, search } from '../search/filter.mts';
import { customerView } from '../views/customer.mts';

interface CustomersArguments extends PageArguments {
	readonly query?: string | null;
	readonly sortKey: 'CREATED_AT' | 'ID' | 'LOCATION' | 'NAME' | 'RELEVANCE' | 'UPDATED_AT';
}

interface CountArguments {
	readonly query?: string | null;
	readonly limit?: number | null;
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

export function customerListQueries(context: RequestContext) {
	const { shop } = context;
	return {
		customers: (page: CustomersArguments) => {
			requireCustomerAccess(shop.options, 'customers');
			const sorting: Sorting<Customer> = {
				name: page.sortKey.toLowerCase(),
				valueOf: SORT_VALUES[page.sortKey],
				idOf: ({ id }) => id,
			};
			return orderedConnection(
				listed(context, page.query, sorting),
				page,
				sorting,
				(one) => customerView(one, context),
				context.reach,
				shop.options.switches.deepestPage ?? Number.POSITIVE_INFINITY,
			);
		},
		customersCount: ({ query, limit }: CountArguments) => {
			requireCustomerAccess(shop.options, 'customersCount');
			const count = counted(context, query ?? '');
			const capped = limit ?? Number.POSITIVE_INFINITY;
			return count > capped
				? { count: capped, precision: 'AT_LEAST' }
				: { count, precision: 'EXACT' };
		},
	};
}

/** The index decides who is found; the shop says what they are now, and where they stand. */
function listed(
	context: RequestContext,
	query: string | null | undefined,
	sorting: Sorting<Customer>,
): readonly Customer[] {
	const { shop } = context;
	const everybody = shop.customers.inOrder(sorting);
	if (!query && shop.options.switches.listWithoutQuery === 'live') return everybody;
	const matches = searched(context, 'customers', query ?? '', {
		fields: CUSTOMER_FIELDS,
		words: 'anywhere',
	});
	const seen = shop.index.customers();
	const find = () =>
		everybody.filter(({ id }) => {
			const indexed = seen.get(id);
			return indexed !== undefined && matches(indexed);
		});
	return shop.lastFound.again([sorting.name, query, context.apiVersion], find);
}

function counted(context: RequestContext, query: string): number {
	const { customers, index } = context.shop;
	const matches = searched(context, 'customersCount', query, {
		fields: COUNT_FIELDS,
		words: 'ignored',
	});
	return [...index.customers().values()].filter(
		(seen) => customers.get(seen.id) !== undefined && matches(seen),
	).length;
}

function searched(
	{ shop, apiVersion, searches }: RequestContext,
	field: string,
	query: string,
	{ fields, words }: Searchable,
): Matches {
	const { clock, shopTimeZone, switches } = shop.options;
	const known = switches.searchKnowsId ? fields : withoutId(fields);
	const result = search(
		query,
		{ fields: known, words },
		{
			greaterThan: apiVersion === '2026-07' ? 'inclusive' : 'exclusive',
			precision: { created: switches.customerDateSearch, updated: switches.updatedAtSearch },
			timeZone: switches.wholeDayOf === 'shop' ? shopTimeZone : 'Etc/UTC',
			now: clock.now(),
		},
	);
	if (result.kind === 'internalError') throw internalError();
	if (result.warnings.length > 0) {
		searches.push({ path: [field], query, warnings: result.warnings });
	}
	return result.matches;
}

function withoutId({ id: _, ...fields }: Fields): Fields {
	return fields;
}

import type { Customer } from '../customer.mts';
import { requireCustomerAccess } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { badRequest } from '../graphql/failure.mts';
import { legacyIdOf } from '../globalId.mts';
import { normalisePhone } from '../phone.mts';
import type { Shop } from '../shop.mts';
import { customerView } from '../views/customer.mts';
import { type CustomId, customerByCustomId } from './customIds.mts';

interface Identifier {
	readonly id?: string;
	readonly emailAddress?: string;
	readonly phoneNumber?: string;
	readonly customId?: CustomId;
}

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

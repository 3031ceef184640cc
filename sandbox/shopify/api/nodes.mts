import { requireCustomerAccess } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { legacyIdOf, typeOf } from '../globalId.mts';
import { badRequest } from '../graphql/failure.mts';
import { bulkOperationView } from '../views/bulkOperation.mts';
import { customerView } from '../views/customer.mts';
import { webhookSubscriptionView } from '../views/webhookSubscription.mts';
import { shopView } from './shop.mts';

export function nodeQueries(context: RequestContext) {
	return {
		node: ({ id }: { id: string }) => nodeOf(context, id, 'node'),
		nodes: ({ ids }: { ids: readonly string[] }) => {
			if (ids.length > 250) throw badRequest(tooMany(ids.length));
			return ids.map((id) => nodeOf(context, id, 'nodes'));
		},
	};
}

function tooMany(size: number): string {
	return `The input array size of ${size} is greater than the maximum allowed of 250.`;
}

function nodeOf(context: RequestContext, id: string, field: string) {
	const { shop, subscriptions, bulkOperations } = context;
	switch (typeOf(id)) {
		case 'Customer': {
			requireCustomerAccess(shop.options, field);
			const customer = shop.customers.get(legacyIdOf('Customer', id));
			return customer ? customerView(customer, context) : null;
		}
		case 'WebhookSubscription': {
			const found = subscriptions.get(legacyIdOf('WebhookSubscription', id));
			return found ? webhookSubscriptionView(found, context) : null;
		}
		case 'BulkOperation': {
			const found = bulkOperations.get(legacyIdOf('BulkOperation', id));
			return found ? bulkOperationView(found, context) : null;
		}
		case 'Shop':
			return id === shop.id ? shopView(context) : null;
		default:
			legacyIdOf(typeOf(id) ?? '', id);
			return null;
	}
}

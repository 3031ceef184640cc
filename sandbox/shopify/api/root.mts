import type { RequestContext } from '../graphql/context.mts';
import { bulkFields } from './bulk.mts';
import { consentMutations } from './consents.mts';
import { customerSetMutation } from './customerSet.mts';
import { customerMutations } from './customerWrites.mts';
import { customerListQueries } from './customerList.mts';
import { customerQueries } from './customers.mts';
import { mergeFields } from './merge.mts';
import { metafieldFields } from './metafields.mts';
import { nodeQueries } from './nodes.mts';
import { shopQueries } from './shop.mts';
import { tagMutations } from './tags.mts';
import { webhookFields } from './webhooks.mts';

/** Every root field of the pruned schema, by name. */
export function rootOf(context: RequestContext): Readonly<Record<string, unknown>> {
	return {
		...shopQueries(context),
		...nodeQueries(context),
		...customerQueries(context),
		...customerListQueries(context),
		...customerMutations(context),
		...customerSetMutation(context),
		...consentMutations(context),
		...tagMutations(context),
		...metafieldFields(context),
		...mergeFields(context),
		...webhookFields(context),
		...bulkFields(context, rootOf),
	};
}

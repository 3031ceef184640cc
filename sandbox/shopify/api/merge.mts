import { requireCustomerAccess, requireScope } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { globalId, legacyIdOf } from '../globalId.mts';
import { type Refusal, refusal } from '../refusal.mts';
import { type MergeOverrides, survivor } from '../writes/merge.mts';
import { userErrors } from './userErrors.mts';

interface MergeArguments {
	readonly customerOneId: string;
	readonly customerTwoId: string;
	readonly overrideFields?: MergeOverrides | null;
}

export function mergeFields(context: RequestContext) {
	const { shop, mergeJobs } = context;
	return {
		job: ({ id }: { id: string }) => {
			const job = mergeJobs.get(id);
			return job ? { id, done: job.state !== 'IN_PROGRESS' } : null;
		},
		customerMergeJobStatus: ({ jobId }: { jobId: string }) => {
			requireScope(shop.options, 'customerMergeJobStatus', 'read_customer_merge');
			const job = mergeJobs.get(jobId);
			return job
				? {
						jobId,
						resultingCustomerId: globalId('Customer', job.keptId),
						status: job.state,
						customerMergeErrors: job.errors.map(({ field, message }) => ({
							errorFields: [field.toUpperCase()],
							message,
						})),
					}
				: null;
		},
		customerMerge: ({ customerOneId, customerTwoId, overrideFields }: MergeArguments) => {
			requireScope(shop.options, 'customerMerge', 'write_customer_merge');
			requireCustomerAccess(shop.options, 'customerMerge');
			const one = shop.customers.get(legacyIdOf('Customer', customerOneId));
			const two = shop.customers.get(legacyIdOf('Customer', customerTwoId));
			if (one === undefined) return refuse(missing('customerOneId', customerOneId));
			if (two === undefined) return refuse(missing('customerTwoId', customerTwoId));
			if (one.id === two.id) {
				return refuse(refusal(null, 'Customers IDs should not match', 'INVALID_CUSTOMER_ID'));
			}
			const overrides = overrideFields ?? {};
			const kept = survivor(one, two, overrides);
			const job = mergeJobs.start(kept, kept === one ? two : one, overrides);
			return {
				job: { id: job.id, done: false },
				resultingCustomerId: globalId('Customer', kept.id),
				userErrors: [],
			};
		},
	};
}

function missing(field: string, id: string): Refusal {
	return refusal([field], `Customer does not exist with ID ${id}`, 'INVALID_CUSTOMER_ID');
}

function refuse(reason: Refusal) {
	return { job: null, resultingCustomerId: null, userErrors: userErrors([reason]) };
}

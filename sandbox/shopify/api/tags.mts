import type { Customer } from '../customer.mts';
import { requireCustomerAccess, requireScope } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { legacyIdOf } from '../globalId.mts';
import { type Result, done, refused } from '../refusal.mts';
import { customerView } from '../views/customer.mts';
import { addTags, removeTags } from '../writes/tagging.mts';
import { DOES_NOT_EXIST } from './customerWrites.mts';
import { userErrors } from './userErrors.mts';

interface TagArguments {
	readonly id: string;
	readonly tags: readonly string[];
}

export function tagMutations(context: RequestContext) {
	const { shop } = context;
	const change = (
		field: string,
		{ id }: TagArguments,
		how: (customer: Customer) => Result<Customer>,
	) => {
		requireScope(shop.options, field, 'write_customers');
		requireCustomerAccess(shop.options, field);
		const customer = shop.customers.get(legacyIdOf('Customer', id));
		const result = customer ? how(customer) : refused(DOES_NOT_EXIST);
		return {
			node: result.kind === 'done' ? customerView(result.value, context) : null,
			userErrors: result.kind === 'refused' ? userErrors(result.refusals) : [],
		};
	};
	return {
		tagsAdd: (args: TagArguments) =>
			change('tagsAdd', args, (customer) => addTags(shop, customer, args.tags)),
		tagsRemove: (args: TagArguments) =>
			change('tagsRemove', args, (customer) => done(removeTags(shop, customer, args.tags))),
	};
}

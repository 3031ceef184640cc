import type { Customer } from '../customer.mts';
import { requireCustomerAccess, requireScope } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { globalId, legacyIdOf } from '../globalId.mts';
import { type Refusal, type Result, done, refusal, refused } from '../refusal.mts';
import { customerView } from '../views/customer.mts';
import { draftCustomer } from '../writes/create.mts';
import { revise } from '../writes/revise.mts';
import { type CustomerInput, inlineConsentRefusals, inlineConsents } from './customerInput.mts';
import { withMetafields } from './metafieldInput.mts';
import { shopView } from './shop.mts';
import { userErrors } from './userErrors.mts';

export const DOES_NOT_EXIST = refusal(['id'], 'Customer does not exist');

export function customerMutations(context: RequestContext) {
	const { shop } = context;
	const allow = (field: string) => {
		requireScope(shop.options, field, 'write_customers');
		requireCustomerAccess(shop.options, field);
	};
	return {
		customerCreate: ({ input }: { input: CustomerInput }) => {
			allow('customerCreate');
			const draft = creation(context, input);
			return payload(
				context,
				draft.kind === 'done' ? done(shop.commit(undefined, draft.value)) : draft,
			);
		},
		customerUpdate: ({ input }: { input: CustomerInput }) => {
			allow('customerUpdate');
			return payload(context, update(context, input));
		},
		customerDelete: ({ input }: { input: { id: string } }) => {
			allow('customerDelete');
			const customer = shop.customers.get(legacyIdOf('Customer', input.id));
			const refusals = deletionRefusals(customer);
			if (customer && refusals.length === 0) {
				shop.remove(customer.id, [{ kind: 'deleted', id: customer.id }]);
			}
			return {
				deletedCustomerId:
					customer && refusals.length === 0 ? globalId('Customer', customer.id) : null,
				shop: shopView(context),
				userErrors: userErrors(refusals),
			};
		},
	};
}

export function deletionRefusals(customer: Customer | undefined): Refusal[] {
	if (customer === undefined) return [DOES_NOT_EXIST];
	if (customer.numberOfOrders === 0) return [];
	return [refusal(['id'], 'Customer can’t be deleted because they have associated orders')];
}

function creation({ shop }: RequestContext, input: CustomerInput): Result<Customer> {
	if (input.id) return refused(refusal(['id'], 'Cannot specify ID on creation'));
	const draft = draftCustomer(shop, input, inlineConsents(input));
	return draft.kind === 'refused' ? draft : withMetafields(shop, draft.value, input.metafields);
}

function update({ shop }: RequestContext, input: CustomerInput): Result<Customer> {
	const customer = input.id ? shop.customers.get(legacyIdOf('Customer', input.id)) : undefined;
	if (customer === undefined) return refused(DOES_NOT_EXIST);
	const consents = inlineConsentRefusals(input);
	if (consents.length > 0) return refused(...consents);
	const revised = revise(shop, customer, input);
	if (revised.kind === 'refused') return revised;
	const draft = withMetafields(shop, revised.value, input.metafields);
	return draft.kind === 'refused' ? draft : done(shop.commit(customer, draft.value));
}

function payload(context: RequestContext, result: Result<Customer>) {
	return {
		customer: result.kind === 'done' ? customerView(result.value, context) : null,
		userErrors: result.kind === 'refused' ? userErrors(result.refusals) : [],
	};
}

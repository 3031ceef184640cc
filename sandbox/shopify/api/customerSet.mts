import type { Customer } from '../customer.mts';
import { emailKey } from '../email.mts';
import { requireCustomerAccess, requireScope } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { legacyIdOf } from '../globalId.mts';
import { normalisePhone } from '../phone.mts';
import { type Result, done, refusal, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';
import { namespaceOf } from '../views/metafield.mts';
import { customerView } from '../views/customer.mts';
import { draftCustomer } from '../writes/create.mts';
import type { CustomerFields } from '../writes/customerFields.mts';
import { withMetafield } from '../writes/metafields.mts';
import { revise } from '../writes/revise.mts';
import { type CustomId, customerByCustomId } from './customIds.mts';
import { userErrors } from './userErrors.mts';

interface SetIdentifier {
	readonly id?: string;
	readonly email?: string;
	readonly phone?: string;
	readonly customId?: CustomId;
}

type SetInput = CustomerFields & { readonly id?: string | null };

/** Whom the identifier means: somebody, nobody yet, or a reason why it cannot be said. */
type Target = Result<Customer | undefined>;

const NOT_FOUND = refusal(
	['identifier'],
	'Resource matching the identifier was not found.',
	'NOT_FOUND',
);

export function customerSetMutation(context: RequestContext) {
	const { shop } = context;
	return {
		customerSet: (args: { identifier?: SetIdentifier | null; input: SetInput }) => {
			requireScope(shop.options, 'customerSet', 'write_customers');
			requireCustomerAccess(shop.options, 'customerSet');
			const target = targetOf(shop, args.identifier ?? undefined, args.input);
			if (target.kind === 'refused') {
				return { customer: null, userErrors: userErrors(target.refusals) };
			}
			const written = write(shop, target.value, args.input, args.identifier?.customId);
			return {
				customer: written.kind === 'done' ? customerView(written.value, context) : null,
				userErrors:
					written.kind === 'refused'
						? inputErrors(shop, userErrors(written.refusals, ['input']))
						: [],
			};
		},
	};
}

function targetOf(shop: Shop, identifier: SetIdentifier | undefined, input: SetInput): Target {
	if (identifier === undefined) return byId(shop, input.id);
	if (input.id) {
		const message = 'The id field is not allowed if identifier is provided.';
		return refused(refusal(['input', 'id'], message, 'ID_NOT_ALLOWED'));
	}
	const { id, email, phone, customId } = identifier;
	if (id !== undefined) return byId(shop, id);
	if (customId !== undefined) return done(customerByCustomId(shop, customId));
	if (email !== undefined) {
		const same = input.email ? emailKey(input.email) === emailKey(email) : undefined;
		return matching(same, 'email', () => shop.customers.byEmail(email));
	}
	const wanted = normalisePhone(phone ?? '', [shop.options.shopCountry]);
	const given = input.phone ? normalisePhone(input.phone, [shop.options.shopCountry]) : undefined;
	return matching(input.phone ? wanted === given : undefined, 'phone', () =>
		wanted === undefined ? undefined : shop.customers.byPhone(wanted),
	);
}

function byId(shop: Shop, id: string | null | undefined): Target {
	if (!id) return done(undefined);
	const customer = shop.customers.get(legacyIdOf('Customer', id));
	return customer === undefined ? refused(NOT_FOUND) : done(customer);
}

/** An upsert by a value wants the same value in the input. */
function matching(
	same: boolean | undefined,
	field: string,
	find: () => Customer | undefined,
): Target {
	if (same === undefined) {
		const message = 'The input field corresponding to the identifier is required.';
		return refused(refusal(['input'], message, 'MISSING_FIELD_REQUIRED'));
	}
	if (!same) {
		const message =
			'The identifier value does not match the value of the corresponding input field.';
		return refused(refusal(['input', field], message, 'INPUT_MISMATCH'));
	}
	return done(find());
}

/** Lists are replaced, absent fields are left alone; a list of null is left alone too. */
function write(
	shop: Shop,
	target: Customer | undefined,
	input: SetInput,
	customId: CustomId | undefined,
): Result<Customer> {
	const draft = target ? revise(shop, target, input) : draftCustomer(shop, input);
	if (draft.kind === 'refused') return draft;
	return done(shop.commit(target, customId ? stored(shop, draft.value, customId) : draft.value));
}

function stored(shop: Shop, customer: Customer, { namespace, key, value }: CustomId): Customer {
	const field = { namespace: namespaceOf(namespace), key, type: 'id', value };
	return withMetafield(shop, customer, field);
}

function inputErrors(shop: Shop, errors: ReturnType<typeof userErrors>) {
	const { customerSetTakenCode } = shop.options.switches;
	return errors.map((error) =>
		error.code === 'TAKEN' ? { ...error, code: customerSetTakenCode } : error,
	);
}

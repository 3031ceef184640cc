import type { Customer, Metafield } from '../customer.mts';
import { requireCustomerAccess, requireScope } from '../graphql/access.mts';
import { type PageArguments, connection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { legacyIdOf, typeOf } from '../globalId.mts';
import { type Refusal, refusal } from '../refusal.mts';
import { definitionView, metafieldView, namespaceOf } from '../views/metafield.mts';
import { compareDigest, metafieldOf, withMetafield } from '../writes/metafields.mts';
import type { MetafieldInput } from './customerInput.mts';
import { readMetafield } from './metafieldInput.mts';

interface SetInput extends MetafieldInput {
	readonly ownerId: string;
	readonly key: string;
	readonly compareDigest?: string | null;
}

interface DeleteInput {
	readonly ownerId: string;
	readonly namespace: string;
	readonly key: string;
}

interface DefinitionInput {
	readonly name: string;
	readonly namespace?: string | null;
	readonly key: string;
	readonly description?: string | null;
	readonly type: string;
	readonly ownerType: string;
}

interface DefinitionsArguments extends PageArguments {
	readonly ownerType: string;
	readonly namespace?: string | null;
	readonly key?: string | null;
}

const MAX_AT_ONCE = 25;
const STALE =
	'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';

export function metafieldFields(context: RequestContext) {
	const { shop } = context;
	const allow = (field: string) => {
		requireScope(shop.options, field, 'write_customers');
		requireCustomerAccess(shop.options, field);
	};
	return {
		metafieldDefinitions: (page: DefinitionsArguments) =>
			connection(
				shop.definitions.filter(
					({ namespace, key }) =>
						page.ownerType === 'CUSTOMER' &&
						(!page.namespace || namespace === namespaceOf(page.namespace)) &&
						(!page.key || key === page.key),
				),
				page,
				{ name: 'id', valueOf: ({ id }) => id, idOf: ({ id }) => id },
				definitionView,
				context.reach,
			),
		metafieldDefinitionCreate: ({ definition }: { definition: DefinitionInput }) => {
			allow('metafieldDefinitionCreate');
			return define(context, definition);
		},
		metafieldsSet: ({ metafields }: { metafields: readonly SetInput[] }) => {
			allow('metafieldsSet');
			return set(context, metafields);
		},
		metafieldsDelete: ({ metafields }: { metafields: readonly DeleteInput[] }) => {
			allow('metafieldsDelete');
			return {
				userErrors: [],
				deletedMetafields: metafields.map((wanted) => remove(context, wanted)),
			};
		},
	};
}

function define({ shop }: RequestContext, input: DefinitionInput) {
	const namespace = namespaceOf(input.namespace);
	const refuse = (field: string, message: string, code: string) => ({
		createdDefinition: null,
		userErrors: [{ field: ['definition', field], message, code }],
	});
	if (input.ownerType !== 'CUSTOMER') {
		return refuse('ownerType', 'The sandbox knows definitions of customers only.', 'INVALID');
	}
	if (shop.definitions.some((one) => one.namespace === namespace && one.key === input.key)) {
		const message = `Key is in use for Customer metafields on the '${namespace}' namespace.`;
		return refuse('key', message, 'TAKEN');
	}
	const { name, key, type, description } = input;
	const definition = {
		id: shop.nextId(),
		namespace,
		key,
		name,
		type,
		description: description ?? null,
	};
	shop.definitions.push(definition);
	return { createdDefinition: definitionView(definition), userErrors: [] };
}

/** All or nothing. */
function set({ shop }: RequestContext, inputs: readonly SetInput[]) {
	const drafts = new Map<number, Customer>();
	const errors: Array<Refusal & { readonly elementIndex: number | null }> = [];
	if (inputs.length > MAX_AT_ONCE) {
		const message = `Exceeded the maximum metafields input limit of ${MAX_AT_ONCE}.`;
		errors.push({
			...refusal(['metafields'], message, 'LESS_THAN_OR_EQUAL_TO'),
			elementIndex: null,
		});
	}
	for (const [elementIndex, input] of inputs.entries()) {
		const path = ['metafields', String(elementIndex)];
		const owner = ownerOf(shop, drafts, input.ownerId);
		if (owner === undefined) {
			const missing = refusal([...path, 'ownerId'], 'Owner does not exist.', 'INVALID');
			errors.push({ ...missing, elementIndex });
			continue;
		}
		const stored = metafieldOf(owner, namespaceOf(input.namespace), input.key);
		const read = readMetafield(shop, owner, input, path);
		if (isStale(stored, input)) {
			errors.push({ ...refusal(path, STALE, 'STALE_OBJECT'), elementIndex });
		} else if (read.kind === 'refused') {
			errors.push(...read.refusals.map((one) => ({ ...one, elementIndex })));
		} else {
			drafts.set(owner.id, withMetafield(shop, owner, read.value));
		}
	}
	if (errors.length > 0) return { metafields: [], userErrors: errors };
	for (const draft of drafts.values()) shop.commit(shop.customers.get(draft.id), draft);
	return { userErrors: [], metafields: inputs.flatMap((input) => written(shop, input) ?? []) };
}

/** Null means "must not exist yet", absent means "do not compare". */
function isStale(stored: Metafield | undefined, { compareDigest: digest }: SetInput): boolean {
	if (digest === undefined) return false;
	return digest !== (stored ? compareDigest(stored) : null);
}

function ownerOf(
	shop: RequestContext['shop'],
	drafts: ReadonlyMap<number, Customer>,
	ownerId: string,
): Customer | undefined {
	if (typeOf(ownerId) !== 'Customer') return undefined;
	const id = legacyIdOf('Customer', ownerId);
	return drafts.get(id) ?? shop.customers.get(id);
}

function written(shop: RequestContext['shop'], input: SetInput) {
	const owner = ownerOf(shop, new Map(), input.ownerId);
	const field = owner && metafieldOf(owner, namespaceOf(input.namespace), input.key);
	return field && metafieldView(field);
}

function remove({ shop }: RequestContext, wanted: DeleteInput): DeleteInput | null {
	const owner = ownerOf(shop, new Map(), wanted.ownerId);
	const field = owner && metafieldOf(owner, namespaceOf(wanted.namespace), wanted.key);
	if (owner === undefined || field === undefined) return null;
	const metafields = owner.metafields.filter(({ id }) => id !== field.id);
	shop.commit(owner, { ...owner, metafields });
	return wanted;
}

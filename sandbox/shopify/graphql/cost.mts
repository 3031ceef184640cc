import {
	type FieldNode,
	type FragmentDefinitionNode,
	GraphQLIncludeDirective,
	type GraphQLObjectType,
	type GraphQLOutputType,
	type GraphQLSchema,
	GraphQLSkipDirective,
	Kind,
	type OperationDefinitionNode,
	type SelectionSetNode,
	getDirectiveValues,
	getNamedType,
	getNullableType,
	isCompositeType,
	isInterfaceType,
	isListType,
	isObjectType,
	valueFromASTUntyped,
} from 'graphql';
import { type Answer, child, isNothing, itemsOf } from './costAnswer.mts';

const MUTATION = 10;
const OBJECT = 1;
const CONNECTION = 2;
/** Observed: these cost more than an object. */
const FIXED: Readonly<Record<string, number>> = {
	customersCount: 10,
	webhookSubscriptionsCount: 10,
};

/** Recorded: these come for nothing. The last two only by likeness: nobody recorded them. */
const FREE: readonly string[] = [
	'MailingAddress',
	'MoneyV2',
	'CustomerEmailMarketingConsentState',
	'CustomerSmsMarketingConsentState',
	'CustomerSmsMarketingConsent',
	'CustomerWhatsAppMarketingConsent',
];

/**
 * Shopify does not publish its formula. This one meets the prices that were recorded for what is
 * asked: 250 plain customers 13, with e-mail and phone 35, with a connection of 250 besides 178.
 */
export class CostModel {
	readonly #schema: GraphQLSchema;
	readonly #variables: Readonly<Record<string, unknown>>;
	readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
	readonly #fields = new Map<SelectionSetNode, readonly FieldNode[]>();

	constructor(
		schema: GraphQLSchema,
		variables: Readonly<Record<string, unknown>>,
		fragments: ReadonlyMap<string, FragmentDefinitionNode>,
	) {
		this.#schema = schema;
		this.#variables = variables;
		this.#fragments = fragments;
	}

	requested(operation: OperationDefinitionNode): number {
		return this.#operation(operation, { kind: 'awaited' });
	}

	actual(operation: OperationDefinitionNode, data: unknown): number {
		return this.#operation(operation, { kind: 'known', value: data });
	}

	#operation(operation: OperationDefinitionNode, answer: Answer): number {
		const root = this.#schema.getRootType(operation.operation);
		if (!root) return 0;
		return Math.floor(this.#selections(root, operation.selectionSet, answer));
	}

	#selections(type: GraphQLObjectType, set: SelectionSetNode, answer: Answer): number {
		return this.#fieldsOf(set).reduce((sum, field) => sum + this.#field(type, field, answer), 0);
	}

	#field(parent: GraphQLObjectType, node: FieldNode, within: Answer): number {
		if (!node.selectionSet) return 0;
		const definition = parent.getFields()[node.name.value];
		const named = definition && getNamedType(definition.type);
		if (!definition || !isCompositeType(named)) return 0;
		const answer = child(within, (node.alias ?? node.name).value);
		const fixed = FIXED[node.name.value];
		if (fixed !== undefined) return fixed;
		if (parent === this.#schema.getMutationType()) {
			return MUTATION + this.#payload(definition.type, node.selectionSet, answer);
		}
		if (answer.kind === 'known' && isNothing(answer.value)) return 0;
		if (named.name.endsWith('Connection')) return this.#connection(definition.type, node, answer);
		if (named.name === 'PageInfo' || node.name.value === 'userErrors') return 0;
		const own = FREE.includes(named.name) ? 0 : OBJECT;
		return own + this.#object(definition.type, node.selectionSet, answer);
	}

	/** What a mutation gives back directly is in its price; what hangs on that is not. */
	#payload(type: GraphQLOutputType, set: SelectionSetNode, answer: Answer): number {
		const payload = this.#concrete(type, answer);
		if (!payload) return 0;
		const given = this.#fieldsOf(set).filter(({ selectionSet }) => selectionSet);
		return given.reduce(
			(sum, field) => sum + Math.max(0, this.#field(payload, field, answer) - OBJECT),
			0,
		);
	}

	#connection(type: GraphQLOutputType, node: FieldNode, answer: Answer): number {
		const connection = this.#concrete(type, answer);
		if (!connection || !node.selectionSet) return 0;
		const fields = this.#fieldsOf(node.selectionSet);
		const lists = fields.filter(({ name }) => name.value === 'nodes' || name.value === 'edges');
		const sizes = lists.map((list) => {
			const items = itemsOf(child(answer, (list.alias ?? list.name).value));
			const size = items?.length ?? this.#pageSize(node);
			const costs = (items ?? [{ kind: 'awaited' } as const]).map((item) =>
				this.#element(connection, list, item),
			);
			const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
			return subLinear(size) * mean;
		});
		return Math.floor(sizes.reduce((sum, size) => sum + size, CONNECTION));
	}

	#element(connection: GraphQLObjectType, list: FieldNode, item: Answer): number {
		const type = connection.getFields()[list.name.value]?.type;
		if (!type || !list.selectionSet) return OBJECT;
		if (list.name.value === 'nodes') return OBJECT + this.#object(type, list.selectionSet, item);
		const edge = getNamedType(type);
		return isObjectType(edge)
			? Math.max(OBJECT, this.#selections(edge, list.selectionSet, item))
			: OBJECT;
	}

	#object(type: GraphQLOutputType, set: SelectionSetNode, answer: Answer): number {
		const first = isListType(getNullableType(type)) ? itemsOf(answer)?.[0] : undefined;
		const concrete = this.#concrete(type, first ?? answer);
		return concrete ? this.#selections(concrete, set, first ?? answer) : 0;
	}

	#concrete(type: GraphQLOutputType, answer: Answer): GraphQLObjectType | undefined {
		const named = getNamedType(type);
		if (isObjectType(named)) return named;
		const typename = answer.kind === 'known' ? child(answer, '__typename') : undefined;
		if (typename?.kind === 'known' && typeof typename.value === 'string') {
			const found = this.#schema.getType(typename.value);
			if (isObjectType(found)) return found;
		}
		return isInterfaceType(named)
			? this.#schema.getPossibleTypes(named).find(isCustomer)
			: undefined;
	}

	#pageSize(node: FieldNode): number {
		const sizes = (node.arguments ?? [])
			.filter(({ name }) => name.value === 'first' || name.value === 'last')
			.map(({ value }) => Number(valueFromASTUntyped(value, this.#variables)));
		return Math.max(0, ...sizes.filter((size) => !Number.isNaN(size)));
	}

	#fieldsOf(set: SelectionSetNode): readonly FieldNode[] {
		const fields = this.#fields.get(set) ?? this.#read(set);
		this.#fields.set(set, fields);
		return fields;
	}

	#read(set: SelectionSetNode): readonly FieldNode[] {
		return set.selections.flatMap((selection): readonly FieldNode[] => {
			const skip = getDirectiveValues(GraphQLSkipDirective, selection, this.#variables);
			const include = getDirectiveValues(GraphQLIncludeDirective, selection, this.#variables);
			if (skip?.if === true || include?.if === false) return [];
			if (selection.kind === Kind.FIELD) return [selection];
			const fragment =
				selection.kind === Kind.FRAGMENT_SPREAD
					? this.#fragments.get(selection.name.value)
					: selection;
			return fragment ? this.#fieldsOf(fragment.selectionSet) : [];
		});
	}
}

function isCustomer({ name }: GraphQLObjectType): boolean {
	return name === 'Customer';
}

function subLinear(size: number): number {
	return size <= 1 ? size : Math.max(1, 2 * Math.log(size));
}

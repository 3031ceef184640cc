import {
	type DocumentNode,
	type FragmentDefinitionNode,
	GraphQLError,
	Kind,
	type OperationDefinitionNode,
	parse,
} from 'graphql';

/** One operation out of a request, or why there is none. */
export type ReadDocument =
	| {
			readonly kind: 'read';
			readonly document: DocumentNode;
			readonly operation: OperationDefinitionNode;
			readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
	  }
	| { readonly kind: 'unreadable'; readonly message: string; readonly locations: unknown };

export function readDocument(query: string, operationName: string | null): ReadDocument {
	const document = parsed(query);
	if (document instanceof GraphQLError) {
		return { kind: 'unreadable', message: document.message, locations: document.locations };
	}
	const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
	const named = operations.find(({ name }) => name?.value === operationName);
	const operation = operationName === null && operations.length === 1 ? operations[0] : named;
	if (operation === undefined) {
		const message =
			operationName === null
				? 'An operation name is required'
				: `No operation named "${operationName}"`;
		return { kind: 'unreadable', message, locations: [] };
	}
	const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
	return {
		kind: 'read',
		document,
		operation,
		fragments: new Map(fragments.map((one) => [one.name.value, one])),
	};
}

export function rootFieldsOf({ selectionSet }: OperationDefinitionNode): string[] {
	return selectionSet.selections.flatMap((one) =>
		one.kind === Kind.FIELD ? [one.name.value] : [],
	);
}

function parsed(query: string): DocumentNode | GraphQLError {
	try {
		return parse(query);
	} catch (error) {
		return error instanceof GraphQLError ? error : new GraphQLError(String(error));
	}
}

import {
	type GraphQLSchema,
	type OperationDefinitionNode,
	getVariableValues,
	print,
} from 'graphql';
import type { AnswerError } from './validation.mts';

export type Variables =
	| { readonly kind: 'coerced'; readonly values: Readonly<Record<string, unknown>> }
	| { readonly kind: 'invalid'; readonly errors: readonly AnswerError[] };

export function readVariables(
	schema: GraphQLSchema,
	operation: OperationDefinitionNode,
	inputs: Readonly<Record<string, unknown>>,
): Variables {
	const definitions = operation.variableDefinitions ?? [];
	const { coerced, errors } = getVariableValues(schema, definitions, inputs);
	if (errors === undefined) return { kind: 'coerced', values: coerced };
	return {
		kind: 'invalid',
		errors: errors.map((error) => {
			const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1] ?? '';
			const type = definitions.find(({ variable }) => variable.name.value === name)?.type;
			return {
				message: `Variable $${name} of type ${type ? print(type) : ''} was provided invalid value`,
				locations: error.locations,
				extensions: {
					code: 'INVALID_VARIABLE',
					value: inputs[name] ?? null,
					problems: [{ path: [], explanation: error.message }],
				},
			};
		}),
	};
}

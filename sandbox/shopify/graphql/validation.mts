import {
	type ASTVisitor,
	type DocumentNode,
	type GraphQLError,
	type GraphQLSchema,
	type ValidationContext,
	specifiedRules,
	validate,
} from 'graphql';

export interface AnswerError {
	readonly message: string;
	readonly locations?: unknown;
	readonly path?: unknown;
	readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The codes of Shopify's static validation, by the rule of the GraphQL specification. */
const CODES: Readonly<Record<string, string>> = {
	FieldsOnCorrectTypeRule: 'undefinedField',
	FragmentsOnCompositeTypesRule: 'fragmentOnNonCompositeType',
	KnownArgumentNamesRule: 'argumentNotAccepted',
	KnownDirectivesRule: 'undefinedDirective',
	KnownFragmentNamesRule: 'useAndDefineFragment',
	KnownTypeNamesRule: 'undefinedType',
	NoUndefinedVariablesRule: 'variableNotDefined',
	NoUnusedFragmentsRule: 'useAndDefineFragment',
	NoUnusedVariablesRule: 'variableNotUsed',
	OverlappingFieldsCanBeMergedRule: 'fieldConflict',
	ProvidedRequiredArgumentsRule: 'missingRequiredArguments',
	ScalarLeafsRule: 'selectionMismatch',
	ValuesOfCorrectTypeRule: 'argumentLiteralsIncompatible',
	VariablesAreInputTypesRule: 'variableRequiresValidType',
	VariablesInAllowedPositionRule: 'variableMismatch',
};

/** Known wordings; other rules keep the words of the GraphQL library. */
const WORDINGS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^Cannot query field "(\w+)" on type "(\w+)"\..*$/s, "Field '$1' doesn't exist on type '$2'"],
	[
		/^Unknown argument "(\w+)" on field "\w+\.(\w+)"\..*$/s,
		"Field '$2' doesn't accept argument '$1'",
	],
	[
		/^Field "(\w+)" of type "(.+)" must have a selection of subfields\..*$/s,
		"Field must have selections (field '$1' returns $2 but has no selections. Did you mean '$1 { ... }'?)",
	],
	[/^Variable "(\$\w+)" is never used.*$/s, 'Variable $1 is declared but not used'],
];

type Rule = (context: ValidationContext) => ASTVisitor;

export function validationErrors(schema: GraphQLSchema, document: DocumentNode): AnswerError[] {
	const rules: readonly Rule[] = specifiedRules;
	// All at once is much cheaper, but does not say which rule an error is of.
	if (validate(schema, document, rules).length === 0) return [];
	return rules.flatMap((rule) =>
		validate(schema, document, [rule]).map((error) => worded(error, CODES[rule.name])),
	);
}

function worded(error: GraphQLError, code = 'invalid'): AnswerError {
	const [pattern, wording] = WORDINGS.find(([known]) => known.test(error.message)) ?? [];
	const [, fieldName, typeName] =
		/^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message) ?? [];
	return {
		message: pattern && wording ? error.message.replace(pattern, wording) : error.message,
		locations: error.locations,
		extensions: { code, ...(typeName && { typeName }), ...(fieldName && { fieldName }) },
	};
}

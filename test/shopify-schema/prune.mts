import {
	type DefinitionNode,
	type DocumentNode,
	Kind,
	type NamedTypeNode,
	type TypeDefinitionNode,
	isTypeDefinitionNode,
	parse,
	print,
	visit,
} from 'graphql';
import { DROPPED_INTERFACES, KEPT_FIELDS } from './kept.mts';

/** Cuts a printed schema down to the kept fields and whatever they lead to; deprecations stay. */
export function prune(sdl: string): string {
	const kept = withoutUnkept(parse(sdl, { noLocation: true }));
	const reached = reachableTypes(kept);
	const definitions = kept.definitions.filter(
		(node) => !isTypeDefinitionNode(node) || reached.has(node.name.value),
	);
	return `${print({ ...kept, definitions: definitions.sort(byName) })}\n`;
}

function withoutUnkept(document: DocumentNode): DocumentNode {
	return visit(document, {
		StringValue: {
			enter: (_node, key) => (key === 'description' ? null : undefined),
		},
		ObjectTypeDefinition: {
			leave(node) {
				const names = KEPT_FIELDS[node.name.value];
				const fields = node.fields?.filter((field) => names?.includes(field.name.value) ?? true);
				const interfaces = node.interfaces?.filter(
					({ name }) =>
						!DROPPED_INTERFACES.includes(name.value) && isWhole(document, name.value, fields),
				);
				return { ...node, ...(fields && { fields }), ...(interfaces && { interfaces }) };
			},
		},
	});
}

function isWhole(
	document: DocumentNode,
	interfaceName: string,
	fields: ReadonlyArray<{ readonly name: { readonly value: string } }> = [],
): boolean {
	const has = new Set(fields.map((field) => field.name.value));
	return document.definitions.some(
		(node) =>
			node.kind === Kind.INTERFACE_TYPE_DEFINITION &&
			node.name.value === interfaceName &&
			(node.fields ?? []).every((field) => has.has(field.name.value)),
	);
}

function reachableTypes(document: DocumentNode): ReadonlySet<string> {
	const types = new Map<string, TypeDefinitionNode>(
		document.definitions.filter(isTypeDefinitionNode).map((node) => [node.name.value, node]),
	);
	const reached = new Set<string>();
	const waiting = ['QueryRoot', 'Mutation'];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		const type = types.get(name);
		if (type === undefined || reached.has(name)) continue;
		reached.add(name);
		waiting.push(...typesNamedIn(type));
	}
	return reached;
}

function typesNamedIn(definition: DefinitionNode): string[] {
	const names: string[] = [];
	visit(definition, {
		NamedType: (node: NamedTypeNode) => {
			names.push(node.name.value);
		},
	});
	return names;
}

function byName(left: DefinitionNode, right: DefinitionNode): number {
	return nameOf(left).localeCompare(nameOf(right), 'en');
}

function nameOf(node: DefinitionNode): string {
	return 'name' in node && node.name ? node.name.value : '';
}

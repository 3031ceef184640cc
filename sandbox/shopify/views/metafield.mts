import type { Metafield } from '../customer.mts';
import { globalId } from '../globalId.mts';
import type { MetafieldDefinition } from '../metafieldDefinition.mts';
import { compareDigest } from '../writes/metafields.mts';

const APP_NAMESPACE = 'app--100200300';

/** Left out, it is the app's own; `$app` stands for that too. */
export function namespaceOf(namespace: string | null | undefined): string {
	if (!namespace) return APP_NAMESPACE;
	return namespace.replace(/^\$app(:|$)/, (_, colon) => APP_NAMESPACE + (colon ? '--' : ''));
}

export function metafieldView(field: Metafield) {
	const isJson = ['json', 'boolean', 'number_integer'].includes(field.type);
	return {
		__typename: 'Metafield',
		...field,
		id: globalId('Metafield', field.id),
		legacyResourceId: String(field.id),
		ownerType: 'CUSTOMER',
		compareDigest: compareDigest(field),
		jsonValue: isJson ? JSON.parse(field.value) : field.value,
		sizeInBytes: Buffer.byteLength(field.value),
	};
}

export function definitionView(definition: MetafieldDefinition) {
	return {
		__typename: 'MetafieldDefinition',
		...definition,
		id: globalId('MetafieldDefinition', definition.id),
		ownerType: 'CUSTOMER',
		type: {
			name: definition.type,
			category: definition.type === 'number_integer' ? 'NUMBER' : 'TEXT',
		},
	};
}

import { GraphQLError } from 'graphql';

export function globalId(type: string, id: number | string): string {
	return `gid://shopify/${type}/${id}`;
}

/** Refuses what Shopify refuses: bare numbers, and ids of another type. */
export function legacyIdOf(type: string, gid: string): number {
	const found = /^gid:\/\/shopify\/(\w+)\/([\w-]+)(\?.*)?$/.exec(gid);
	if (found === null) {
		throw new GraphQLError(`Invalid global id '${gid}'`, {
			extensions: { code: 'argumentLiteralsIncompatible' },
		});
	}
	if (found[1] !== type) {
		throw new GraphQLError(`Invalid id: ${gid}`, { extensions: { code: 'RESOURCE_NOT_FOUND' } });
	}
	return Number(found[2]);
}

export function typeOf(gid: string): string | undefined {
	return /^gid:\/\/shopify\/(\w+)\//.exec(gid)?.[1];
}

/** Real customer ids have 13 to 14 digits and are not consecutive. */
export function idSequence(first: number): () => number {
	let next = first;
	return () => {
		next += 32_768;
		return next;
	};
}

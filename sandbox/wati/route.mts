import type { Answer } from './answer.mts';
import type { Call } from './call.mts';
import type { Refusal } from './refusal.mts';

export type PathValues = Readonly<Record<string, string>>;

export interface Route {
	readonly version: 'v1' | 'v2' | 'v3';
	readonly method: 'GET' | 'POST' | 'PUT';
	/** `:name` stands for one segment. */
	readonly path: string;
	/** Any of these will do, and so will `api`. */
	readonly scopes: readonly string[];
	/** Calls of one family share a rate limit. */
	readonly family: string;
	handle(call: Call, values: PathValues): Answer;
	refuse(refusal: Refusal): Answer;
}

export type Found =
	| { readonly kind: 'route'; readonly route: Route; readonly values: PathValues }
	| { readonly kind: 'wrongVerb'; readonly allowed: readonly string[] }
	| { readonly kind: 'unknownPath' };

/** Earlier routes win, so that a fixed name stands before a placeholder. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
	const there = routes.flatMap((route) => {
		const values = pathValues(route.path, path);
		return values === undefined ? [] : [{ kind: 'route' as const, route, values }];
	});
	if (there.length === 0) return { kind: 'unknownPath' };
	const allowed = there.map(({ route }) => route.method);
	return there.find(({ route }) => route.method === method) ?? { kind: 'wrongVerb', allowed };
}

function pathValues(pattern: string, path: string): PathValues | undefined {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	const values = new Map<string, string>();
	for (const [index, segment] of wanted.entries()) {
		const value = given[index] ?? '';
		if (segment.startsWith(':') && value !== '') values.set(segment.slice(1), decoded(value));
		else if (segment !== value) return undefined;
	}
	return Object.fromEntries(values);
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

import { empty, text, type Answer } from './answer.mts';
import type { Call } from './call.mts';
import type { WatiOptions } from './options.mts';
import type { PathValues, Route } from './route.mts';

/** Why this call may not use this route, if it may not. A 401 is plain text, a 403 is empty. */
export function accessRefusal(
	call: Call,
	route: Route,
	values: PathValues,
	options: WatiOptions,
): Answer | undefined {
	if (call.authorization === undefined) return text('No Access Token provided', 401);
	if (call.authorization !== `Bearer ${options.token}`) return text('Unauthorized', 401);
	if (route.version === 'v1' && options.switches.v1 === 'forbidden403') return empty(403);
	if ((values.tenant ?? options.tenantId) !== options.tenantId) return empty(403);
	return hasScope(options.scopes, route.scopes) ? undefined : empty(403);
}

function hasScope(granted: readonly string[], sufficient: readonly string[]): boolean {
	return ['api', ...sufficient].some(
		(scope) => granted.includes(scope) || granted.includes(scope.replace(/:\w+$/, ':*')),
	);
}

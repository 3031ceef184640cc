import type { Contact } from '../core/profile';
import type { WatiClient, Update } from './client';
import { failed, succeeded, type WatiFailure, type WatiResult } from './http';

/** What Wati takes at most in one call. */
export const UPDATES_PER_CALL = 100;

/** More halvings than this in a row without an answer mean that the service is down. */
const MAX_SILENT_CALLS = 9;

/** How one update of many ended; the contact is `undefined` where the answer lacks it. */
export type UpdateResult = WatiResult<Contact | undefined>;

const inCallsOf = <T>(size: number, list: readonly T[]): readonly (readonly T[])[] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
		list.slice(index * size, (index + 1) * size),
	);

/**
 * Updates any number of contacts, a hundred to a call. A call that is refused is halved until the
 * bad one is alone, so that the others are written.
 */
export async function putAll(
	client: WatiClient,
	updates: readonly Update[],
): Promise<readonly UpdateResult[]> {
	let silentCalls = 0;
	let over: WatiFailure | undefined;
	const put = async (some: readonly Update[]): Promise<readonly UpdateResult[]> => {
		const ended = over;
		if (ended) return some.map(() => failed(ended));
		const result = await client.update(some);
		if (result.ok) {
			silentCalls = 0;
			return some.map(({ target }) =>
				succeeded(result.value.find(({ id, number }) => number === target || id === target)),
			);
		}
		const { failure } = result;
		silentCalls = failure.kind === 'unclear' ? silentCalls + 1 : 0;
		const hopeless = failure.kind === 'unauthorized' || failure.kind === 'rateLimited';
		if (hopeless || silentCalls > MAX_SILENT_CALLS) over = failure;
		if (over || some.length === 1) return some.map(() => failed(failure));
		const half = Math.ceil(some.length / 2);
		return [...(await put(some.slice(0, half))), ...(await put(some.slice(half)))];
	};

	const results: UpdateResult[] = [];
	for (const some of inCallsOf(UPDATES_PER_CALL, updates)) results.push(...(await put(some)));
	return results;
}

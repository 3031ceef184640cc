import type { Account } from '../wati/account';

const turns = new WeakMap<Account, Promise<unknown>>();

/**
 * One run after the other in this process: a merge and a deletion of the same customer are told at
 * the same moment, and must not decide about one contact from the same look at it.
 */
export async function inTurn<T>(account: Account, work: () => Promise<T>): Promise<T> {
	const before = turns.get(account);
	const turn = (before ?? Promise.resolve()).catch(() => undefined).then(work);
	turns.set(account, turn);
	return await turn;
}

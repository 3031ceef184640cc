import { createHash } from 'crypto';
import { newAccount, type Account } from '../wati/account';
import { slidingWindow, type WaitMs } from '../wati/pace';

interface Entry {
	requestsPer10Seconds: number;
	readonly account: Account;
}

const accounts = new Map<string, Entry>();

/**
 * The account of an endpoint and a token, one for all nodes and runs of this process, so that they
 * keep the rate limit together.
 */
export function accountOf(
	endpointUrl: string,
	accessToken: string,
	requestsPer10Seconds: number,
	wait: WaitMs,
): Account {
	const key = createHash('sha256').update(`${endpointUrl}\n${accessToken}`).digest('hex');
	const known = accounts.get(key);
	if (known) {
		known.requestsPer10Seconds = requestsPer10Seconds;
		return known.account;
	}
	const entry: Entry = {
		requestsPer10Seconds,
		account: newAccount(
			slidingWindow(() => entry.requestsPer10Seconds, Date.now, wait),
			() => entry.requestsPer10Seconds,
		),
	};
	accounts.set(key, entry);
	return entry.account;
}

import { readAnswer } from './answer';
import type { Account } from './account';
import type { SendWati, WatiRequest, WatiResult } from './http';
import { backoffMs, retryAfterMs, type NowMs, type WaitMs } from './pace';

/** Tries before a call that keeps being refused for its rate is given up. */
const MAX_RATE_LIMITED = 5;
/** Longer than this is the monthly quota, and no run should sleep until the first. */
const LONGEST_PAUSE_MS = 5 * 60 * 1000;
/** Tries of a call that may be repeated without harm, and stays unclear. */
const MAX_UNCLEAR = 3;
/** After so long a silence others may have written: what was to be written has to be read anew. */
const LATE_MS = 10_000;

export interface WatiDependencies {
	readonly send: SendWati;
	readonly account: Account;
	readonly wait: WaitMs;
	readonly now: NowMs;
}

/** A call that may be repeated without harm, or one that must be looked after first. */
export type PatientCall = (
	request: WatiRequest,
	repeat: 'harmless' | 'never',
) => Promise<WatiResult<unknown>>;

/** Calls at the account's pace, and waits where Wati asks for it. */
export function patientCall({ send, account, wait, now }: WatiDependencies): PatientCall {
	return async (request, repeat) => {
		const maxUnclear = repeat === 'harmless' ? MAX_UNCLEAR : 1;
		for (let limited = 0, unclear = 0; ; ) {
			const answered = await account.pace();
			const sentAtMs = now();
			const answer = await send(request).finally(answered);
			const result = readAnswer(answer);
			if (result.ok) return result;
			const { kind } = result.failure;
			const isLate = request.method !== 'GET' && now() - sentAtMs > LATE_MS;
			if (kind === 'rateLimited' && ++limited < MAX_RATE_LIMITED) {
				const header = answer.kind === 'answer' ? answer.headers['retry-after'] : undefined;
				const backoff = backoffMs(limited - 1, account.requestsPer10Seconds());
				const pause = retryAfterMs(header, now()) ?? backoff;
				if (pause > LONGEST_PAUSE_MS) return result;
				await wait(pause);
			} else if (kind === 'unclear' && !isLate && ++unclear < maxUnclear) {
				await wait(backoffMs(unclear - 1, account.requestsPer10Seconds()) / 10);
			} else {
				return result;
			}
		}
	};
}

import { HOPELESS } from './hopeless';
import type { Outcome } from './outcome';
import type { Reason } from './reasons';

/** What may stand behind a contact that could not be told what it has to remember. */
const BEHIND: readonly Reason[] = [...HOPELESS, 'noAnswer'];

/** What stood in the way of a record that failed; `undefined` for one that did not. */
export function causeOf({
	action,
	reason,
	problems,
}: Pick<Outcome, 'action' | 'reason' | 'problems'>): Reason | undefined {
	if (action !== 'failed') return undefined;
	if (reason !== 'contactNotRemembered') return reason;
	return problems.find(({ code }) => BEHIND.includes(code))?.code ?? reason;
}

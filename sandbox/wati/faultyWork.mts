import type { Account } from './account.mts';
import { json, v3Error, type Answer } from './answer.mts';
import type { FaultInWork } from './faults.mts';

/** `cutShort`: the connection is lost in the middle of the answer. */
export type Reply = Answer | 'connectionLost' | { readonly cutShort: Answer };

export function workWithFault(
	{ contacts, options }: Account,
	fault: FaultInWork | undefined,
	work: () => Answer,
): Reply {
	switch (fault?.kind) {
		case undefined:
			return work();
		case 'serverErrorAfterWrite':
			work();
			return v3Error(500, 'Unexpected error occurred. Please try again.', options.clock.now());
		case 'connectionLostAfterWrite':
			work();
			return 'connectionLost';
		case 'answerCutShort':
			return { cutShort: work() };
		case 'notWritten':
			return contacts.losingChangesTo(fault.number, work);
		case 'leaveOutOfAnswer':
			return without(fault.number, work());
	}
}

function without(number: string, answer: Answer): Answer {
	if (answer.content.kind !== 'json' || !isContactList(answer.content.value)) return answer;
	const list = answer.content.value.contact_list.filter(({ wa_id }) => wa_id !== number);
	return json({ ...answer.content.value, contact_list: list }, answer.status);
}

interface ContactList {
	readonly contact_list: ReadonlyArray<{ readonly wa_id?: unknown }>;
}

function isContactList(value: unknown): value is ContactList {
	return typeof value === 'object' && value !== null && 'contact_list' in value;
}

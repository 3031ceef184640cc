import { linkedPerson } from './contactView.mts';
import { eventTitle } from './eventTitle.mts';
import { personOf } from './person.mts';
import { digitsOf } from './whatsAppNumber.mts';
import type { Run, Wati, WatiContact } from './world.mts';

export interface RunView extends Run {
	readonly title: string;
	/** Whose cards it belongs to: a linked person, or else the contact itself. */
	readonly person: string | null;
	/** Their name, or what else they are known by. */
	readonly who: string | null;
}

export function runView(run: Run, wati: Wati): RunView {
	const contact = contactOf(run, wati);
	const customer = run.customer?.id === undefined ? null : personOf(run.customer.id);
	const number = contact?.number ?? run.contact?.number;
	return {
		...run,
		title: run.event === undefined ? run.workflow : eventTitle(run.event),
		person: customer ?? (contact && (linkedPerson(contact, wati.marks) ?? contact.id)),
		who: run.customer?.name || contact?.name || (number ? `+${digitsOf(number)}` : customer),
	};
}

function contactOf({ contact }: Run, wati: Wati): WatiContact | null {
	const digits = digitsOf(contact?.number ?? '');
	const found = wati.contacts().find(({ id, number }) => {
		return id === contact?.id || (digits !== '' && digits === digitsOf(number ?? ''));
	});
	return found ?? null;
}

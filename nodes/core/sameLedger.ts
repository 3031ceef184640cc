import type { Ledger } from './ledger';
import { encodeLedger } from './ledgerText';

/** An entry that says that both sides have nothing is not worth a call of its own. */
function worthKeeping(next: Ledger, ledger: Ledger): Ledger['fields'] {
	const entries = Object.entries(next.fields).filter(
		([field, { customer, contact }]) =>
			customer !== null || contact !== null || Object.hasOwn(ledger.fields, field),
	);
	return Object.fromEntries(entries);
}

/** Whether the ledger on the contact already says what the next one would, its times aside. */
export function isSameLedger(ledger: Ledger, next: Ledger, prefix: string): boolean {
	const text = ({ fields, tags, consent }: Ledger) => {
		const timeless = { updatedAt: '', readAt: '', fields, tags, ...(consent ? { consent } : {}) };
		return JSON.stringify(encodeLedger(timeless, 'x', prefix));
	};
	return text(ledger) === text({ ...next, fields: worthKeeping(next, ledger) });
}

import { nameOnContact, rememberedBy } from '../core/attributes';
import type { Contact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import type { Sync } from './job';
import { putKept, type KeptUpdate } from './putKept';

/** Says nothing to anybody: for services that take no empty value. */
const NOBODY = '-';

function releasing(contact: Contact, { settings: { names } }: Sync, text: string): KeptUpdate {
	const pieces = Object.keys(contact.attributes).filter((name) => {
		const lower = name.toLowerCase();
		return lower === names.ledger || lower.startsWith(`${names.ledger}_`);
	});
	const named = [nameOnContact(contact, names.link), ...pieces];
	return { contact, set: Object.fromEntries(named.map((name) => [name, text])) };
}

/** Takes link and ledger from contacts whose customer has another one now. What fails is told. */
export async function release(
	sync: Sync,
	contacts: readonly Contact[],
): Promise<readonly Problem[]> {
	let left = contacts;
	for (const text of sync.account.knowledge.emptyValues === 'refused' ? [NOBODY] : ['', NOBODY]) {
		const results = await putKept(
			sync,
			left.map((contact) => releasing(contact, sync, text)),
		);
		left = left.filter((_, index) => {
			const result = results[index];
			const after = result?.ok ? result.value.after : undefined;
			return !after || rememberedBy(after, sync.settings.names).customerId !== undefined;
		});
	}
	return left.map(({ number }) => problem('previousContactKept', number ?? undefined));
}

import { lostAttributes } from '../core/toContact/verify';
import type { Contact } from '../core/profile';
import type { PlanSettings } from '../core/write';
import type { Update } from './client';
import { succeeded, type WatiResult } from './http';
import type { Sync } from './job';
import { putAll } from './put';

export interface KeptUpdate {
	/** The contact as it was: what it has must still be there afterwards. */
	readonly contact: Contact;
	readonly set: Update['set'];
}

export interface Kept {
	/** The contact as the answer shows it; `undefined` where the answer lacks it. */
	readonly after: Contact | undefined;
	/** Whether attributes were dropped by the update and written back. */
	readonly restored: boolean;
}

const targetOf = (contact: Contact): string => contact.number ?? contact.id;

/**
 * Everything the contact should have: what a replacing update must say. An empty one is left out,
 * and so is the parameter of Allow campaign: said again, an old request would be carried out again.
 */
function whole({ contact, set }: KeptUpdate, { campaignParameter }: PlanSettings): Update['set'] {
	const parameter = campaignParameter.toLowerCase();
	const others = Object.entries(contact.attributes).filter(
		([name]) => name.toLowerCase() !== parameter,
	);
	const all = Object.entries({ ...Object.fromEntries(others), ...set });
	return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

/**
 * Updates contacts so that nothing else on them is lost. Whether an update merges or replaces is
 * documented nowhere: the first answer shows it, and what it dropped is written back at once.
 */
export async function putKept(
	{ client, account, settings }: Sync,
	updates: readonly KeptUpdate[],
): Promise<readonly WatiResult<Kept>[]> {
	const toUpdate = (update: KeptUpdate): Update => ({
		target: targetOf(update.contact),
		set: account.updatesReplace ? whole(update, settings) : update.set,
	});
	// Another run may learn of it while this one's call is under way, which then said too little.
	const saidAll = account.updatesReplace === true;
	const first = await putAll(client, updates.map(toUpdate));
	const torn: number[] = [];
	updates.forEach(({ contact, set }, index) => {
		const result = first[index];
		if (saidAll || !result?.ok || !result.value) return;
		const others = Object.entries(contact.attributes).filter(
			([name, text]) => text !== '' && !Object.hasOwn(set, name),
		).length;
		const lost = Object.keys(lostAttributes(contact, set, result.value)).length;
		// One that is missing while others are left was removed by a person meanwhile.
		if (others > 0 && lost === others) torn.push(index);
		else if (others > 0) account.updatesReplace ||= false;
	});
	if (torn.length > 0) account.updatesReplace = true;

	const repairs = torn.flatMap((index) => updates[index] ?? []);
	const repaired = await putAll(client, repairs.map(toUpdate));
	return first.map((result, index) => {
		const repair = torn.includes(index) ? repaired[torn.indexOf(index)] : undefined;
		const last = repair ?? result;
		return last.ok ? succeeded({ after: last.value, restored: repair !== undefined }) : last;
	});
}

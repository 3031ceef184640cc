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

/** A quick answer shows the contact as it is: a slow one may be older than what others wrote since. */
const QUICK_MS = 2_000;

/** What puts back the attributes that an update dropped, and says everything else as it is by now. */
async function repairOf(
	{ client, settings, now }: Sync,
	{ contact, set }: KeptUpdate,
	answer: { readonly shown: Contact; readonly askedAtMs: number },
): Promise<Update> {
	const target = targetOf(contact);
	const isQuick = now() - answer.askedAtMs < QUICK_MS;
	const read = isQuick ? undefined : await client.contact(target);
	const present = (read?.ok ? read.value : undefined) ?? answer.shown;
	const lost = lostAttributes(contact, set, present);
	const own = whole({ contact: { ...contact, attributes: lost }, set: {} }, settings);
	return { target, set: whole({ contact: present, set: own }, settings) };
}

/**
 * Updates contacts so that nothing else on them is lost. Whether an update merges or replaces is
 * documented nowhere: the first answer shows it, and what it dropped is written back at once.
 */
export async function putKept(
	sync: Sync,
	updates: readonly KeptUpdate[],
): Promise<readonly WatiResult<Kept>[]> {
	const { client, account, settings } = sync;
	const askedAtMs = sync.now();
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

	const repairs = new Map<number, Update>();
	for (const index of torn) {
		const update = updates[index];
		const answer = first[index];
		const shown = answer?.ok ? answer.value : undefined;
		if (update && shown) repairs.set(index, await repairOf(sync, update, { shown, askedAtMs }));
	}
	const repaired = await putAll(client, [...repairs.values()]);
	return first.map((result, index) => {
		const place = [...repairs.keys()].indexOf(index);
		const last = repaired[place] ?? result;
		return last.ok ? succeeded({ after: last.value, restored: place >= 0 }) : last;
	});
}

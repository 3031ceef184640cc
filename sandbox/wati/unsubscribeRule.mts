import type { Account } from './account.mts';
import type { Contact } from './contact.mts';

/** Wati's own rule: STOP clears Allow campaign and START sets it, typed or tapped. */
export function applyUnsubscribeRule(
	{ contacts, options }: Account,
	{ id }: Contact,
	said: string,
): void {
	const allowCampaign = ruling(said);
	if (options.switches.unsubscribeRule === 'off' || allowCampaign === undefined) return;
	const contact = contacts.find(id);
	if (contact !== undefined) contacts.change(contact, { allowCampaign }, 'moves');
}

function ruling(said: string): boolean | undefined {
	if (/^\s*(stop|unsubscribe)\s*$/i.test(said)) return false;
	return /^\s*start\s*$/i.test(said) ? true : undefined;
}

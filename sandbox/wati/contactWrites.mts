import type { Account } from './account.mts';
import type { Contact } from './contact.mts';
import { allowCampaignIn, writtenParams, type Param } from './params.mts';

export interface NewContact {
	readonly number: string;
	readonly name?: string;
	readonly params: readonly Param[];
	readonly source: string;
}

/** What the API does, as opposed to a person in the inbox. */
export function createByApi({ contacts, options }: Account, wanted: NewContact): Contact {
	const { number, name, source } = wanted;
	return contacts.add({
		number,
		source,
		...(name !== undefined && { name }),
		params: writtenParams({}, wanted.params, 'merges', options.switches),
		allowCampaign: allowCampaignIn(wanted.params, options.switches) ?? true,
	});
}

export function writeParams(
	{ contacts, options: { switches } }: Account,
	contact: Contact,
	params: readonly Param[],
	others: 'merges' | 'replaces',
): Contact {
	const change = {
		params: writtenParams(contact.params, params, others, switches),
		allowCampaign: allowCampaignIn(params, switches) ?? contact.allowCampaign,
	};
	const lastUpdated = switches.attributeWriteMovesLastUpdated ? 'moves' : 'stays';
	return contacts.change(contact, change, lastUpdated);
}

import type { IExecuteFunctions } from 'n8n-workflow';
import type { WantedCustomer } from '../core/profile';
import { hasNews } from '../core/toCustomer/hasNews';
import { wasLetGo } from '../core/toCustomer/letGo';
import { readContactItem } from '../n8n/contactJson';
import type { ShopifyClient } from '../shopify/client';
import { succeeded, type ShopifyResult } from '../shopify/http';
import { presentCustomers } from '../shopify/presentCustomers';
import { CONSENT_ATTRIBUTE, linkNames } from '../wati/linkNames';
import { readOnlyChanged } from './properties';

/** Link and record have one name, whatever the consent attribute is called. */
const NAMES = linkNames(CONSENT_ATTRIBUTE);

/**
 * The items whose contacts say nothing new, by their index, with whether the customer of the link
 * is still there. All of them are asked for together.
 */
export async function findUnchanged(
	context: IExecuteFunctions,
	client: ShopifyClient,
	mapped: readonly (WantedCustomer | undefined)[],
): Promise<ReadonlyMap<number, ShopifyResult<boolean>>> {
	const quiet = context.getInputData().flatMap(({ json }, index) => {
		const wanted = mapped[index];
		if (!wanted || !readOnlyChanged(context, index)) return [];
		const contact = readContactItem(json.contact)?.contact;
		if (!contact) return [];
		const { linkedTo } = wanted;
		const isQuiet =
			linkedTo === undefined ? wasLetGo(contact, NAMES) : !hasNews(wanted, contact, NAMES);
		return isQuiet ? [{ index, linkedTo }] : [];
	});
	const present = await presentCustomers(
		client,
		quiet.flatMap(({ linkedTo }) => linkedTo ?? []),
	);
	return new Map(
		quiet.flatMap(({ index, linkedTo }) => {
			if (linkedTo === undefined) return [[index, succeeded(true)] as const];
			const result = present.get(linkedTo);
			return result ? [[index, result] as const] : [];
		}),
	);
}

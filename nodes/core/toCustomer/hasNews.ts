import { rememberedBy } from '../attributes';
import { agreedOf, isPendingOptOut } from '../consent';
import { remembers, type Ledger } from '../ledger';
import type { Contact, LinkNames, WantedCustomer } from '../profile';
import { keyOf, spelledOn } from './decideFields';
import { isTagSwitched } from './mergeTags';

/** Of a field that the ledger does not know, nothing is no news. */
function isFieldNew(wanted: WantedCustomer, contact: Contact, { fields }: Ledger): boolean {
	return Object.entries(wanted.fields).some(([field, one]) => {
		const key = keyOf(field, one);
		const agreed = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (!agreed) return one.value !== undefined && one.value !== null;
		return !remembers(agreed.contact, spelledOn(contact, one));
	});
}

/** Without an entry no later switch could be seen as one: it has to be made. */
function isConsentNew({ consent }: WantedCustomer, contact: Contact, ledger: Ledger): boolean {
	if (!consent) return false;
	if (consent.heard !== undefined || isPendingOptOut(ledger.consent)) return true;
	if (contact.campaignUntold) return false;
	const agreed = agreedOf(ledger.consent, { state: 'notSubscribed', channel: consent.channel });
	return agreed?.contact !== contact.allowCampaign;
}

/**
 * Whether a contact says anything that a run to its customer has not dealt with: something that an
 * agent changed, that was just said, or that the last run could not write. A contact without news
 * writes nothing to its customer, whatever became of that one.
 */
export function hasNews(wanted: WantedCustomer, contact: Contact, names: LinkNames): boolean {
	const { customerId, ledger } = rememberedBy(contact, names);
	if (customerId === undefined || customerId !== wanted.linkedTo || !ledger) return true;
	return (
		isFieldNew(wanted, contact, ledger) ||
		(wanted.tags !== undefined && isTagSwitched(wanted.tags, contact, ledger)) ||
		isConsentNew(wanted, contact, ledger)
	);
}

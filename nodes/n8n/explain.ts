import type { Problem, Reason } from '../core/reasons';

/** Every reason code in the user's words: what happened, and what to do where something is. */
export const EXPLANATIONS: Readonly<Record<Reason, string>> = {
	alreadyInStep: 'Both sides are equal; nothing was written.',
	ambiguousMatch:
		'Several contacts answer to this customer. Choose one: delete or unlink the others in Wati.',
	attributesRestored:
		'Wati dropped attributes that the update did not name; they were written back at once.',
	conflictHeld:
		'Both sides changed this differently and the conflict rule says hold. Make them equal by hand.',
	conflictLost: 'Both sides changed this differently; by the conflict rule Shopify won.',
	conflictWon: 'Both sides changed this differently; by the conflict rule Wati won.',
	consentNotApplied:
		'Wati did not change Allow campaign. Add a rule in Wati on the consent attribute, or name the parameter that your account takes.',
	consentNotFresh: 'An opt-in is passed on only for a contact that was read in the same run.',
	consentNotRaised:
		'Subscribed in Shopify, but Allow campaign was off in Wati when they were linked. Both stay as they are.',
	contactVanished: 'The contact was deleted in Wati meanwhile. The next run makes it anew.',
	customerChanged: 'The customer changed in Shopify.',
	customerDeleted: 'The customer no longer exists in Shopify; the contact was left as it is.',
	customerNew: 'The customer had no contact yet.',
	emptyNotAccepted: 'Wati does not take an empty value here, so the text stays.',
	firstLink: 'A contact that was there before was linked to the customer.',
	leftToOtherDirection:
		'Changed in Wati since the last run. This run leaves it; the run from Wati to Shopify carries it.',
	linkConflict:
		'The contact of this number is linked to another customer. Clear its shopify_customer_id in Wati, or mend the number in Shopify.',
	memoryRefreshed:
		'Both sides are equal; only the sync record on the contact was brought up to date.',
	nameTaken:
		'The consent attribute or the Allow campaign parameter has the name of an attribute that is written for something else. Choose another name in the options.',
	noAnswer: 'Wati did not answer, or not as it should. The next run tries again.',
	noPhone: 'The customer has no phone number, and a contact in Wati is a phone number.',
	notMapped: 'The item has no mapped profile. Put Map Attributes before this node.',
	notMatched: 'The item has no match. Put Match Contact before this node.',
	optOutKept: 'Opted out in Wati. An opt-out is never undone from this side.',
	optOutSaved: 'Wati refused the other data, but the opt-out was written.',
	phoneChanged:
		'The customer has a new number: its contact took the link, the old contact lost it.',
	phoneInvalid:
		'The phone number is not valid, or lacks its country code. Mend it in Shopify or set the default country.',
	previousContactKept:
		'The contact of an earlier number could not be unlinked. Clear its shopify_customer_id in Wati.',
	previousContactUnknown:
		'Wati could not be searched for a contact under an earlier number. If there is one, clear its shopify_customer_id.',
	rateLimited:
		'Wati kept refusing calls: the rate limit or the monthly quota is used up. The next run tries again.',
	refused: 'Wati refused the data.',
	staleCustomer: 'A newer state of this customer was written already; this older one was not.',
	tagNameReserved:
		'The tag would take the name of a reserved or mapped attribute. Change the prefix.',
	tagNameShared: 'Two tags have one attribute name; they count as one.',
	tooManyTags: 'The customer has more tags than the limit that is set; this one was left alone.',
	unauthorized: 'Wati did not accept the access token, or the token may not do this.',
	valueNotApplied: 'Wati answered that it wrote the value, but shows another one.',
	valueNotConvertible: 'The value is not of the chosen type; the attribute was left alone.',
};

/** A sentence for a reason, with what makes this case special behind it. */
export const explain = (reason: Reason, detail?: string): string =>
	detail ? `${EXPLANATIONS[reason]} ${detail}` : EXPLANATIONS[reason];

/** A problem as items show it. */
export const problemJson = ({ code, field, detail }: Problem) => ({
	code,
	...(field === undefined ? {} : { field }),
	...(detail === undefined ? {} : { detail }),
	message: explain(code, detail),
});

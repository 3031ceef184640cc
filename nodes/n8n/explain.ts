import type { Problem, Reason } from '../core/reasons';

/** Every reason code in the user's words: what happened, and what to do where something is. */
export const EXPLANATIONS: Readonly<Record<Reason, string>> = {
	alreadyInStep: 'Both sides are equal; nothing was written.',
	ambiguousMatch:
		'Several contacts answer to this customer. Choose one: delete or unlink the others in Wati.',
	attributesRestored:
		'Wati dropped attributes that the update did not name; they were written back at once.',
	bothStay:
		'Both sides had a value when they were linked, and not the same one. Both stay as they are.',
	conflictHeld:
		'Both sides changed this differently and the conflict rule says hold. Make them equal by hand.',
	conflictLost: 'Both sides changed this differently; by the conflict rule Shopify won.',
	conflictWon: 'Both sides changed this differently; by the conflict rule Wati won.',
	consentNoAddress:
		'Shopify keeps this consent with the e-mail address or the phone number, and the customer has none.',
	consentNotApplied:
		'Wati did not change Allow campaign. Add a rule in Wati on the consent attribute, or name the parameter that your account takes.',
	consentNotFresh: 'An opt-in is passed on only for a contact that was read in the same run.',
	consentNotRaised:
		'Subscribed in Shopify, but Allow campaign was off in Wati when they were linked. Both stay as they are.',
	contactChanged: 'The contact changed in Wati.',
	contactFollows: 'The customer was merged into another one: the contact belongs to that one now.',
	contactLeft: 'The customer is gone; by the setting the contact was left as it is.',
	contactNew: 'The contact had no customer yet.',
	contactNotRemembered:
		'Shopify was written, but link and sync record could not be written to the contact. The next run does it.',
	contactRedacted:
		'Shopify asked to erase the customer: what the sync had brought to the contact was removed.',
	contactUnknown:
		'Wati does not know the contact (yet). A message after the quiet time tries again.',
	contactUnlinked:
		'The customer was deleted in Shopify: the contact lost its link and its sync record, its tags are false and Allow campaign goes off.',
	contactVanished: 'The contact was deleted in Wati meanwhile. The next run makes it anew.',
	contactsUnsearchable:
		'Wati could not be searched for the contact of this customer. The next reconciliation finds it.',
	crashed: 'The run stopped before its end. Its execution in n8n tells where.',
	customerChanged: 'The customer changed in Shopify.',
	customerConsentNotApplied:
		'Shopify did not take the consent. Look at the customer in Shopify; an opt-out is tried again by the next run.',
	customerDeleted: 'The customer no longer exists in Shopify; the contact was left as it is.',
	customerNew: 'The customer had no contact yet.',
	emailInvalid:
		'The e-mail address on the contact is not a valid one; it was neither searched for nor written.',
	emptyNotAccepted: 'The other side does not take an empty value here, so the text stays.',
	fieldRefused: 'Shopify refused this value; everything else was written.',
	firstLink: 'A contact and a customer that were both there before were linked.',
	identityConflict:
		'The link, the number and the e-mail of this contact lead to different customers. Mend the contact, or merge them in Shopify.',
	leftToOtherDirection:
		'Changed on the other side since the last run. This run leaves it to the run of the other direction.',
	linkConflict:
		'The contact of this number is linked to another customer. Clear its shopify_customer_id in Wati, or mend the number in Shopify.',
	linkedCustomerGone:
		'The customer that the contact was linked to is no longer there; it was looked for by number and e-mail.',
	memoryRefreshed:
		'Both sides are equal; only the sync record on the contact was brought up to date.',
	nameStays: 'Wati cannot change the name of a contact through the API: remove it by hand.',
	nameTaken:
		'The consent attribute or the Allow campaign parameter has the name of an attribute that is written for something else. Choose another name in the options.',
	noAnswer: 'The other service did not answer, or not as it should. The next run tries again.',
	noNumber:
		'WhatsApp hides the number of this contact, and without it nobody can be found or made in Shopify.',
	noPhone: 'The customer has no phone number, and a contact in Wati is a phone number.',
	nobodyLinked: 'No contact was linked to this customer.',
	notLinked: 'The contact has no customer and is not new. It is left to its next message.',
	notMapped: 'The item has no mapped profile. Put Map Attributes before this node.',
	notMatched: 'The item has no match. Put Match Contact before this node.',
	optOutKept: 'Opted out. An opt-out is never undone by an older or an assumed opt-in.',
	optOutSaved: 'The other data could not be written, but the opt-out was.',
	optOutWaits:
		'The opt-out was written to Wati. Shopify has not heard of it yet: see to it once this record is settled.',
	otherPhone:
		'The customer of this e-mail address has another phone number. If it is the same person, enter the new number in Shopify.',
	phoneChanged:
		'The customer has a new number: its contact took the link, the old contact lost it.',
	phoneInvalid:
		'The phone number is not valid, or lacks its country code. Mend it, or set the default country.',
	phoneTaken:
		'The number or the e-mail address was taken by another customer meanwhile, again and again. The next run tries again.',
	previousContactKept:
		'The contact of an earlier number could not be unlinked. Clear its shopify_customer_id in Wati.',
	previousContactUnknown:
		'Wati could not be searched for a contact under an earlier number. If there is one, clear its shopify_customer_id.',
	putOff:
		'Changed, but put off: the next page writes it together with others, a hundred to a call.',
	rateLimited:
		'Calls kept being refused: the rate limit or the monthly quota is used up. The next run tries again.',
	refused: 'The other service refused the data.',
	settingWrong:
		'A setting cannot be used, and nothing runs on it. Mend its row in the table shopify_wati_settings.',
	severalCustomers:
		'Several customers in Shopify answer to this contact. Merge them in Shopify, or mend the contact.',
	staleCustomer: 'A newer state of this customer was written already; this older one was not.',
	syncDisabled:
		'The sync, or this direction of it, is switched off in the settings; nothing was written.',
	tagNameReserved:
		'The tag would take the name of a reserved or mapped attribute. Change the prefix.',
	tagNameShared: 'Two tags have one attribute name; they count as one.',
	tagNameUnreadable:
		'The attribute has the tag prefix but cannot be a tag: use lower-case letters, digits and underscores.',
	tooManyTags: 'The customer has more tags than the limit that is set; this one was left alone.',
	twoContacts:
		'Two contacts belong to one customer: customers were merged, or one line is in Wati under two spellings of its number. Keep one: delete the other in Wati.',
	unauthorized: 'The access token was not accepted, or may not do this.',
	valueNotApplied:
		'Wati answered that it wrote the value, but shows another one. Look at the attribute in Wati.',
	valueNotConvertible: 'The value is not of the chosen type; nothing was written for it.',
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

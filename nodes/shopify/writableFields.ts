/** The fields of a customer that can be written, by the name on the item. */
export const WRITABLE_FIELDS: readonly { readonly name: string; readonly value: string }[] = [
	{ name: 'Email', value: 'email' },
	{ name: 'First Name', value: 'firstName' },
	{ name: 'Last Name', value: 'lastName' },
	{ name: 'Locale', value: 'locale' },
	{ name: 'Note', value: 'note' },
];

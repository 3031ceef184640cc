/** Where the template *Historical import* puts its form and its progress page. */
export const FORM_PATH = 'shopify-wati-import';
const PROGRESS_PATH = 'shopify-wati-import-progress';

export const formAddress = (n8n: string): string => `${n8n}/form/${FORM_PATH}`;

/** Who knows the key of an import sees its page. */
export const progressAddress = (n8n: string, key: string): string =>
	`${n8n}/webhook/${PROGRESS_PATH}?${new URLSearchParams({ key }).toString()}`;

import type { IDataObject } from 'n8n-workflow';

/** A customer that could not be read goes on as a failed record, so that the others do. */
export const unreadable = (id: string): IDataObject => ({
	customer: { id },
	error: `Customer ${id} could not be read from Shopify's answer.`,
});

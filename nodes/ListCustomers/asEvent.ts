import type { IDataObject } from 'n8n-workflow';
import type { CustomerJson } from '../shopify/customer';

export const asListed = (customer: CustomerJson): IDataObject => ({
	customer: customer as IDataObject,
});

/**
 * A customer who is asked for because something happened comes as the trigger would bring it: what
 * follows then looks for the contact of an earlier number.
 */
export const asChanged = (customer: CustomerJson): IDataObject => ({
	event: { topic: 'CUSTOMERS_UPDATE', customerId: customer.legacyId },
	...asListed(customer),
});

/** The same of one who is gone. */
export const asDeleted = (customerId: string): IDataObject => ({
	event: { topic: 'CUSTOMERS_DELETE', customerId },
	customer: null,
});

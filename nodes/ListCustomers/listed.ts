import type { IDataObject } from 'n8n-workflow';

/** What one item's list came to: what leaves by *Customers*, and by *Page*. */
export interface Listed {
	readonly items: readonly IDataObject[];
	readonly page: IDataObject;
}

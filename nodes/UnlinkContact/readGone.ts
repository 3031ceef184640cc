import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { plainId, rememberedBy } from '../core/attributes';
import { toE164 } from '../core/phone';
import type { LinkNames } from '../core/profile';
import { readContactItem } from '../n8n/contactJson';
import type { Gone } from '../sync/gone';

const event = z
	.object({ topic: z.string(), customerId: z.string(), mergedId: z.string(), phone: z.string() })
	.partial();

/** What an item says of a customer that is gone; `there` where the customer is not gone at all. */
export type ReadGone = Gone | 'there' | 'nobody' | undefined;

const idIn = (text: string | undefined): string | undefined =>
	text === undefined ? undefined : plainId(text);

/** Reads the news of an item: an event of Shopify, or a contact whose customer is gone. */
export function readGone(json: IDataObject, names: LinkNames, country: string): ReadGone {
	const { data: told = {} } = event.safeParse(json.event ?? {});
	const customerId = idIn(told.customerId);
	if (told.topic === 'CUSTOMERS_REDACT' && customerId !== undefined) {
		const phone = told.phone === undefined ? undefined : toE164(told.phone, country);
		return { kind: 'redacted', customerId, ...(phone ? { phone } : {}) };
	}
	const mergedId = idIn(told.mergedId);
	if (told.topic === 'CUSTOMERS_MERGE' && customerId !== undefined && mergedId !== undefined) {
		return { kind: 'merged', customerId: mergedId, survivorId: customerId };
	}
	if (json.customer === null && customerId !== undefined) return { kind: 'deleted', customerId };
	if (json.customer) return 'there';
	const contact = readContactItem(json.contact)?.contact;
	if (!contact) return undefined;
	const owner = rememberedBy(contact, names).customerId;
	if (owner === undefined) return 'nobody';
	return { kind: 'deleted', customerId: owner, target: contact.number ?? contact.id };
}

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Contact } from '../core/profile';

/** When and in which run a contact was read. */
export interface ContactRead {
	/** ISO 8601. */
	readonly readAt: string;
	readonly execution: string;
}

export const contactShape = z.object({
	id: z.string(),
	number: z.string().nullable(),
	name: z.string(),
	allowCampaign: z.boolean(),
	campaignUntold: z.literal(true).optional(),
	createdAt: z.string().optional(),
	attributes: z.record(z.string()),
});

const read = z.object({ readAt: z.string(), execution: z.string() }).partial();

/** A contact as items carry it. */
export const contactJson = (contact: Contact, { readAt, execution }: ContactRead): IDataObject => ({
	id: contact.id,
	number: contact.number,
	name: contact.name,
	allowCampaign: contact.allowCampaign,
	...(contact.campaignUntold ? { campaignUntold: true } : {}),
	...(contact.createdAt === undefined ? {} : { createdAt: contact.createdAt }),
	attributes: { ...contact.attributes },
	readAt,
	execution,
});

/** Reads `contact` back; `undefined` when it is none. */
export function readContactItem(
	json: unknown,
): { readonly contact: Contact; readonly read: Partial<ContactRead> } | undefined {
	const parsed = contactShape.safeParse(json);
	if (!parsed.success) return undefined;
	const when = read.safeParse(json);
	return {
		contact: parsed.data as Contact,
		read: (when.success ? when.data : {}) as Partial<ContactRead>,
	};
}

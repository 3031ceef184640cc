import { z } from 'zod';

import { CHANNELS, GIVEN_CONSENTS } from './world.mts';

const id = z.string().min(1).max(200);
const line = z.string().trim().max(255, 'This is too long.');
const email = line.refine((text) => text === '' || z.string().email().safeParse(text).success, {
	message: 'This is not an e-mail address.',
});
const fields = z.object({ firstName: line, lastName: line, email, phone: line }).partial().strict();
const tags = z.array(line.min(1, 'A tag needs a name.'));
const someTags = tags.nonempty('A tag needs a name.');

const attributeName = z
	.string()
	.trim()
	.min(1, 'An attribute needs a name.')
	.max(100, 'This name is too long.');
const message = z
	.string()
	.trim()
	.min(1, 'A message needs a text.')
	.max(4096, 'WhatsApp takes no more than 4096 characters.');

/** All that a person can do on the page, by name: as the shop's merchant, … */
const inTheShop = [
	z
		.object({
			action: z.literal('createCustomer'),
			fields,
			tags,
			emailConsent: z.enum(GIVEN_CONSENTS).optional(),
		})
		.strict(),
	z.object({ action: z.literal('updateCustomer'), id, fields }).strict(),
	z.object({ action: z.literal('addTags'), id, tags: someTags }).strict(),
	z.object({ action: z.literal('removeTags'), id, tags: someTags }).strict(),
	z
		.object({
			action: z.literal('setConsent'),
			id,
			channel: z.enum(CHANNELS),
			state: z.enum(GIVEN_CONSENTS),
		})
		.strict(),
	z.object({ action: z.literal('deleteCustomer'), id }).strict(),
] as const;

/** … as whoever writes on WhatsApp, and as the agent in Wati. */
const inWati = [
	z
		.object({
			action: z.literal('writeMessage'),
			from: line.min(1, 'A message comes from a number.'),
			name: line.optional(),
			text: message,
		})
		.strict(),
	z
		.object({
			action: z.literal('setAttribute'),
			id,
			name: attributeName,
			value: z.string().trim().max(1000, 'This value is too long.'),
		})
		.strict(),
	z.object({ action: z.literal('removeAttribute'), id, name: attributeName }).strict(),
	z.object({ action: z.literal('setAllowCampaign'), id, allowed: z.boolean() }).strict(),
] as const;

const actions = z.discriminatedUnion('action', [...inTheShop, ...inWati]);

export type Action = z.infer<typeof actions>;

export const readAction = (body: unknown) => actions.safeParse(body);

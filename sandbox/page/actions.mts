import { z } from 'zod';

import { CHANNELS, GIVEN_CONSENTS, type Shop } from './world.mts';

const id = z.string().min(1).max(200);
const line = z.string().trim().max(255, 'This is too long.');
const email = line.refine((text) => text === '' || z.string().email().safeParse(text).success, {
	message: 'This is not an e-mail address.',
});
const fields = z.object({ firstName: line, lastName: line, email, phone: line }).partial().strict();
const tags = z.array(line.min(1, 'A tag needs a name.'));
const someTags = tags.nonempty('A tag needs a name.');

/** All that a person can do on the page, by name: what it takes, and what it does to the shop. */
const actions = z.discriminatedUnion('action', [
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
]);

export type Action = z.infer<typeof actions>;

export const readAction = (body: unknown) => actions.safeParse(body);

export async function carryOut(shop: Shop, action: Action): Promise<void> {
	switch (action.action) {
		case 'createCustomer':
			return await shop.createCustomer({
				...action.fields,
				tags: action.tags,
				emailConsent: action.emailConsent,
			});
		case 'updateCustomer':
			return await shop.updateCustomer(action.id, action.fields);
		case 'addTags':
			return await shop.addTags(action.id, action.tags);
		case 'removeTags':
			return await shop.removeTags(action.id, action.tags);
		case 'setConsent':
			return await shop.setConsent(action.id, action.channel, action.state);
		case 'deleteCustomer':
			return await shop.deleteCustomer(action.id);
	}
}

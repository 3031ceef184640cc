import { z } from 'zod';

// The schemas of Wati's OpenAPI file; they all say additionalProperties: false.

// Wati's framework takes a required text to be more than blanks.
const requiredText = z.string().regex(/\S/, 'is required');

const params = z.array(z.object({ name: requiredText, value: z.string() }).strict()).nullish();

export const addContactV3 = z
	.object({ whatsapp_number: requiredText, name: requiredText, custom_params: params })
	.strict();

export const updateContactsV3 = z
	.object({
		contacts: z
			.array(z.object({ target: requiredText, customParams: params }).strict())
			.min(1)
			.max(100),
	})
	.strict();

export const assignTeamsV3 = z
	.object({ target: requiredText, teams: z.array(requiredText) })
	.strict();

export const addContactV1 = z.object({ name: z.string().nullish(), customParams: params }).strict();

export const updateAttributesV1 = z.object({ customParams: params }).strict();

export const webhookEndpointsV2 = z
	.array(
		z
			.object({
				phoneNumber: requiredText,
				status: z.union([z.literal(0), z.literal(1), z.literal(2)]),
				url: z
					.string()
					.url()
					.regex(/^https?:/i, 'is no web address'),
				eventTypes: z.array(requiredText).min(1),
			})
			.strict(),
	)
	.min(1);

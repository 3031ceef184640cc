import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { WantedCustomer } from '../core/profile';
import { REASONS } from '../core/reasons';
import type { CustomerMatch } from '../core/toCustomer/matchCustomer';
import type { CustomerJson } from '../shopify/customer';
import { explain, problemJson } from './explain';
import type { Direction, MatchNote } from './itemJson';

/** The mapped customer and its match, as items of runs from Wati to Shopify carry them. */

const DIRECTION: Direction = 'watiToShopify';

const field = z.object({
	attribute: z.string().optional(),
	type: z.enum(['text', 'number', 'boolean', 'date']),
	whenEmpty: z.enum(['clear', 'keep']),
	value: z.string().nullable().optional(),
});

const wanted = z.object({
	contactId: z.string(),
	number: z.string().nullable(),
	phone: z.string().startsWith('+').nullable(),
	phoneProblem: z.enum(['noNumber', 'phoneInvalid']).optional(),
	phones: z.array(z.string()),
	emails: z.array(z.string()),
	linkedTo: z.string().optional(),
	name: z.object({ firstName: z.string(), lastName: z.string().nullable() }).optional(),
	fields: z.record(field),
	tags: z
		.object({
			prefix: z.string(),
			include: z.array(z.string()),
			exclude: z.array(z.string()),
			maximum: z.number(),
			reserved: z.array(z.string()),
		})
		.optional(),
	consent: z
		.object({
			channel: z.enum(['email', 'sms', 'whatsApp']),
			heard: z.enum(['optOut', 'optIn']).optional(),
			heardAt: z.string().optional(),
		})
		.optional(),
	subscribeNew: z.boolean(),
});

const customer = z
	.object({
		id: z.string(),
		legacyId: z.string(),
		createdAt: z.string(),
		updatedAt: z.string(),
		readAt: z.string(),
		phone: z.string().nullable(),
	})
	.passthrough();

const reason = z.enum(REASONS);
const candidates = z.array(customer);
const linked = customer.optional();

const match = z.discriminatedUnion('status', [
	z.object({
		status: z.literal('matched'),
		by: z.enum(['link', 'phone', 'phoneVariant', 'email']),
		customer,
	}),
	z.object({ status: z.literal('notFound') }),
	z.object({ status: z.literal('ambiguous'), reason, candidates, linked }),
	z.object({ status: z.literal('conflict'), reason, candidates, linked }),
	z.object({ status: z.literal('held'), reason, linked }),
]);

export const mappedCustomerJson = (one: WantedCustomer): IDataObject =>
	({ direction: DIRECTION, ...one }) as unknown as IDataObject;

/** Reads `mapped` back; `undefined` when Map Attributes did not write it in this direction. */
export function readMappedCustomer(json: unknown): WantedCustomer | undefined {
	const parsed = wanted.safeParse(json);
	const ours = (json as { direction?: unknown } | null | undefined)?.direction === DIRECTION;
	if (!parsed.success || !ours) return undefined;
	return parsed.data as WantedCustomer;
}

export function customerMatchJson(
	one: CustomerMatch<CustomerJson>,
	{ problems, matchedAt, execution }: MatchNote,
): IDataObject {
	const told = 'reason' in one ? { message: explain(one.reason) } : {};
	const note = { problems: problems.map(problemJson), matchedAt, execution };
	return { ...one, ...told, ...note } as unknown as IDataObject;
}

/** Reads `match` back; `undefined` when Match Contact did not write it in this direction. */
export function readCustomerMatch(json: unknown): CustomerMatch<CustomerJson> | undefined {
	const parsed = match.safeParse(json);
	return parsed.success ? (parsed.data as CustomerMatch<CustomerJson>) : undefined;
}

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

export interface CustomerMatchNote extends MatchNote {
	/** The customer that the contact was linked to is gone. */
	readonly linkedGone?: true;
}

export function customerMatchJson(
	one: CustomerMatch<CustomerJson>,
	{ problems, ...note }: CustomerMatchNote,
): IDataObject {
	const told = 'reason' in one ? { message: explain(one.reason) } : {};
	return {
		...one,
		...told,
		problems: problems.map(problemJson),
		...note,
	} as unknown as IDataObject;
}

/** The contact has no news and its customer is still there: nothing was looked up. */
export const unchangedMatchJson = ({ problems, ...note }: CustomerMatchNote): IDataObject =>
	({ status: 'unchanged', problems: problems.map(problemJson), ...note }) as unknown as IDataObject;

const unchanged = z.object({ status: z.literal('unchanged') });
const gone = z.object({ status: z.literal('notFound'), linkedGone: z.literal(true) });

/** Reads back whether a contact was found without news. */
export const isUnchangedMatch = (json: unknown): boolean => unchanged.safeParse(json).success;

/** Reads back whether nobody was found and the customer of the link is gone. */
export const isLinkedGone = (json: unknown): boolean => gone.safeParse(json).success;

/** Reads `match` back; `undefined` when Match Contact did not write it in this direction. */
export function readCustomerMatch(json: unknown): CustomerMatch<CustomerJson> | undefined {
	const parsed = match.safeParse(json);
	return parsed.success ? (parsed.data as CustomerMatch<CustomerJson>) : undefined;
}

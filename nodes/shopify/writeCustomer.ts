import { z } from 'zod';
import type { CustomerWrite } from '../core/toCustomer/decision';
import type { ShopifyClient } from './client';
import { readCustomer, type CustomerJson } from './customer';
import { createDocument, writeDocument } from './customerDocuments';
import { createInput, metafieldsIn, writeInput } from './customerInput';
import { succeeded, type ShopifyResult } from './http';

/** What Shopify did not take, and why. */
export interface Refusal {
	/** A field of the write, `tags` or `consent`; absent where Shopify does not say. */
	readonly field?: string;
	readonly message: string;
	readonly kind: 'taken' | 'gone' | 'tooEarly' | 'other';
}

export interface Written {
	/** The customer as the answer shows it; `undefined` where it shows none. */
	readonly customer: CustomerJson | undefined;
	readonly refusals: readonly Refusal[];
}

const payload = z.object({
	customer: z.unknown(),
	node: z.unknown(),
	customerPhoneNumber: z.object({ whatsAppMarketingConsent: z.unknown() }).nullish(),
	userErrors: z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() })),
});

/** Only the words tell what a refusal means: these errors carry no code (reference: UserError). */
function kindOf(message: string): Refusal['kind'] {
	if (/already been taken/i.test(message)) return 'taken';
	if (/does not exist|customer not found/i.test(message)) return 'gone';
	return /in the future/i.test(message) ? 'tooEarly' : 'other';
}

const PARTS: Readonly<Partial<Record<string, string>>> = {
	added: 'tags',
	removed: 'tags',
	emailConsent: 'consent',
	smsConsent: 'consent',
	whatsAppConsent: 'consent',
};

/** Which of the written fields an error's path names. */
function fieldIn(path: readonly string[], write: CustomerWrite): string | undefined {
	const at = path.indexOf('metafields');
	if (at >= 0) return metafieldsIn(write)[Number(path[at + 1])];
	if (path.some((name) => /MarketingConsent$/.test(name))) return 'consent';
	return [...Object.keys(write.fields), 'tags'].find((field) => path.includes(field));
}

function readWritten(
	value: unknown,
	steps: readonly string[],
	write: CustomerWrite,
	before: CustomerJson | undefined,
	readAt: string,
): Written {
	const answers = value as Record<string, unknown>;
	const refusals: Refusal[] = [];
	let customer: CustomerJson | undefined = before;
	let seen = false;
	for (const step of steps) {
		const parsed = payload.safeParse(answers[step]);
		if (!parsed.success) {
			refusals.push({ message: 'The answer is not as expected.', kind: 'other' });
			continue;
		}
		const { userErrors, customerPhoneNumber, customer: body, node } = parsed.data;
		for (const { field, message } of userErrors) {
			const named = PARTS[step] ?? fieldIn(field ?? [], write);
			refusals.push({ ...(named ? { field: named } : {}), message, kind: kindOf(message) });
		}
		const shown = readCustomer(body ?? node, readAt);
		if (shown) customer = shown;
		else if (customerPhoneNumber && customer) {
			customer = { ...customer, whatsAppConsent: customerPhoneNumber.whatsAppMarketingConsent };
		} else continue;
		seen = true;
	}
	return { customer: seen ? customer : undefined, refusals };
}

/** Makes a customer, in one request that is tried once: after an unclear failure, look first. */
export async function createCustomer(
	client: ShopifyClient,
	write: CustomerWrite,
	now: () => number,
): Promise<ShopifyResult<Written>> {
	const result = await client({
		document: createDocument(),
		variables: { input: createInput(write) },
	});
	if (!result.ok) return result;
	const readAt = new Date(now()).toISOString();
	return succeeded(readWritten(result.value, ['create'], write, undefined, readAt));
}

/** Writes to a customer who is there, all in one request; each part is taken or refused alone. */
export async function writeCustomer(
	client: ShopifyClient,
	before: CustomerJson,
	write: CustomerWrite,
	now: () => number,
): Promise<ShopifyResult<Written>> {
	const { steps, variables } = writeInput(before.legacyId, write);
	const result = await client({ document: writeDocument(steps), variables });
	if (!result.ok) return result;
	const readAt = new Date(now()).toISOString();
	return succeeded(readWritten(result.value, steps, write, before, readAt));
}

import { z } from 'zod';
import { failed, succeeded, type WatiResult } from './http';
import type { PatientCall } from './patientCall';

export interface WebhookEndpoint {
	readonly url: string;
	/** The number of the account's channel, in digits. */
	readonly channelNumber: string;
	readonly eventTypes: readonly string[];
}

const ENABLED = 1;

const refusal = z
	.object({ isWebhookExist: z.unknown(), isOverWebhookLimit: z.unknown(), error: z.unknown() })
	.partial();

export type Registered = 'made' | 'thereBefore';

/**
 * Makes a webhook in Wati. It can be made, and neither listed, changed nor deleted: one that is
 * there already counts as made, so that there is never a second one for an address.
 */
export async function registerWebhook(
	call: PatientCall,
	{ url, channelNumber, eventTypes }: WebhookEndpoint,
): Promise<WatiResult<Registered>> {
	const body = [{ phoneNumber: channelNumber, status: ENABLED, url, eventTypes }];
	const result = await call(
		{ method: 'POST', api: 'v2', path: '/webhookEndpoints', body },
		'never',
	);
	if (result.ok) return succeeded('made');
	const { failure } = result;
	const { success, data } = refusal.safeParse(
		failure.kind === 'refused' ? failure.body : undefined,
	);
	const exists = success && data.isWebhookExist === true;
	if (exists || /already exist/i.test(failure.message)) return succeeded('thereBefore');
	if (success && data.isOverWebhookLimit === true) {
		const message =
			'The account has as many webhooks as it may have. Remove one in Wati under Connectors › Webhooks, then publish again.';
		return failed({ kind: 'refused', status: 400, message });
	}
	if (/channel not found/i.test(failure.message)) {
		const message = `The account has no channel with the number ${channelNumber}. Mend the channel number in the trigger.`;
		return failed({ kind: 'refused', status: 400, message });
	}
	return result;
}

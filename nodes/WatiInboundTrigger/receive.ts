import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { Deliveries } from '../n8n/deliveries';
import { asText } from '../n8n/parameters';
import { QuietTimes } from '../n8n/quietTimes';
import { readInbound, type Inbound, type Words } from '../wati/inbound';
import { DEFAULT_OPT_IN_WORDS, DEFAULT_OPT_OUT_WORDS, DEFAULT_QUIET_SECONDS } from './properties';
import { holdsSecret } from './secretAddress';

const deliveries = new Deliveries();
const quietTimes = new QuietTimes();

/** Answered with 200 and dropped: Wati would repeat anything else a hundred times. */
const NOTHING: IWebhookResponseData = {};

const listOf = (text: unknown, fallback: string): readonly string[] =>
	asText(text ?? fallback).split(',');

function wordsOf(context: IWebhookFunctions): Words {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		optOut: listOf(options.optOutWords, DEFAULT_OPT_OUT_WORDS),
		optIn: listOf(options.optInWords, DEFAULT_OPT_IN_WORDS),
	};
}

function quietMsOf(context: IWebhookFunctions): number {
	const seconds = Number(context.getNodeParameter('quietSeconds', DEFAULT_QUIET_SECONDS));
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_QUIET_SECONDS * 1000;
}

/** The body as it was sent, whatever its content type says. */
async function bodyOf(context: IWebhookFunctions): Promise<unknown> {
	const request = context.getRequestObject();
	try {
		if (!Buffer.isBuffer(request.rawBody)) await request.readRawBody();
		return JSON.parse(request.rawBody.toString('utf8')) as unknown;
	} catch {
		return undefined;
	}
}

const asItem = (inbound: Inbound): IWebhookResponseData => {
	const { message, ...event } = inbound;
	return { workflowData: [[{ json: { event, message: message ?? null } as IDataObject }]] };
};

/**
 * One delivery: from the secret address, of a person, not seen before, and not within the quiet
 * time of its contact. The contact is loaded in the run, so that the answer does not wait for it.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { originalUrl, url = '' } = context.getRequestObject() as {
		originalUrl?: string;
		url?: string;
	};
	if (!holdsSecret(originalUrl ?? url, context.getNode().webhookId)) return NOTHING;
	const inbound = readInbound(await bodyOf(context), wordsOf(context));
	const events = context.getNodeParameter('events', []) as unknown;
	if (!inbound || !Array.isArray(events) || !events.includes(inbound.event)) return NOTHING;

	const scope = [context.getWorkflow().id, context.getNode().id, context.getMode()].join(' ');
	const delivery = `${scope} ${inbound.event} ${inbound.id}`;
	const contact = `${scope} ${inbound.number ?? inbound.bsuid ?? ''}`;
	let response = NOTHING;
	const seen = await deliveries.once(delivery, async () => await Promise.resolve(true));
	if (seen === 'repeated') return NOTHING;
	const now = Date.now();
	const mustRun = inbound.message?.heard !== undefined;
	if (mustRun || !quietTimes.isQuiet(contact, now, quietMsOf(context))) {
		quietTimes.begin(contact, now);
		response = asItem(inbound);
	}
	const answer = context.getResponseObject();
	answer.once('close', () => {
		// n8n could not keep the run, so Wati delivers again, and that is then the first.
		if (answer.writableFinished && answer.statusCode < 300) return;
		deliveries.forget(delivery);
		quietTimes.forget(contact);
	});
	return response;
}

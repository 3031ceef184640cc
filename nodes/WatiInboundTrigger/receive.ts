import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { Deliveries } from '../n8n/deliveries';
import { asText } from '../n8n/parameters';
import { QuietTimes } from '../n8n/quietTimes';
import { readInbounds, type Inbound, type Words } from '../wati/inbound';
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

const asItem = ({ message, ...event }: Inbound): INodeExecutionData => ({
	json: { event, message: message ?? null } as IDataObject,
});

/**
 * Whether an event begins a run: it was not seen before, and is not within the quiet time of its
 * contact, unless it says that somebody wants no campaigns, or wants them again.
 */
async function begins(
	context: IWebhookFunctions,
	{ event, id, number, bsuid, message }: Inbound,
): Promise<boolean> {
	const scope = [context.getWorkflow().id, context.getNode().id, context.getMode()].join(' ');
	const delivery = `${scope} ${event} ${id}`;
	const contact = `${scope} ${number ?? bsuid ?? ''}`;
	const seen = await deliveries.once(delivery, async () => await Promise.resolve(true));
	if (seen === 'repeated') return false;
	const now = Date.now();
	const isQuiet = quietTimes.isQuiet(contact, now, quietMsOf(context));
	if (isQuiet && message?.heard === undefined) return false;
	quietTimes.begin(contact, now);
	const answer = context.getResponseObject();
	answer.once('close', () => {
		// n8n could not keep the run, so Wati delivers again, and that is then the first.
		if (answer.writableFinished && answer.statusCode < 300) return;
		deliveries.forget(delivery);
		quietTimes.forget(contact);
	});
	return true;
}

/**
 * One delivery: from the secret address, of persons. Contacts are loaded in the run, so that the
 * answer does not wait for them.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { originalUrl, url = '' } = context.getRequestObject() as {
		originalUrl?: string;
		url?: string;
	};
	if (!holdsSecret(originalUrl ?? url, context.getNode().webhookId)) return NOTHING;
	const chosen = context.getNodeParameter('events', []) as unknown;
	const events = Array.isArray(chosen) ? chosen : [];
	const items: INodeExecutionData[] = [];
	for (const inbound of readInbounds(await bodyOf(context), wordsOf(context))) {
		const wanted = events.includes(inbound.event) && (await begins(context, inbound));
		if (wanted) items.push(asItem(inbound));
	}
	return items.length > 0 ? { workflowData: [items] } : NOTHING;
}

import {
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { asFlag } from '../n8n/parameters';
import { connectWati } from '../n8n/watiConnection';
import { contactJson } from '../n8n/contactJson';
import { explain } from '../n8n/explain';
import { reasonOfFailure } from '../wati/job';

interface Event {
	readonly number?: string;
	readonly bsuid?: string;
}

/** A contact that has just come into being may take a moment to be readable. */
const SECOND_LOOK_AFTER_MS = 1_000;

/** Loads each event's contact. One that cannot be loaded is a failed run, which can be retried. */
export async function load(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (!asFlag(context.getNodeParameter('loadContact', 0, true))) return items;
	const { client } = await connectWati(context);
	const loaded: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const { number, bsuid } = (item.json.event ?? {}) as Event;
		const target = number ?? bsuid;
		if (target === undefined) {
			loaded.push(item);
			continue;
		}
		let result = await client.contact(target);
		if (result.ok && !result.value) {
			await sleep(SECOND_LOOK_AFTER_MS);
			result = await client.contact(target);
		}
		if (!result.ok || !result.value) {
			const why = result.ok ? explain('contactUnknown') : result.failure.message;
			throw new NodeOperationError(
				context.getNode(),
				`The contact ${target} could not be loaded from Wati: ${why}`,
				{
					itemIndex: index,
					description: explain(result.ok ? 'contactUnknown' : reasonOfFailure(result.failure)),
				},
			);
		}
		const { event, message, ...others } = item.json;
		const contact = contactJson(result.value, {
			readAt: new Date().toISOString(),
			execution: context.getExecutionId(),
		});
		const json: IDataObject = { event, contact, message, ...others };
		loaded.push({ json, pairedItem: { item: index } });
	}
	return loaded;
}

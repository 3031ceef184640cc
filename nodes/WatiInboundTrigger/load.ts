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
import { heardIn } from '../n8n/failureRecord';
import { withRecords, type FailedRecord } from '../n8n/failureContext';
import { reasonOfFailure } from '../wati/job';

interface Event {
	readonly number?: string;
	readonly bsuid?: string;
}

/** A contact that has just come into being may take a moment to be readable. */
const SECOND_LOOK_AFTER_MS = 1_000;

const targetOf = ({ json }: INodeExecutionData): string | undefined => {
	const { number, bsuid } = (json.event ?? {}) as Event;
	return number ?? bsuid;
};

/** Everybody of a run that ends here: nobody of them goes on. */
const targetsOf = (items: readonly INodeExecutionData[]): readonly FailedRecord[] => {
	const heard = new Map<string, FailedRecord>();
	for (const item of items) {
		const contact = targetOf(item);
		const said = heardIn(item.json);
		// The message does not come again: an opt-out in it must not be forgotten.
		if (contact !== undefined && (said || !heard.has(contact))) {
			heard.set(contact, { contact, ...(said ? { heard: said } : {}) });
		}
	}
	return [...heard.values()];
};

/** Loads each event's contact. One that cannot be loaded is a failed run, which can be retried. */
export async function load(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (!asFlag(context.getNodeParameter('loadContact', 0, true))) return items;
	const { client } = await connectWati(context);
	const loaded: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const target = targetOf(item);
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
			const reason = result.ok ? 'contactUnknown' : reasonOfFailure(result.failure);
			const error = new NodeOperationError(
				context.getNode(),
				`The contact ${target} could not be loaded from Wati: ${why}`,
				{ itemIndex: index, description: explain(reason) },
			);
			throw withRecords(error, targetsOf(items), reason);
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

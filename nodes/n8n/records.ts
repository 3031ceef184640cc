import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

/** A record that could not be dealt with: told to n8n without stopping the others. */
export interface FailedRecord {
	readonly item: number;
	readonly message: string;
	readonly description: string;
	/** What to put on the item beside the error. */
	readonly json: IDataObject;
}

/** Which customer an item is about, for a person who has to find it. */
export function customerOf(json: IDataObject): string {
	const mapped = json.mapped as { customerId?: unknown } | null | undefined;
	const customer = json.customer as { legacyId?: unknown; id?: unknown } | null | undefined;
	const id = mapped?.customerId ?? customer?.legacyId ?? customer?.id;
	return typeof id === 'string' ? `Customer ${id}` : 'The item';
}

/** Which contact an item is about. */
export function contactOf(json: IDataObject): string {
	const contact = json.contact as { number?: unknown; id?: unknown } | null | undefined;
	const id = contact?.number ?? contact?.id;
	return typeof id === 'string' ? `Contact ${id}` : 'The item';
}

/** An item as it came, with one part added. */
export const extended = (
	item: INodeExecutionData,
	index: number,
	part: IDataObject,
): INodeExecutionData => ({
	json: { ...item.json, ...part },
	...(item.binary ? { binary: item.binary } : {}),
	pairedItem: { item: index },
});

/**
 * The items of failed records, for the error output or among the others, as the node is set. Where
 * it is set to stop, the run fails once, after everything else was done.
 */
export function tellFailures(
	context: IExecuteFunctions,
	failures: readonly FailedRecord[],
): INodeExecutionData[] {
	const items = context.getInputData();
	const [first, ...others] = failures;
	if (first && !context.continueOnFail()) {
		const more = others.length > 0 ? ` (and ${others.length} more of ${items.length} records)` : '';
		throw new NodeOperationError(context.getNode(), first.message + more, {
			itemIndex: first.item,
			description: first.description,
		});
	}
	const toErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return failures.flatMap(({ item, message, description, json }) => {
		const given = items[item];
		if (!given) return [];
		if (!toErrorOutput) return [extended(given, item, { ...json, error: message })];
		// n8n takes an item of these keys alone for its error output and puts what came in back on it;
		// of one that carries an `error` object it would keep the message only.
		return [
			{ json: { error: message, message: description, details: json }, pairedItem: { item } },
		];
	});
}

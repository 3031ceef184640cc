import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { plainId } from '../core/attributes';
import type { Outcome } from '../core/outcome';
import { summarize, type Ended, type Whose } from '../core/summary';
import { readMappedCustomer } from '../n8n/customerItemJson';
import { readCalls, readMapped, type Direction } from '../n8n/itemJson';
import { summaryJson } from '../n8n/summaryJson';
import { tellSummary } from './summary';
import { without } from './tellOutcomes';

function customerOf({ mapped, customer }: IDataObject): Whose {
	const id =
		(mapped as { customerId?: unknown } | null | undefined)?.customerId ??
		(customer as { id?: unknown } | null | undefined)?.id;
	return { customerId: (typeof id === 'string' && plainId(id)) || 'unknown' };
}

function contactOf({ mapped, contact }: IDataObject): Whose {
	const wanted = readMappedCustomer(mapped);
	const { number, id } = (contact ?? {}) as { number?: unknown; id?: unknown };
	const name = wanted ? (wanted.number ?? wanted.contactId) : (number ?? id);
	return { contact: typeof name === 'string' ? name : 'unknown' };
}

export interface SummaryRun {
	readonly direction: Direction;
	/** Customers whose contacts an earlier try set out to create. */
	readonly begun: ReadonlySet<string>;
	/** The calls that writing took: to Wati, and to Shopify where the run carries to it. */
	readonly wati: number;
	readonly shopify: number;
}

/** One item for the whole batch, with the calls that looking up and writing took. */
export function tellOneSummary(
	context: IExecuteFunctions,
	outcomes: ReadonlyMap<number, Outcome>,
	{ direction, begun, wati, shopify }: SummaryRun,
): INodeExecutionData {
	const items = context.getInputData();
	const isBack = direction === 'watiToShopify';
	const ended = items.map(({ json }, index): Ended => {
		const wanted = readMapped(json.mapped);
		return {
			...(isBack ? contactOf(json) : customerOf(json)),
			outcome: outcomes.get(index) ?? without('failed', 'noAnswer'),
			...(wanted && !isBack ? { wanted } : {}),
		};
	});
	tellSummary(
		context,
		ended.map(({ outcome }) => outcome),
	);
	// Each item tells the calls of the look-up of all of them.
	const lookedUp = Math.max(0, ...items.map(({ json }) => readCalls(json.match)));
	const json = isBack
		? summaryJson(summarize(ended, begun), wati, { direction, shopifyCalls: lookedUp + shopify })
		: summaryJson(summarize(ended, begun), lookedUp + wati);
	return { json: { summary: json }, pairedItem: items.map((_, item) => ({ item })) };
}

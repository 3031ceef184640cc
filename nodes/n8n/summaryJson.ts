import type { IDataObject } from 'n8n-workflow';
import type { Side } from '../core/outcome';
import type { Exception, Summary } from '../core/summary';
import { explain } from './explain';
import { SERVICES, type Direction } from './itemJson';

const told = ({ detail, saidBy, ...exception }: Exception, target: Side) => ({
	...exception,
	message: explain(exception.reason, detail && `${SERVICES[saidBy ?? target]} says: ${detail}`),
});

export interface SummaryNote {
	readonly direction?: Direction;
	/** The requests to Shopify, where the direction makes any. */
	readonly shopifyCalls?: number;
}

/** A batch as one item carries it; `calls` are those to Wati, of looking up and writing. */
export function summaryJson(
	summary: Summary,
	calls: number,
	{ direction = 'shopifyToWati', shopifyCalls }: SummaryNote = {},
): IDataObject {
	const { counts, reasons, problems, putOff, exceptions, newContacts, stop } = summary;
	const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
	const target: Side = direction === 'shopifyToWati' ? 'contact' : 'customer';
	return {
		records: counted + putOff.length,
		...counts,
		reasons,
		problems,
		calls,
		...(shopifyCalls === undefined ? {} : { shopifyCalls }),
		putOff: [...putOff],
		exceptions: exceptions.map((one) => told(one, target)),
		newContacts: newContacts.map((contact) => ({ ...contact })),
		stop: stop ? { reason: stop.reason, message: told(stop, target).message } : null,
	} as unknown as IDataObject;
}

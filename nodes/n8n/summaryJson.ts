import type { IDataObject } from 'n8n-workflow';
import type { Exception, Summary } from '../core/summary';
import { explain } from './explain';

const told = ({ detail, ...exception }: Exception) => ({
	...exception,
	message: explain(exception.reason, detail && `Wati says: ${detail}`),
});

/** A batch as one item carries it; `calls` are those of looking up and writing. */
export function summaryJson(summary: Summary, calls: number): IDataObject {
	const { counts, reasons, problems, putOff, exceptions, newContacts, stop } = summary;
	const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
	return {
		records: counted + putOff.length,
		...counts,
		reasons,
		problems,
		calls,
		putOff: [...putOff],
		exceptions: exceptions.map(told),
		newContacts: newContacts.map((contact) => ({ ...contact })),
		stop: stop ? { reason: stop.reason, message: told(stop).message } : null,
	} as unknown as IDataObject;
}

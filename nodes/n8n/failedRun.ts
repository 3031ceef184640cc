import type { IDataObject } from 'n8n-workflow';
import type { FailedAction } from '../core/failures';
import type { Reason } from '../core/reasons';
import { explain } from './explain';
import { recordsOf } from './failureContext';
import { customerNumber, type ItemRecord } from './failureRecord';

/** A run that did not come to its end, as n8n's Error Trigger tells it. */
export interface Crash {
	/** Whom it was about; one that is nobody where that cannot be told. */
	readonly records: readonly ItemRecord[];
	readonly action: FailedAction;
	readonly because: Reason;
	readonly message: string;
	/** The run that failed; empty where n8n made none. */
	readonly execution: string;
}

const NOBODY: ItemRecord = { direction: 'shopifyToWati', customer: '', contact: '', names: [] };

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * Reads an item of the Error Trigger; `undefined` when it is none. A run that a trigger of ours
 * ended names its records: they are like others that failed, and are tried again. The stack of the
 * error is left where it is.
 */
export function crashIn(json: IDataObject): Crash | undefined {
	const run = (json.execution ?? json.trigger) as IDataObject | null | undefined;
	if (typeof run !== 'object' || run === null || !('error' in run) || !('workflow' in json)) {
		return undefined;
	}
	const error = run.error as IDataObject | null | undefined;
	const execution = json.execution ? textOf(run.id) : '';
	const said = textOf(error?.message) || explain('crashed');
	const named = recordsOf(error?.context);
	if (named) {
		const records = named.records.map((one): ItemRecord => {
			if ('contact' in one) {
				const { contact, heard } = one;
				const word = heard ? { heard } : {};
				return { direction: 'watiToShopify', customer: '', contact, names: [contact], ...word };
			}
			const customer = customerNumber(one.customer);
			return { direction: 'shopifyToWati', customer, contact: '', names: [customer] };
		});
		return { records, action: 'failed', because: named.reason, message: said, execution };
	}
	const at = textOf(run.lastNodeExecuted);
	const message = at === '' ? said : `${at}: ${said}`;
	return { records: [NOBODY], action: 'crashed', because: 'crashed', message, execution };
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contactJson } from '../n8n/contactJson';
import { explain } from '../n8n/explain';
import { asText } from '../n8n/parameters';
import { tellFailures, type FailedRecord } from '../n8n/records';
import { connectWati, type WatiConnection } from '../n8n/watiConnection';
import { succeeded, type WatiResult } from '../wati/http';
import { reasonOfFailure } from '../wati/job';
import { listPage } from '../wati/listPage';
import type { Listed } from './listed';
import { nameContacts } from './nameContacts';
import { readOperation } from './properties';

async function count(
	_context: IExecuteFunctions,
	_item: number,
	{ client, account, requestsPer10Seconds }: WatiConnection,
): Promise<WatiResult<Listed>> {
	const counted = await client.count();
	if (counted.ok) {
		// Whoever looks up a batch soon need not ask again.
		account.counted = { contacts: counted.value, atMs: Date.now() };
		const told = { records: counted.value, precision: 'exact', requestsPer10Seconds };
		return succeeded({ items: [], page: { count: told } });
	}
	if (counted.failure.kind !== 'refused') return counted;
	// Nothing needs the number that this account does not tell.
	const told = { records: 0, precision: 'atLeast', requestsPer10Seconds };
	return succeeded({ items: [], page: { count: told } });
}

async function page(
	context: IExecuteFunctions,
	item: number,
	{ client, account }: WatiConnection,
): Promise<WatiResult<Listed>> {
	const cursor = asText(context.getNodeParameter('cursor', item, ''));
	const execution = context.getExecutionId();
	const now = Date.now();
	const readAt = new Date(now).toISOString();
	const listed = await listPage(client, account, cursor, now);
	if (!listed.ok) return listed;
	const { contacts, cursor: next } = listed.value;
	const items = contacts.map((contact) => ({
		contact: contactJson(contact, { readAt, execution }),
	}));
	const told = { cursor: next, hasMore: next !== '', count: items.length, readAt };
	return succeeded({ items, page: { page: told } });
}

/** Contacts by *Customers*, and by *Page* what is to be known of the page. */
export async function listContacts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const connection = await connectWati(context);
	const work = { count, page, named: nameContacts }[readOperation(context)];
	const contacts: INodeExecutionData[] = [];
	const pages: INodeExecutionData[] = [];
	const failures: FailedRecord[] = [];
	for (const [item] of context.getInputData().entries()) {
		const listed = await work(context, item, connection);
		if (!listed.ok) {
			const { message } = listed.failure;
			failures.push({
				item,
				message: `The contacts could not be listed: ${message}`,
				description: explain(reasonOfFailure(listed.failure)),
				json: {},
			});
			continue;
		}
		for (const json of listed.value.items) contacts.push({ json, pairedItem: { item } });
		pages.push({ json: listed.value.page, pairedItem: { item } });
	}
	return [[...contacts, ...tellFailures(context, failures)], pages];
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contactJson } from '../n8n/contactJson';
import { explain } from '../n8n/explain';
import { asText } from '../n8n/parameters';
import { tellFailures, type FailedRecord } from '../n8n/records';
import { connectWati, type WatiConnection } from '../n8n/watiConnection';
import { failed, succeeded, type WatiResult } from '../wati/http';
import { reasonOfFailure } from '../wati/job';
import { isCount } from './properties';

interface Listed {
	readonly items: readonly IDataObject[];
	readonly page: IDataObject;
}

async function count({
	client,
	account,
	requestsPer10Seconds,
}: WatiConnection): Promise<WatiResult<Listed>> {
	const counted = await client.count();
	if (!counted.ok) return counted;
	// Whoever looks up a batch soon need not ask again.
	account.counted = { contacts: counted.value, atMs: Date.now() };
	const told = { records: counted.value, precision: 'exact', requestsPer10Seconds };
	return succeeded({ items: [], page: { count: told } });
}

/** The cursor of a list of contacts is the number of its next page. */
const PAGE_NUMBER = /^[1-9]\d{0,8}$/;

async function page(
	{ client }: WatiConnection,
	cursor: string,
	execution: string,
): Promise<WatiResult<Listed>> {
	if (cursor !== '' && !PAGE_NUMBER.test(cursor)) {
		return failed({ kind: 'refused', status: 0, message: 'The cursor is none of this list.' });
	}
	const number = cursor === '' ? 1 : Number(cursor);
	const readAt = new Date().toISOString();
	const listed = await client.page(number);
	if (!listed.ok) return listed;
	const { contacts, isLast } = listed.value;
	const items = contacts.map((contact) => ({
		contact: contactJson(contact, { readAt, execution }),
	}));
	const next = isLast ? '' : String(number + 1);
	const told = { cursor: next, hasMore: !isLast, count: items.length, readAt };
	return succeeded({ items, page: { page: told } });
}

/** Contacts by *Customers*, and by *Page* what is to be known of the page. */
export async function listContacts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const connection = await connectWati(context);
	const contacts: INodeExecutionData[] = [];
	const pages: INodeExecutionData[] = [];
	const failures: FailedRecord[] = [];
	for (const [item] of context.getInputData().entries()) {
		const cursor = asText(context.getNodeParameter('cursor', item, ''));
		const listed = isCount(context)
			? await count(connection)
			: await page(connection, cursor, context.getExecutionId());
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

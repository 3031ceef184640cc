import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { contactJson } from '../n8n/contactJson';
import type { WatiConnection } from '../n8n/watiConnection';
import { failed, succeeded, type WatiResult } from '../wati/http';
import { namedContacts } from '../wati/namedContacts';
import type { Listed } from './listed';
import { asTargets } from './namedTargets';

/** The contacts that one item names; *Page* tells those that Wati no longer has. */
export async function nameContacts(
	context: IExecuteFunctions,
	index: number,
	{ client, calls }: WatiConnection,
): Promise<WatiResult<Listed>> {
	const targets = asTargets(context.getNodeParameter('ids', index, ''));
	if (targets.length === 0) {
		return failed({ kind: 'refused', status: 400, message: 'No numbers or IDs were given.' });
	}
	const execution = context.getExecutionId();
	const before = calls();
	const named = await namedContacts(client, targets, Date.now);
	if (!named.ok) return named;
	const { found, missing, unread } = named.value;
	const items: readonly IDataObject[] = [
		...found.map(({ asked, contact, atMs }) => ({
			contact: contactJson(contact, { readAt: new Date(atMs).toISOString(), execution }),
			asked,
		})),
		...unread.map(({ asked, failure }) => ({
			contact: { id: asked },
			asked,
			error: `Contact ${asked} could not be read: ${failure.message}`,
		})),
	];
	const page = { cursor: '', hasMore: false, count: items.length, missing: [...missing] };
	return succeeded({ items, page: { page: { ...page, calls: calls() - before } } });
}

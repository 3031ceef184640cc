import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { request } from '../n8n/httpAnswer';
import { connectWati } from '../n8n/watiConnection';
import { readEndpoint } from '../wati/endpoint';
import type { WatiFailure, WatiResult } from '../wati/http';
import { findingOf, type WatiCredentials } from '../wati/signIn';
import { CREDENTIALS, credentialOf, obstacle, orProblem } from './findOut';

const TIMEOUT_MS = 20_000;

async function countContacts(
	context: IExecuteFunctions,
	{ endpointUrl }: WatiCredentials,
): Promise<WatiResult<number> | undefined> {
	if (!readEndpoint(endpointUrl)) return undefined;
	const { client, account } = await connectWati(context);
	const counted = await client.count();
	// Whoever looks up a batch soon need not ask again.
	if (counted.ok) account.counted = { contacts: counted.value, atMs: Date.now() };
	return counted;
}

/** The sentence of the credential test; empty where that finds nothing. */
const whatIsWrong = async (
	context: IExecuteFunctions,
	credentials: WatiCredentials,
): Promise<string> =>
	await findingOf(
		credentials,
		async (url) =>
			await request(context, CREDENTIALS.wati, { method: 'GET', url, timeout: TIMEOUT_MS }),
	);

/** Not every account has a count, and nothing needs it. */
const isUncounted = ({ kind }: WatiFailure): boolean => kind === 'refused';

async function contactsOf(context: IExecuteFunctions): Promise<number | null> {
	const credentials = await credentialOf<WatiCredentials>(context, 'wati');
	const counted = await countContacts(context, credentials);
	if (counted?.ok) return counted.value;
	const finding = await whatIsWrong(context, credentials);
	if (finding !== '') throw obstacle(context, finding);
	if (!counted || isUncounted(counted.failure)) return null;
	throw obstacle(
		context,
		`Wati did not tell how many contacts there are (${counted.failure.message}). Try again in a minute.`,
	);
}

/** Whether the token opens the contacts, and how many there are; `null` where Wati does not tell. */
export async function checkWati(context: IExecuteFunctions): Promise<IDataObject> {
	const problems: string[] = [];
	const contacts = await orProblem(problems, async () => await contactsOf(context));
	return {
		service: 'wati',
		ok: problems.length === 0,
		problems,
		notes: [],
		contacts: contacts ?? null,
	};
}

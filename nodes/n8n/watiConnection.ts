import { NodeOperationError, sleep } from 'n8n-workflow';
import type { Account } from '../wati/account';
import { watiClient, type WatiClient } from '../wati/client';
import { readEndpoint } from '../wati/endpoint';
import type { SendWati } from '../wati/http';
import { patientCall, type PatientCall } from '../wati/patientCall';
import { accountOf } from './accounts';
import type { Caller } from './caller';
import { request } from './httpAnswer';

const CREDENTIAL = 'watiCustomerSyncApi';
const TIMEOUT_MS = 30_000;
const DEFAULT_RATE = 10;

export interface WatiConnection {
	readonly client: WatiClient;
	readonly account: Account;
	/** For what is no contact. */
	readonly call: PatientCall;
	readonly requestsPer10Seconds: number;
	/** How many calls were made through this connection. */
	readonly calls: () => number;
}

/** Connects a node's run with the Wati account of its credential. */
export async function connectWati(context: Caller): Promise<WatiConnection> {
	const credentials = await context.getCredentials<{
		endpointUrl: string;
		accessToken: string;
		requestsPer10Seconds?: number;
	}>(CREDENTIAL);
	const endpoint = readEndpoint(credentials.endpointUrl);
	if (!endpoint) {
		throw new NodeOperationError(context.getNode(), 'The Wati endpoint URL is not a web address', {
			description: 'Copy it from Wati into the credential: https://live-mt-server.wati.io/12345.',
		});
	}
	const { origin, tenant } = endpoint;
	// Older accounts have a server, and thus an address, of their own, without a number.
	const tenantOrigin = tenant === undefined ? origin : `${origin}/${tenant}`;
	const versions = {
		v3: `${origin}/api/ext/v3`,
		v2: `${tenantOrigin}/api/v2`,
		v1: `${tenantOrigin}/api/v1`,
	};
	let calls = 0;
	const send: SendWati = async ({ method, api, path, query, body }) => {
		calls += 1;
		return await request(context, CREDENTIAL, {
			method,
			url: `${versions[api]}${path}`,
			...(query ? { qs: { ...query } } : {}),
			...(body ? { body } : {}),
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			json: true,
			timeout: TIMEOUT_MS,
		});
	};
	const wait = async (ms: number) => {
		const signal =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		if (signal?.aborted) throw new NodeOperationError(context.getNode(), 'The run was cancelled');
		await sleep(ms);
	};
	const rate = Number(credentials.requestsPer10Seconds) || DEFAULT_RATE;
	const account = accountOf(credentials.endpointUrl, credentials.accessToken, rate, sleep);
	const dependencies = { send, account, wait, now: Date.now };
	return {
		client: watiClient(dependencies),
		account,
		call: patientCall(dependencies),
		requestsPer10Seconds: rate,
		calls: () => calls,
	};
}

import type { Account } from './account.mts';
import { agent, type Agent } from './agent.mts';
import { loggedBody, type Call } from './call.mts';
import { Changes, type Change } from './changes.mts';
import type { Contact } from './contact.mts';
import { ContactStore } from './contactStore.mts';
import { replyTo } from './exchange.mts';
import { FaultQueue } from './faults.mts';
import type { Reply } from './faultyWork.mts';
import { watiOptions, type WatiOptions, type WatiSettings } from './options.mts';
import { people, type People } from './people.mts';
import { Newcomers } from './newcomers.mts';
import { Quota } from './quota.mts';
import { RateLimit } from './rateLimit.mts';
import { serve } from './server.mts';
import { v1Routes } from './v1.mts';
import { v2Routes } from './v2.mts';
import { v3Routes } from './v3.mts';
import { v3ChannelRoutes } from './v3Channels.mts';
import { Webhooks } from './webhooks.mts';

export type { Agent, Change, Contact, People, WatiOptions, WatiSettings };
export type { Fault } from './faults.mts';
export type { ContactImport, RefusedRow } from './importContacts.mts';
export type { MessageShape } from './messageShape.mts';
export type { WatiChannel, WatiSwitches } from './options.mts';
export type { Delivery, Webhook } from './webhooks.mts';

export interface LoggedRequest {
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly body: unknown;
	/** Null where the connection was lost. */
	readonly status: number | null;
	readonly at: number;
}

/** A Wati account on this machine. */
export interface WatiSandbox {
	/** As Wati shows it: the origin and the tenant. */
	readonly endpointUrl: string;
	readonly origin: string;
	/** Switches, token, scopes and limits may be set at any time. */
	readonly options: WatiOptions;
	readonly requests: readonly LoggedRequest[];
	clearLog(): void;
	/** By name. */
	contacts(): readonly Contact[];
	contact(idOrNumberOrBsuid: string): Contact | undefined;
	readonly agent: Agent;
	readonly people: People;
	/** `deliver` sends any event at all to those who ticked it, `sendRaw` any bytes to anybody. */
	readonly webhooks: Pick<
		Webhooks,
		'all' | 'deliveries' | 'deliver' | 'repeat' | 'sendRaw' | 'setWeather'
	>;
	readonly faults: Pick<FaultQueue, 'add' | 'clear' | 'setWeather'>;
	readonly quota: { readonly used: number; readonly limit: number | null };
	/** Called on every change; the answer takes the listener away again. */
	listen(listener: (change: Change) => void): () => void;
	close(): Promise<void>;
}

export async function startWati(settings: WatiSettings = {}): Promise<WatiSandbox> {
	const options = watiOptions(settings);
	const { clock, port } = options;
	const changes = new Changes();
	const account: Account = {
		options,
		contacts: new ContactStore(options, changes),
		newcomers: new Newcomers(options.switches),
		webhooks: new Webhooks(clock, changes),
		faults: new FaultQueue(),
		rateLimit: new RateLimit(options),
		quota: new Quota(options),
	};
	const routes = [v3Routes, v3ChannelRoutes, v2Routes, v1Routes].flatMap((of) => of(account));
	const requests: LoggedRequest[] = [];
	const server = await serve(
		port,
		() => clock.now(),
		async (call) => {
			const reply = await replyTo(call, account, routes);
			requests.push(logged(call, reply));
			changes.tell('requests');
			return reply;
		},
	);
	return {
		endpointUrl: `${server.origin}/${options.tenantId}`,
		origin: server.origin,
		options,
		requests,
		clearLog: () => void requests.splice(0),
		contacts: () => [...account.contacts.byName()],
		contact: (key) => account.contacts.find(key),
		agent: agent(account),
		people: people(account),
		webhooks: account.webhooks,
		faults: account.faults,
		quota: account.quota,
		listen: (listener) => changes.listen(listener),
		async close() {
			account.webhooks.close();
			await server.close();
		},
	};
}

function logged(call: Call, reply: Reply): LoggedRequest {
	return {
		method: call.method,
		path: call.path,
		query: Object.fromEntries(call.query),
		body: loggedBody(call),
		status: reply === 'connectionLost' || 'cutShort' in reply ? null : reply.status,
		at: call.at,
	};
}

import { newAccount as accountOfPace, type Account } from '../../nodes/wati/account.ts';
import { watiClient, type Update } from '../../nodes/wati/client.ts';
import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import type { Sync } from '../../nodes/wati/job.ts';
import { linkNames } from '../../nodes/wati/linkNames.ts';

export const NOW_MS = Date.parse('2026-11-23T12:00:00Z');
export const NUMBER = '491701234567';

export const answer = (
	status: number,
	body: unknown,
	headers: Readonly<Record<string, unknown>> = {},
): WatiAnswer => ({ kind: 'answer', status, headers, body });

export const ok = (body: unknown): WatiAnswer => answer(200, body);
export const silence: WatiAnswer = { kind: 'silence', cause: 'ETIMEDOUT' };
export const tooMany = (retryAfter?: string): WatiAnswer =>
	answer(429, 'Rate limit exceeded', retryAfter === undefined ? {} : { 'retry-after': retryAfter });
export const refusal = answer(400, { code: 400, message: 'Bad value', timestamp: '' });

export const dto = (
	number: string,
	attributes: Readonly<Record<string, string>> = {},
	allow_broadcast = true,
) => ({
	id: `id-${number}`,
	wa_id: number,
	phone: `+${number}`,
	name: 'Ada',
	allow_broadcast,
	custom_params: Object.entries(attributes).map(([name, value]) => ({ name, value })),
});

export const updatesOf = (request: WatiRequest) =>
	((request.body ?? {}) as { contacts?: { target: string; customParams: Param[] }[] }).contacts ??
	[];

interface Param {
	readonly name: string;
	readonly value: string;
}

export const asSet = (params: readonly Param[]): Update['set'] =>
	Object.fromEntries(params.map(({ name, value }) => [name, value]));

export const newAccount = (part: Partial<Account> = {}): Account => ({
	...accountOfPace(
		async () => () => {},
		() => 10,
	),
	...part,
});

/** A call in a line: `PUT 49170… 49171…` names its targets. */
const told = (request: WatiRequest): string => {
	const targets = updatesOf(request).map(({ target }) => target);
	return [request.method, ...(targets.length > 0 ? targets : [request.path])].join(' ');
};

/** A client whose sender answers by the script, and whose clock moves when it is looked at. */
export function scripted(
	script: readonly WatiAnswer[] | ((request: WatiRequest) => WatiAnswer),
	account = newAccount(),
) {
	const log: string[] = [];
	const requests: WatiRequest[] = [];
	const left = typeof script === 'function' ? [] : [...script];
	const send = async (request: WatiRequest) => {
		log.push(told(request));
		requests.push(request);
		const next = typeof script === 'function' ? script(request) : left.shift();
		if (next === undefined) throw new Error(`The script has no answer to: ${told(request)}`);
		return next;
	};
	const wait = async (ms: number) => void log.push(`wait ${ms}`);
	let looks = 0;
	let late = 0;
	const advance = (ms: number) => {
		late += ms;
	};
	const now = () => NOW_MS + late + (looks += 1);
	const client = watiClient({ send, account, wait, now: () => NOW_MS + late });
	const sync: Sync = {
		client,
		account,
		now,
		dryRun: false,
		settings: {
			names: linkNames('shopify_marketing_consent'),
			conflictRule: 'customerWins',
			campaignParameter: 'allowbroadcast',
		},
	};
	return { client, sync, log, requests, advance };
}

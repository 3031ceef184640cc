import { accessRefusal } from './access.mts';
import type { Account } from './account.mts';
import { empty, json, text, type Answer } from './answer.mts';
import type { Call } from './call.mts';
import { workWithFault, type Reply } from './faultyWork.mts';
import type { FaultBefore } from './faults.mts';
import type { WatiOptions } from './options.mts';
import { Refusal } from './refusal.mts';
import { findRoute, type PathValues, type Route } from './route.mts';

/** From the call to the reply: faults, path, verb, access, limits, work, in this order. */
export async function replyTo(
	call: Call,
	account: Account,
	routes: readonly Route[],
): Promise<Reply> {
	await account.faults.takeAct(call)?.act();
	const fault = account.faults.takeBefore(call);
	if (fault?.kind === 'delay') await account.options.clock.sleep(fault.ms);
	else if (fault !== undefined) return replyOf(fault);

	const open = routes.filter(({ version }) => isThere(version, account.options));
	const found = findRoute(open, call.method, pathBelowTenant(call.path, account.options));
	if (found.kind === 'unknownPath') return empty(404);
	if (found.kind === 'wrongVerb') return empty(405, { Allow: found.allowed.join(', ') });

	const { route, values } = found;
	const refusal = accessRefusal(call, route, values, account.options);
	if (refusal !== undefined) return refusal;
	if (account.quota.isUsedUp || !account.rateLimit.admits(route.family)) {
		return tooManyRequests(account.options);
	}
	account.quota.use();
	return workWithFault(account, account.faults.takeInWork(call), () => work(call, route, values));
}

function work(call: Call, route: Route, values: PathValues): Answer {
	try {
		return route.handle(call, values);
	} catch (error) {
		if (error instanceof Refusal) return route.refuse(error);
		throw error;
	}
}

function isThere(version: Route['version'], { switches }: WatiOptions): boolean {
	return version !== 'v1' || switches.v1 !== 'absent404';
}

function pathBelowTenant(path: string, { tenantId, switches }: WatiOptions): string {
	const prefix = `/${tenantId}`;
	const isStripped =
		switches.tenantInV3Path === 'works' && path.startsWith(`${prefix}/api/ext/v3/`);
	return isStripped ? path.slice(prefix.length) : path;
}

/** The same status and text for "wait a moment" and "wait for the 1st". */
function tooManyRequests({ switches: { rateLimitRetryAfter: seconds } }: WatiOptions): Answer {
	const headers = seconds === null ? {} : { 'Retry-After': String(seconds) };
	return text('Rate limit exceeded', 429, headers);
}

function replyOf(fault: Exclude<FaultBefore, { kind: 'delay' }>): Reply {
	switch (fault.kind) {
		case 'connectionLostBefore':
			return 'connectionLost';
		case 'plainText':
			return text(fault.text, fault.status);
		case 'resultFalse':
			return json({ result: false, info: fault.info ?? 'Something went wrong' });
		case 'status':
			return fault.body === undefined
				? empty(fault.status, fault.headers)
				: json(fault.body, fault.status, fault.headers);
	}
}

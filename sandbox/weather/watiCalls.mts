import { z } from 'zod';
import { loggedBody, type Call } from '../wati/call.mts';
import type { FaultBefore, FaultInWork, FaultWeather } from '../wati/faults.mts';
import type { Contact } from '../wati/index.mts';
import type { Chance } from './chance.mts';
import { type CallShares, Spells } from './spells.mts';

type Fault = FaultBefore | FaultInWork;

const LASTING: readonly [Fault, ...Fault[]] = [
	{ kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
	{ kind: 'status', status: 500 },
	{ kind: 'plainText', status: 502, text: '<html><h1>502 Bad Gateway</h1></html>' },
	{ kind: 'status', status: 503 },
	{ kind: 'connectionLostBefore' },
];

const ONCE: readonly Fault[] = [
	{ kind: 'plainText', status: 429, text: 'Rate limit exceeded' },
	{ kind: 'plainText', status: 504, text: 'upstream request timeout' },
	{ kind: 'resultFalse' },
	{ kind: 'serverErrorAfterWrite' },
	{ kind: 'connectionLostAfterWrite' },
	{ kind: 'answerCutShort' },
	{ kind: 'delay', ms: 500 },
	{ kind: 'delay', ms: 3000 },
];

const Update = z.object({ contacts: z.array(z.object({ target: z.string() })).min(1) });

/** Everything that can go wrong with a call to the account, answers that lack somebody included. */
export function watiCallWeather(
	chance: Chance,
	shares: CallShares,
	contactOf: (target: string) => Contact | undefined,
): FaultWeather {
	const spells = new Spells<Fault>(chance, shares);
	return (call) => spells.next([...LASTING, ...ONCE, ...losing(call)], LASTING);

	/** What may happen to one of those whom an update names. */
	function losing(call: Call): readonly Fault[] {
		if (call.method !== 'PUT') return [];
		const update = Update.safeParse(loggedBody(call));
		const target = update.success ? update.data.contacts[0]?.target : undefined;
		const number = target === undefined ? undefined : contactOf(target)?.number;
		if (!number) return [];
		return [
			{ kind: 'leaveOutOfAnswer', number },
			{ kind: 'notWritten', number },
		];
	}
}

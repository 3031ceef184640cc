import type { FaultAction, FaultWeather } from '../shopify/faults.mts';
import type { Chance } from './chance.mts';
import { type CallShares, Spells } from './spells.mts';

const GATEWAY_PAGE = '<html><body><h1>502 Bad Gateway</h1></body></html>';

const LASTING: readonly [FaultAction, ...FaultAction[]] = [
	{ kind: 'throttled' },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 502, body: GATEWAY_PAGE },
	{ kind: 'status', status: 503 },
	{ kind: 'internalError' },
	{ kind: 'connectionLostBefore' },
];

const ONCE: readonly FaultAction[] = [
	{ kind: 'status', status: 429, headers: { 'Retry-After': '1.0' } },
	{ kind: 'status', status: 504 },
	{ kind: 'serverErrorAfterWrite' },
	{ kind: 'connectionLostAfterWrite' },
	{ kind: 'answerCutShort' },
	{ kind: 'delay', ms: 500 },
	{ kind: 'delay', ms: 3000 },
];

/** Everything that can go wrong with a call to the shop. */
export function shopifyCallWeather(chance: Chance, shares: CallShares): FaultWeather {
	const spells = new Spells<FaultAction>(chance, shares);
	return () => spells.next([...LASTING, ...ONCE], LASTING);
}

import { readAnswer, throttlePauseMs } from './answer';
import type { Cost, SendShopify, ShopifyRequest, ShopifyResult } from './http';

export type WaitMs = (ms: number) => Promise<void>;
export type NowMs = () => number;

const MAX_TRIES = 6;
const FIRST_PAUSE_MS = 1_000;
/** Shopify may say that nothing is missing and yet have refused: a moment is enough then. */
const LEAST_PAUSE_MS = 50;

export interface ShopifyDependencies {
	readonly send: SendShopify;
	readonly wait: WaitMs;
	readonly now: NowMs;
	/** Do not begin a wait that would end after this time. */
	readonly deadlineMs?: number;
	/** Told what each answer says of costs. */
	readonly heard?: (cost: Cost) => void;
}

export type ShopifyClient = (request: ShopifyRequest) => Promise<ShopifyResult<unknown>>;

/**
 * Sends requests and waits out throttling. What was throttled was not carried out and is repeated;
 * an unclear failure is repeated for queries alone.
 */
export function shopifyClient(dependencies: ShopifyDependencies): ShopifyClient {
	const { send, wait, now, deadlineMs, heard } = dependencies;
	return async (request) => {
		const isQuery = /^\s*query\b/.test(request.document);
		for (let tries = 1; ; tries += 1) {
			const answer = await send(request);
			const result = readAnswer(answer);
			if (result.ok && result.aside?.cost) heard?.(result.aside.cost);
			if (result.ok || tries === MAX_TRIES) return result;
			const { kind } = result.failure;
			if (kind !== 'throttled' && !(kind === 'unclear' && isQuery)) return result;
			const asked = kind === 'throttled' ? throttlePauseMs(answer) : undefined;
			const pause = Math.max(LEAST_PAUSE_MS, asked ?? FIRST_PAUSE_MS * 2 ** (tries - 1));
			if (deadlineMs !== undefined && now() + pause > deadlineMs) return result;
			await wait(pause);
		}
	};
}

import type { WatiSandbox } from '../../../sandbox/wati/index.mts';

export const writesIn = ({ requests }: WatiSandbox): number =>
	requests.filter(({ method }) => method !== 'GET').length;

/** From the first call to the last, in seconds of Wati's time. */
export const secondsOf = (requests: WatiSandbox['requests']): number =>
	((requests.at(-1)?.at ?? 0) - (requests[0]?.at ?? 0)) / 1000;

import type { Reason } from './reasons';

/** Nothing is wrong with the record: the other side refuses everybody, for now. */
export const HOPELESS: readonly Reason[] = ['unauthorized', 'rateLimited'];

/** So many records without an answer mean that the other side is down. */
export const MANY_SILENT = 5;

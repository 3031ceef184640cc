import type { AttributeMarks } from './world.mts';

/** Whether an attribute is the sync's own: the link, or a part of the ledger. */
export const isSyncRecord = (name: string, { link, ledger }: AttributeMarks): boolean =>
	name === link || (name.startsWith(ledger) && /^(?:_\d+)?$/.test(name.slice(ledger.length)));

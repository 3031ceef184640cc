import {
	LEDGER_NAMES,
	type ConsentCase,
	type ConsentEffect,
	type InShopify,
	type InWati,
	type LedgerName,
} from './consentCases.mts';
import { kept, noAddress, nothing, off, out, outOnBoth, row, subscribe } from './consentRow.mts';

const told = (
	situation: string,
	now: `${InShopify} ${InWati}`,
	before: readonly LedgerName[],
	watiToShopify: ConsentEffect,
	heard: 'optOut' | 'optIn',
): ConsentCase => {
	const { shopifyToWati: _, ...one } = row(situation, now, before, nothing, watiToShopify, [heard]);
	return one;
};

/** What a word of the person does, in the run that its message began. */
export const HEARD_CASES: readonly ConsentCase[] = [
	told('STOP, subscribed and still on', 'S on', LEDGER_NAMES, outOnBoth, 'optOut'),
	told('STOP, subscribed, off already', 'S off', LEDGER_NAMES, out, 'optOut'),
	told('STOP, opted out, still on', 'U on', LEDGER_NAMES, off, 'optOut'),
	told('STOP, opted out, off already', 'U off', LEDGER_NAMES, nothing, 'optOut'),
	told('STOP, not subscribed, still on', 'N on', LEDGER_NAMES, outOnBoth, 'optOut'),
	told('STOP, not subscribed, off already', 'N off', LEDGER_NAMES, out, 'optOut'),
	told('STOP, no address, still on', 'X on', LEDGER_NAMES, { ...off, ...noAddress }, 'optOut'),
	told('STOP, no address, off already', 'X off', LEDGER_NAMES, noAddress, 'optOut'),
	told(
		'START, opted out, where Wati had ignored the request to switch off',
		'U on',
		['asked'],
		subscribe,
		'optIn',
	),
	told(
		'START, opted out in Shopify since, where Wati had ignored the request',
		'U on',
		['askedN'],
		{ ...off, ...kept },
		'optIn',
	),
	told(
		'START, not subscribed, where Wati had ignored the request',
		'N on',
		['asked', 'askedN'],
		subscribe,
		'optIn',
	),
	told(
		'START, no address, where Wati had ignored the request',
		'X on',
		['asked', 'askedN'],
		noAddress,
		'optIn',
	),
];

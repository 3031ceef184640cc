import type { IExecuteFunctions } from 'n8n-workflow';
import { beginOf, type DateRange } from '../core/dateRange';
import { asIds, asText } from '../n8n/parameters';
import type { ShopifyClient } from '../shopify/client';
import { failed, succeeded, type ShopifyResult } from '../shopify/http';
import { shopTimeZone } from '../shopify/listCustomers';
import { firstPlace, fromCursor, type ListPlace } from '../shopify/listCursor';

/** What one item asks for. */
export interface Ask {
	readonly place: ListPlace;
	readonly pageSize: number;
	readonly alsoFetch: readonly string[];
	/** IANA; `undefined` where it was not needed. */
	readonly timeZone: string | undefined;
}

const RANGES: readonly DateRange[] = ['all', 'oneMonth', 'threeMonths', 'sixMonths', 'since'];
const LARGEST_PAGE = 250;

const wrong = (message: string) => failed({ kind: 'refused', message });

/** Reads one item's parameters; a list that goes on keeps the range that it began with. */
export async function readAsk(
	context: IExecuteFunctions,
	index: number,
	client: ShopifyClient,
): Promise<ShopifyResult<Ask>> {
	const text = (name: string) => asText(context.getNodeParameter(name, index, ''));
	const size = Math.trunc(Number(context.getNodeParameter('pageSize', index, LARGEST_PAGE)));
	const pageSize = Math.min(LARGEST_PAGE, Math.max(1, size || LARGEST_PAGE));
	const alsoFetch = asIds(context.getNodeParameter('alsoFetch', index, ''));
	const range = RANGES.find((one) => one === text('range'));
	if (!range) return wrong(`"${text('range')}" is no range. Choose one of ${RANGES.join(', ')}.`);
	const dateField = text('dateField') === 'updatedAt' ? 'updatedAt' : 'createdAt';

	if (text('cursor') !== '') {
		const place = fromCursor(text('cursor'));
		if (!place) return wrong('The cursor is none that List Customers gave.');
		return succeeded({ place, pageSize, alsoFetch, timeZone: undefined });
	}
	if (range === 'all') {
		const place = firstPlace({ dateField, since: null });
		return succeeded({ place, pageSize, alsoFetch, timeZone: undefined });
	}
	const zone = await timeZoneOf(context, index, client);
	if (!zone.ok) return zone;
	const since = beginOf(range, text('since'), Date.now(), zone.value);
	if (since === undefined || since === null) {
		return wrong(`"${text('since')}" is no date. Write it like 2026-01-31.`);
	}
	const place = firstPlace({ dateField, since });
	return succeeded({ place, pageSize, alsoFetch, timeZone: zone.value });
}

async function timeZoneOf(
	context: IExecuteFunctions,
	index: number,
	client: ShopifyClient,
): Promise<ShopifyResult<string>> {
	const { timeZone } = context.getNodeParameter('options', index, {}) as { timeZone?: unknown };
	return timeZone === 'workflow' ? succeeded(context.getTimezone()) : await shopTimeZone(client);
}

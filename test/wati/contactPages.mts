import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import { answer, dto, ok } from './scriptedWati.mts';

export type Dto = ReturnType<typeof dto>;

export const numbersFrom = (count: number, first = 491_700_000_000): readonly string[] =>
	Array.from({ length: count }, (_, index) => `${first + index}`);

export const linkedDto = (number: string, customerId: string) =>
	dto(number, { shopify_customer_id: customerId });

interface Account {
	/** All contacts in the order of the list, as it is for the page that is asked for. */
	readonly inOrder: (page: number, reading: number) => readonly Dto[];
	/** What the count says; `undefined` where there is none. */
	readonly count?: unknown;
}

/** An account that lists its contacts a hundred to a page, and tells single ones by number. */
export function pagedAccount({ inOrder, count }: Account) {
	let reading = 0;
	return (request: WatiRequest): WatiAnswer => {
		const { path, query } = request;
		if (path === '/contacts/count') {
			return count === undefined ? answer(404, '') : ok({ contact_count: count });
		}
		if (path !== '/contacts') {
			const one = inOrder(1, reading).find(({ wa_id }) => path === `/contacts/${wa_id}`);
			return one ? ok(one) : answer(404, '');
		}
		const page = Number(query?.page_number);
		if (page === 1) reading += 1;
		const start = (page - 1) * 100;
		return ok({ contact_list: inOrder(page, reading).slice(start, start + 100) });
	};
}

/** An account in which nobody moves. */
export const quietAccount = (contacts: readonly Dto[], count: unknown = contacts.length) =>
	pagedAccount({ inOrder: () => contacts, count });

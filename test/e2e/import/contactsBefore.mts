import type { CustomerSnapshot } from '../../../sandbox/shopify/index.mts';
import type { Contact, WatiSandbox } from '../../../sandbox/wati/index.mts';
import { digitsOf, oldSpelling } from './number.mts';

const KNOWN = 30;
const KNOWN_BY_OLD_SPELLING = 5;
const STRANGERS = 15;

/** Fifty people whom Wati knows before the import; 35 of them are customers. */
export function knowBefore(
	{ agent, contacts }: WatiSandbox,
	customers: readonly CustomerSnapshot[],
): readonly Contact[] {
	const numbers = customers.flatMap(({ phone }) => (phone === null ? [] : [digitsOf(phone)]));
	const known = numbers.filter((number) => oldSpelling(number) === undefined).slice(0, KNOWN);
	const renamed = numbers.flatMap((number) => oldSpelling(number) ?? []);
	for (const [index, number] of known.entries()) agent.addContact({ number, name: `Old ${index}` });
	for (const number of renamed.slice(0, KNOWN_BY_OLD_SPELLING)) agent.addContact({ number });
	for (let index = 0; index < STRANGERS; index += 1) {
		agent.addContact({ number: `1415555${1000 + index}`, name: `Stranger ${index}` });
	}
	const [first = '', second = '', third = ''] = known;
	agent.setAllowCampaign(first, false);
	agent.setAllowCampaign(second, false);
	agent.setAttribute(third, 'shopify_customer_id', '1');
	return contacts();
}

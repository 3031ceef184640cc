import type { IDataObject } from 'n8n-workflow';
import type { Heard } from '../core/profile';
import type { Direction } from './itemJson';

/** Whose item it is, in the direction that it was carried. */
export interface ItemRecord {
	readonly direction: Direction;
	readonly customer: string;
	readonly contact: string;
	/** Everything that the record goes by, the proper name first; none where it is nobody's. */
	readonly names: readonly string[];
	/** The customer that was merged into this one and is no more. */
	readonly mergedId?: string;
	/** What the person said of campaigns in the message that began the run. */
	readonly heard?: Heard;
}

const part = (json: unknown, ...path: readonly string[]): unknown =>
	path.reduce<unknown>((value, key) => (value as IDataObject | null | undefined)?.[key], json);

/** The number at the end of an id. */
export const customerNumber = (id: unknown): string =>
	/(?:^|\/)(\d+)$/.exec(String(id ?? ''))?.[1] ?? '';

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

const first = (values: readonly string[]): string => values.find((value) => value !== '') ?? '';

const told = (values: readonly string[]): readonly string[] => [
	...new Set(values.filter((value) => value !== '')),
];

export const keyOf = (direction: Direction, name: string): string => `${direction}:${name}`;

const customerIn = (json: IDataObject, outcome: unknown): string =>
	first(
		[
			part(json, 'mapped', 'customerId'),
			part(json, 'customer', 'legacyId'),
			part(json, 'customer', 'id'),
			part(json, 'event', 'customerId'),
			part(json, 'customerId'),
			part(outcome, 'customer', 'id'),
			part(json, 'match', 'customer', 'legacyId'),
		].map(customerNumber),
	);

/** By number where WhatsApp tells it; `asked` is what List Customers was asked for. */
const contactNames = (json: IDataObject, outcome: unknown): readonly string[] =>
	told(
		[
			part(json, 'contact', 'number'),
			part(json, 'mapped', 'number'),
			part(outcome, 'contact', 'number'),
			part(json, 'event', 'number'),
			part(json, 'number'),
			part(json, 'contact', 'id'),
			part(json, 'mapped', 'contactId'),
			part(outcome, 'contact', 'id'),
			part(json, 'contact'),
			part(json, 'event', 'bsuid'),
			part(json, 'asked'),
		].map(textOf),
	);

const OF_A_CUSTOMER = ['customer', 'customerId'] as const;

/** Says the item itself: by its mapped profile, or by whom it began with. */
function directionOf(json: IDataObject): Direction {
	const mapped = part(json, 'mapped', 'direction');
	if (mapped === 'watiToShopify' || mapped === 'shopifyToWati') return mapped;
	const ofCustomer =
		OF_A_CUSTOMER.some((key) => key in json) || part(json, 'event', 'customerId') !== undefined;
	return ofCustomer ? 'shopifyToWati' : 'watiToShopify';
}

/** What the message of an item says of campaigns. */
export function heardIn(json: IDataObject): Heard | undefined {
	const heard = part(json, 'message', 'heard');
	return heard === 'optOut' || heard === 'optIn' ? heard : undefined;
}

/** Finds whose item it is. `direction` is undefined where each item says so itself. */
export function recordOf(
	json: IDataObject,
	outcome: unknown,
	direction: Direction | undefined,
): ItemRecord {
	const way = direction ?? directionOf(json);
	const customer = customerIn(json, outcome);
	const contacts = contactNames(json, outcome);
	const contact = contacts[0] ?? '';
	if (way === 'watiToShopify') {
		const heard = heardIn(json);
		return { direction: way, customer, contact, names: contacts, ...(heard ? { heard } : {}) };
	}
	const merged = customerNumber(part(json, 'event', 'mergedId'));
	return {
		direction: way,
		customer,
		contact,
		names: told([customer]),
		...(merged === '' ? {} : { mergedId: merged }),
	};
}

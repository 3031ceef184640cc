import type { Customer } from '../customer.mts';
import { normalisePhone } from '../phone.mts';
import type { Term } from './syntax.mts';
import { type TimeRules, timeFilter } from './timeFilter.mts';

export type Matches = (customer: Customer) => boolean;
export type FieldFilter = (term: Term, rules: TimeRules) => Matches | undefined;

export type Fields = Readonly<Record<string, FieldFilter>>;

const created = time('created', ({ createdAt }) => createdAt);
const updated = time('updated', ({ updatedAt }) => updatedAt);

/** The fields that the customers query documents. `created_at` is not among them. */
export const CUSTOMER_FIELDS: Fields = {
	accepts_marketing: ({ value }) =>
		flag(value, ({ consents }) => consents.email.state === 'SUBSCRIBED'),
	country:
		({ value }) =>
		(customer) =>
			same(customer.addresses[0]?.countryCode, value),
	customer_date: created,
	email: ({ value, quoted }) =>
		value === '*'
			? ({ email }) => email !== null
			: quoted
				? ({ email }) => same(email, value)
				: ({ email }) => email !== null && hasEvery(words(email), words(value)),
	first_name: text(({ firstName }) => firstName),
	id: number(({ id }) => id),
	last_abandoned_order_date: () => () => false,
	last_name: text(({ lastName }) => lastName),
	order_date: () => () => false,
	orders_count: number(({ numberOfOrders }) => numberOfOrders),
	phone: ({ value }) =>
		value === '*'
			? ({ phone }) => phone !== null
			: ({ phone }) => phone !== null && phone === (normalisePhone(value, []) ?? value),
	state:
		({ value }) =>
		() =>
			same('DISABLED', value),
	tag:
		({ value }) =>
		({ tags }) =>
			value.split(',').some((tag) => holds(tags, tag)),
	tag_not:
		({ value }) =>
		({ tags }) =>
			!value.split(',').some((tag) => holds(tags, tag)),
	total_spent: number(() => 0),
	updated_at: updated,
};

/** customersCount documents these three only. */
export const COUNT_FIELDS: Fields = {
	created_at: created,
	id: number(({ id }) => id),
	updated_at: updated,
};

/** A word without a field is looked for at the beginning of any word of the customer. */
export function anywhere({ value }: Term): Matches {
	const wanted = value.toLowerCase().replace(/\*$/, '');
	return ({ firstName, lastName, email, phone }) =>
		[firstName, lastName, email, phone]
			.flatMap((part) => (part === null ? [] : [part.toLowerCase(), ...words(part)]))
			.some((word) => word.startsWith(wanted));
}

function time(
	which: keyof TimeRules['precision'],
	of: (customer: Customer) => number,
): FieldFilter {
	return (term, rules) => {
		const matches = timeFilter(term, rules.precision[which], rules);
		return matches && ((customer) => matches(of(customer)));
	};
}

function number(of: (customer: Customer) => number): FieldFilter {
	return ({ value, comparator }) => {
		const wanted = Number(value);
		if (value === '' || Number.isNaN(wanted)) return undefined;
		const compare = {
			'=': (is: number) => is === wanted,
			'>': (is: number) => is > wanted,
			'>=': (is: number) => is >= wanted,
			'<': (is: number) => is < wanted,
			'<=': (is: number) => is <= wanted,
		}[comparator];
		return (customer) => compare(of(customer));
	};
}

function text(of: (customer: Customer) => string | null): FieldFilter {
	return ({ value }) =>
		(customer) => {
			const is = of(customer)?.toLowerCase();
			if (is === undefined) return false;
			return value.endsWith('*')
				? is.startsWith(value.slice(0, -1).toLowerCase())
				: is === value.toLowerCase();
		};
}

function flag(value: string, of: (customer: Customer) => boolean): Matches | undefined {
	if (value !== 'true' && value !== 'false') return undefined;
	return (customer) => String(of(customer)) === value;
}

function same(is: string | null | undefined, wanted: string): boolean {
	return is?.toLowerCase() === wanted.trim().toLowerCase();
}

function holds(tags: readonly string[], wanted: string): boolean {
	return tags.some((tag) => same(tag, wanted));
}

function words(value: string): string[] {
	return value
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

function hasEvery(have: readonly string[], wanted: readonly string[]): boolean {
	return wanted.every((word) => have.includes(word));
}

import type { Customer } from '../customer.mts';
import { type Fields, type Matches, anywhere } from './customerFields.mts';
import { type Expression, type Term, parseSearch } from './syntax.mts';
import type { TimeRules } from './timeFilter.mts';

export interface SearchWarning {
	readonly field: string;
	readonly message: string;
	readonly code: 'invalid_field' | 'missing_named_field';
}

/** What a query may ask for. The count knows no words without a field. */
export interface Searchable {
	readonly fields: Fields;
	readonly words: 'anywhere' | 'ignored';
}

export type Search =
	| {
			readonly kind: 'filter';
			readonly matches: Matches;
			readonly warnings: readonly SearchWarning[];
	  }
	| { readonly kind: 'internalError' };

/** An unknown field is ignored, so that everybody matches; an empty value breaks the search. */
export function search(query: string, searchable: Searchable, rules: TimeRules): Search {
	const expression = parseSearch(query);
	const terms = termsOf(expression);
	if (terms.some(({ field, value, quoted }) => field !== null && value === '' && !quoted)) {
		return { kind: 'internalError' };
	}
	const filters = new Map(terms.map((term) => [term, filterOf(term, searchable, rules)]));
	const warnings = terms.flatMap((term) => warningOf(term, searchable) ?? []);
	return { kind: 'filter', warnings, matches: (customer) => holds(expression, filters, customer) };
}

function warningOf({ field }: Term, { fields, words }: Searchable): SearchWarning | undefined {
	if (field === null) {
		const message = 'Input must use named search fields in this query.';
		return words === 'ignored'
			? { field: 'default', message, code: 'missing_named_field' }
			: undefined;
	}
	const message = 'Invalid search field for this query.';
	return Object.hasOwn(fields, field) ? undefined : { field, message, code: 'invalid_field' };
}

function filterOf(term: Term, { fields, words }: Searchable, rules: TimeRules): Matches {
	const everybody: Matches = () => true;
	if (term.field === null) return words === 'anywhere' ? anywhere(term) : everybody;
	const field = Object.hasOwn(fields, term.field) ? fields[term.field] : undefined;
	return field?.(term, rules) ?? everybody;
}

function holds(
	expression: Expression,
	filters: ReadonlyMap<Term, Matches>,
	customer: Customer,
): boolean {
	switch (expression.kind) {
		case 'term':
			return filters.get(expression)?.(customer) ?? true;
		case 'not':
			return !holds(expression.part, filters, customer);
		case 'and':
			return expression.parts.every((part) => holds(part, filters, customer));
		case 'or':
			return expression.parts.some((part) => holds(part, filters, customer));
	}
}

function termsOf(expression: Expression): Term[] {
	switch (expression.kind) {
		case 'term':
			return [expression];
		case 'not':
			return termsOf(expression.part);
		case 'and':
		case 'or':
			return expression.parts.flatMap(termsOf);
	}
}

import type { Customer } from '../customer.mts';
import { type FieldFilter, type Matches, anywhere } from './customerFields.mts';
import { type Expression, type Term, parseSearch } from './syntax.mts';
import type { TimeRules } from './timeFilter.mts';

export interface SearchWarning {
	readonly field: string;
	readonly message: string;
	readonly code: 'invalid_field';
}

export type Search =
	| {
			readonly kind: 'filter';
			readonly matches: Matches;
			readonly warnings: readonly SearchWarning[];
	  }
	| { readonly kind: 'internalError' };

/** An unknown field is ignored, so that everybody matches; an empty value breaks the search. */
export function search(
	query: string,
	fields: Readonly<Record<string, FieldFilter>>,
	rules: TimeRules,
): Search {
	const expression = parseSearch(query);
	const terms = termsOf(expression);
	if (terms.some(({ field, value, quoted }) => field !== null && value === '' && !quoted)) {
		return { kind: 'internalError' };
	}
	const filters = new Map(terms.map((term) => [term, filterOf(term, fields, rules)]));
	const warnings = terms.flatMap((term): SearchWarning[] =>
		term.field !== null && !Object.hasOwn(fields, term.field)
			? [
					{
						field: term.field,
						message: 'Invalid search field for this query.',
						code: 'invalid_field',
					},
				]
			: [],
	);
	return { kind: 'filter', warnings, matches: (customer) => holds(expression, filters, customer) };
}

function filterOf(
	term: Term,
	fields: Readonly<Record<string, FieldFilter>>,
	rules: TimeRules,
): Matches {
	const everybody: Matches = () => true;
	if (term.field === null) return anywhere(term);
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

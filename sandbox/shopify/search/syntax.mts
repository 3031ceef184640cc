export type Comparator = '=' | '>' | '>=' | '<' | '<=';

/** `field:>='value'`; without a field, a word looked for anywhere. */
export interface Term {
	readonly kind: 'term';
	readonly field: string | null;
	readonly comparator: Comparator;
	readonly value: string;
	readonly quoted: boolean;
}

export type Expression =
	| Term
	| { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
	| { readonly kind: 'not'; readonly part: Expression };

type Token = Term | { readonly kind: 'word'; readonly word: '(' | ')' | 'OR' | 'AND' | 'NOT' };

const WORD = /\s*(?:([()])|(-)(?=[^\s-])|(OR|AND|NOT)(?=[\s(]|$))/y;
/** Recorded: a bare value ends at a colon, so that a time without quotes ends in a strange field. */
const TERM =
	/[\s:]*(?:(\w[\w.]*):\s?(>=|<=|>|<)?\s?)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s():]*))/y;

/** Shopify's search syntax: terms, AND implied, OR, NOT or a hyphen, parentheses. */
export function parseSearch(query: string): Expression {
	return new Parser(tokens(query.trim())).expression();
}

function tokens(query: string): Token[] {
	const found: Token[] = [];
	for (let at = 0; at < query.length; ) {
		WORD.lastIndex = at;
		const word = WORD.exec(query);
		if (word) {
			found.push({ kind: 'word', word: asWord(word[1] ?? word[3]) });
			at = WORD.lastIndex;
			continue;
		}
		TERM.lastIndex = at;
		const term = TERM.exec(query);
		if (term === null || TERM.lastIndex === at) break;
		found.push(asTerm(term));
		at = TERM.lastIndex;
	}
	return found;
}

function asWord(word: string | undefined): '(' | ')' | 'OR' | 'AND' | 'NOT' {
	return word === '(' || word === ')' || word === 'OR' || word === 'AND' ? word : 'NOT';
}

function asTerm([, field, comparator, double, single, bare]: RegExpExecArray): Term {
	return {
		kind: 'term',
		field: field ?? null,
		comparator: isComparator(comparator) ? comparator : '=',
		value: (double ?? single ?? bare ?? '').replaceAll(/\\(.)/g, '$1'),
		quoted: bare === undefined,
	};
}

function isComparator(text: string | undefined): text is Comparator {
	return text === '>' || text === '>=' || text === '<' || text === '<=';
}

class Parser {
	readonly #tokens: Token[];

	constructor(found: readonly Token[]) {
		this.#tokens = [...found];
	}

	expression(): Expression {
		const parts = [this.#conjunction()];
		while (this.#take('OR')) parts.push(this.#conjunction());
		return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
	}

	#conjunction(): Expression {
		const parts: Expression[] = [];
		while (this.#tokens.length > 0 && !this.#sees('OR') && !this.#sees(')')) {
			if (this.#take('AND')) continue;
			parts.push(this.#factor());
		}
		return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
	}

	#factor(): Expression {
		if (this.#take('NOT')) return { kind: 'not', part: this.#factor() };
		if (this.#take('(')) {
			const inner = this.expression();
			this.#take(')');
			return inner;
		}
		const token = this.#tokens.shift();
		return token?.kind === 'term' ? token : { kind: 'and', parts: [] };
	}

	#sees(word: string): boolean {
		const next = this.#tokens[0];
		return next?.kind === 'word' && next.word === word;
	}

	#take(word: string): boolean {
		const seen = this.#sees(word);
		if (seen) this.#tokens.shift();
		return seen;
	}
}

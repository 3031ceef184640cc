export type Content =
	| { readonly kind: 'json'; readonly value: unknown }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'empty' };

export interface Answer {
	readonly status: number;
	readonly content: Content;
	readonly headers: Readonly<Record<string, string>>;
}

export function json(value: unknown, status = 200, headers = {}): Answer {
	return { status, content: { kind: 'json', value }, headers };
}

export function text(body: string, status: number, headers = {}): Answer {
	return { status, content: { kind: 'text', text: body }, headers };
}

export function empty(status: number, headers = {}): Answer {
	return { status, content: { kind: 'empty' }, headers };
}

/** The error shape of v3: 400, 403 and 500 have it, 401 and 429 need not. */
export function v3Error(status: number, message: string, now: number): Answer {
	return json({ code: status, message, timestamp: new Date(now).toISOString() }, status);
}

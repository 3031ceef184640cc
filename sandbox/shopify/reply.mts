export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export function json(
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): Reply {
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(body),
	};
}

export function html(status: number, body: string): Reply {
	return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

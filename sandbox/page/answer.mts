import type { ServerResponse } from 'node:http';

import type { Refusal } from './world.mts';

/** The page holds a demo password and people's data: nothing foreign is loaded, nothing is kept. */
const always = {
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

export function answer(
	response: ServerResponse,
	status: number,
	type: string,
	body: string | Buffer,
): void {
	response.writeHead(status, { ...always, 'content-type': type }).end(body);
}

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
	answer(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function refuse(
	response: ServerResponse,
	status: number,
	...problems: readonly Refusal[]
): void {
	answerJson(response, status, { problems });
}

export function beginEvents(response: ServerResponse): void {
	response.writeHead(200, { ...always, 'content-type': 'text/event-stream; charset=utf-8' });
}

import type { IncomingMessage } from 'node:http';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request is not for us: another site's page may not act in the person's name, nor a foreign
 * name that was made to point to this machine.
 */
export function refusal({ headers }: IncomingMessage): string | undefined {
	const host = headers.host ?? '';
	if (!loopbackNames.includes(host.replace(/:\d+$/, '').toLowerCase())) {
		return 'This page is for this machine only.';
	}
	if (
		headers.origin !== undefined &&
		headers.origin.toLowerCase() !== `http://${host}`.toLowerCase()
	) {
		return 'This page takes no requests from another site.';
	}
	return undefined;
}

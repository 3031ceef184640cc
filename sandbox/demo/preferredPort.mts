import { createServer } from 'node:net';
import { freePort } from '../n8n/port.mts';

/** This port of loopback, so that addresses stay the same from day to day, or any free one. */
export async function preferredPort(port: number): Promise<number> {
	const free = await new Promise<boolean>((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
	return free ? port : await freePort();
}

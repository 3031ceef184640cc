import { createServer } from 'node:net';

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				if (address === null || typeof address === 'string') reject(new Error('No port is free'));
				else resolve(address.port);
			});
		});
	});
}

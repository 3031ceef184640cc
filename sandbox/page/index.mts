import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { takeAction } from './actionRoute.mts';
import { answer, answerJson, refuse } from './answer.mts';
import { refusal } from './guard.mts';
import { inboxOf } from './inbox.mts';
import { liveView } from './live.mts';
import { publicFiles } from './publicFiles.mts';
import type { World } from './world.mts';

export interface Page {
	readonly origin: string;
	close(): Promise<void>;
}

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves the page, its actions and its live view, on loopback only. Port 0 takes any. */
export async function startPage(options: {
	readonly world: World;
	readonly port: number;
}): Promise<Page> {
	const { world, port } = options;
	const files = await publicFiles();
	const inbox = inboxOf(world.wati);
	const live = liveView(world, inbox);
	const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
		'/api/view': {
			GET: async (_request, response) => answerJson(response, 200, await live.now()),
		},
		'/api/events': { GET: async (_request, response) => await live.follow(response) },
		'/api/actions': {
			POST: async (request, response) => await takeAction(world.shop, inbox, request, response),
		},
	};

	const serve: Route = async (request, response) => {
		const foreign = refusal(request);
		if (foreign !== undefined) return refuse(response, 403, { message: foreign });

		const path = request.url?.split('?', 1)[0] ?? '/';
		const file = files.get(path);
		if (file && request.method === 'GET') return answer(response, 200, file.type, file.body);

		const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
		if (!file && !route) return refuse(response, 404, { message: 'There is nothing here.' });
		const handle = route?.[request.method ?? ''];
		if (!handle) return refuse(response, 405, { message: 'This cannot be asked in this way.' });
		return await handle(request, response);
	};

	const server = createServer((request, response) => {
		serve(request, response).catch((error: unknown) => {
			if (response.headersSent) return response.destroy();
			return refuse(response, 500, { message: String(error) });
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const bound = (server.address() as AddressInfo).port;

	return {
		origin: `http://127.0.0.1:${bound}`,
		async close() {
			live.close();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

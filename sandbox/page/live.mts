import type { ServerResponse } from 'node:http';

import { beginEvents } from './answer.mts';
import { askN8n, NOTHING_YET } from './fromN8n.mts';
import type { Inbox } from './inbox.mts';
import { viewOf, type View } from './view.mts';
import type { World } from './world.mts';

/** One action changes a customer several times: those changes are one picture. */
const GATHER_MS = 60;
/** Something on the way may end a connection on which nothing is said. */
const HEARTBEAT_MS = 15_000;

export interface Live {
	now(): Promise<View>;
	follow(response: ServerResponse): Promise<void>;
	close(): void;
}

/** Tells everyone who follows what the world looks like, at once and after each change. */
export function liveView(world: World, inbox: Inbox): Live {
	const told = new Map<ServerResponse, string>();
	let fromN8n = NOTHING_YET;
	let asked = 0;
	let answered = 0;
	let gathering: NodeJS.Timeout | undefined;

	const now = async () => {
		const turn = ++asked;
		const answer = await askN8n(world);
		// An older question may be answered last.
		if (turn > answered) {
			answered = turn;
			fromN8n = answer;
		}
		return viewOf(world, inbox, fromN8n);
	};
	const tell = (follower: ServerResponse, view: View) => {
		const event = `event: view\ndata: ${JSON.stringify(view)}\n\n`;
		if (told.get(follower) !== event) follower.write(event);
		told.set(follower, event);
	};
	const tellAll = (view: View) => [...told.keys()].forEach((follower) => tell(follower, view));
	const push = async () => {
		gathering = undefined;
		// People are known at once; the rest is asked from n8n, which may take its time.
		tellAll(viewOf(world, inbox, fromN8n));
		tellAll(await now());
	};
	const stop = world.onChange(() => {
		// Nobody looks: n8n is left alone.
		if (told.size === 0) return;
		gathering ??= setTimeout(() => void push(), GATHER_MS);
	});
	const heartbeat = setInterval(() => {
		for (const follower of told.keys()) follower.write(': still here\n\n');
	}, HEARTBEAT_MS).unref();

	return {
		now,
		async follow(response) {
			const view = await now();
			beginEvents(response);
			tell(response, view);
			response.once('close', () => told.delete(response));
		},
		close() {
			stop();
			clearTimeout(gathering);
			clearInterval(heartbeat);
			for (const follower of told.keys()) follower.end();
			told.clear();
		},
	};
}

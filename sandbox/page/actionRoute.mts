import type { IncomingMessage, ServerResponse } from 'node:http';

import { readAction } from './actions.mts';
import { refuse } from './answer.mts';
import { carryOut } from './carryOut.mts';
import type { Inbox } from './inbox.mts';
import { readJson } from './jsonBody.mts';
import { Refused, type Shop } from './world.mts';

/** Does what the person asked for; whatever stands against it is told in words. */
export async function takeAction(
	shop: Shop,
	inbox: Inbox,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const body = await readJson(request);
	if (body.kind === 'refused') return refuse(response, body.status, { message: body.message });

	const read = readAction(body.value);
	if (!read.success) {
		const problems = read.error.issues.map(({ path, message }) => ({
			field: path[0] === 'fields' ? String(path[1]) : path[0]?.toString(),
			message,
		}));
		return refuse(response, 422, ...problems);
	}
	try {
		await carryOut(shop, inbox, read.data);
	} catch (error) {
		if (error instanceof Refused) return refuse(response, 422, ...error.refusals);
		return refuse(response, 500, { message: messageOf(error) });
	}
	response.writeHead(204).end();
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

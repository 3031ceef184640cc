import type { Account } from './account.mts';
import { json, v3Error } from './answer.mts';
import { requiredInteger } from './query.mts';
import type { Route } from './route.mts';

/** Tells of neither the default channel nor of any number. */
export function v3ChannelRoutes({ options }: Account): readonly Route[] {
	return [
		{
			version: 'v3',
			method: 'GET',
			family: 'v3 channels',
			path: '/api/ext/v3/channels',
			get scopes() {
				return [options.switches.channelsScope];
			},
			handle: ({ query }) => {
				const page = requiredInteger(query, 'page_number', Infinity);
				const size = requiredInteger(query, 'page_size', 100);
				const shown = options.otherChannels.slice((page - 1) * size, page * size);
				return json({ channels: shown.map(({ id, name }) => ({ id, name, channel: 'Whatsapp' })) });
			},
			refuse: ({ status, message }) => v3Error(status, message, options.clock.now()),
		},
	];
}

import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import { answer, asSet, dto, ok, refusal, updatesOf } from './scriptedWati.mts';

export interface Entry {
	readonly attributes: Readonly<Record<string, string>>;
	readonly allowCampaign: boolean;
}

export interface Behaviour {
	readonly put: 'merges' | 'replaces';
	readonly emptyValues: 'kept' | 'refused';
	readonly campaign: 'obeyed' | 'ignored';
}

/** Contacts by number, and a responder that reads and writes them as Wati would. */
export function contactBook(
	entries: Readonly<Record<string, Partial<Entry>>>,
	{ put = 'merges', emptyValues = 'kept', campaign = 'obeyed' }: Partial<Behaviour> = {},
) {
	const book = new Map<string, Entry>(
		Object.entries(entries).map(([number, entry]) => [
			number,
			{ attributes: {}, allowCampaign: true, ...entry },
		]),
	);
	const show = (number: string, { attributes, allowCampaign } = book.get(number) ?? BLANK) =>
		dto(number, attributes, allowCampaign);
	const store = (number: string, before: Entry, set: Readonly<Record<string, string>>) => {
		const asked = campaign === 'obeyed' ? set.allowbroadcast : undefined;
		book.set(number, {
			attributes: { ...(put === 'merges' ? before.attributes : {}), ...set },
			allowCampaign: asked === undefined ? before.allowCampaign : asked === 'true',
		});
	};
	const refuses = (set: Readonly<Record<string, string>>) =>
		emptyValues === 'refused' && Object.values(set).includes('');

	const respond = (request: WatiRequest): WatiAnswer => {
		const { method, api, path } = request;
		if (api === 'v1') return ok({ contact_list: legacyList(book) });
		if (method === 'GET') {
			const number = path.replace('/contacts/', '');
			return book.has(number) ? ok(show(number)) : answer(404, '');
		}
		if (method === 'POST') {
			const { whatsapp_number, custom_params } = request.body as {
				readonly whatsapp_number: string;
				readonly custom_params: readonly { name: string; value: string }[];
			};
			if (book.has(whatsapp_number)) return answer(400, { message: 'Contact exists' });
			if (refuses(asSet(custom_params))) return refusal;
			store(whatsapp_number, BLANK, asSet(custom_params));
			return ok(show(whatsapp_number));
		}
		const updates = updatesOf(request).map(({ target, customParams }) => ({
			target,
			set: asSet(customParams),
		}));
		if (updates.some(({ set }) => refuses(set))) return refusal;
		for (const { target, set } of updates) {
			const before = book.get(target);
			if (before) store(target, before, set);
		}
		const shown = updates.filter(({ target }) => book.has(target));
		return ok({ contact_list: shown.map(({ target }) => show(target)) });
	};
	return { book, respond };
}

const BLANK: Entry = { attributes: {}, allowCampaign: true };

const legacyList = (book: ReadonlyMap<string, Entry>) =>
	[...book].map(([number, { attributes, allowCampaign }]) => ({
		id: `id-${number}`,
		wAid: number,
		allowBroadcast: allowCampaign,
		customParams: Object.entries(attributes).map(([name, value]) => ({ name, value })),
	}));

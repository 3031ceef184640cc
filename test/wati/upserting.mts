import type { contactBook } from './contactBook.mts';
import { asSet, dto, NUMBER, ok } from './scriptedWati.mts';

type Book = ReturnType<typeof contactBook>;

/** As an account in which a creation writes to whoever is there. */
export function upserting({ book, respond }: Book): Book {
	return {
		book,
		respond: (request) => {
			if (request.method !== 'POST') return respond(request);
			const before = book.get(NUMBER) ?? { attributes: {}, allowCampaign: true };
			const { custom_params } = request.body as {
				custom_params: { name: string; value: string }[];
			};
			const set = asSet(custom_params);
			const attributes = { ...before.attributes, ...set };
			const allowCampaign = set.allowbroadcast
				? set.allowbroadcast === 'true'
				: before.allowCampaign;
			book.set(NUMBER, { attributes, allowCampaign });
			return ok(dto(NUMBER, attributes, allowCampaign));
		},
	};
}

import type { CustomerSnapshot } from '../../../sandbox/shopify/index.mts';
import type { Contact } from '../../../sandbox/wati/index.mts';
import { digitsOf, oldSpelling } from './number.mts';

/** What can be seen of a contact that an import has to do with. */
export interface Card {
	readonly owner: string | null;
	readonly email: string | null;
	readonly allowCampaign: boolean;
	readonly vip: boolean;
	readonly wholesale: boolean;
}

export type Cards = Readonly<Record<string, Card>>;

type End = 'created' | 'updated' | 'noPhone' | 'phoneInvalid' | 'linkConflict';

export interface Expectation {
	readonly ends: Readonly<Record<End, number>>;
	/** By number. */
	readonly cards: Cards;
}

const cardOf = ({ params, allowCampaign }: Contact): Card => ({
	owner: params['shopify_customer_id'] ?? null,
	email: params['email'] ?? null,
	allowCampaign,
	vip: params['tag_vip'] === 'true',
	wholesale: params['tag_wholesale'] === 'true',
});

export const cardsOf = (contacts: readonly Contact[]): Cards =>
	Object.fromEntries(contacts.map((contact) => [contact.number, cardOf(contact)]));

/** Shopify's word for who is new; an opt-out in Wati stays, and so does whom Shopify cannot ask. */
function allowedTo(known: Card | undefined, consent: string | null): boolean {
	if (known && (consent === null || !known.allowCampaign)) return known.allowCampaign;
	return consent === 'SUBSCRIBED';
}

/** What an import must come to: worked out from both sides as they were, and from the promises. */
export function expectationOf(
	customers: readonly CustomerSnapshot[],
	before: readonly Contact[],
): Expectation {
	const cards: Record<string, Card> = { ...cardsOf(before) };
	const ends = { created: 0, updated: 0, noPhone: 0, phoneInvalid: 0, linkConflict: 0 };
	for (const { legacyId, phone, email, consents, tags, addresses } of customers) {
		if (phone === null) {
			ends[addresses.some((address) => address.phone) ? 'phoneInvalid' : 'noPhone'] += 1;
			continue;
		}
		const number = digitsOf(phone);
		const there = [number, oldSpelling(number) ?? ''].find((spelling) => spelling in cards);
		const known = there === undefined ? undefined : cards[there];
		if (known?.owner) {
			ends.linkConflict += 1;
			continue;
		}
		ends[known ? 'updated' : 'created'] += 1;
		cards[there ?? number] = {
			owner: legacyId,
			email,
			allowCampaign: allowedTo(known, email === null ? null : consents.email.state),
			vip: tags.includes('VIP'),
			wholesale: tags.includes('Wholesale'),
		};
	}
	return { ends, cards };
}

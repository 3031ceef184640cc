import type { CustomerSnapshot } from '../shopify/index.mts';
import type { Contact } from '../wati/index.mts';
import type { Demo } from './index.mts';

/** What there is to see, in a line, and whether it is as it should be. */
export interface Sight {
	readonly right: boolean;
	readonly seen: string;
}

export type Look = () => Sight | Promise<Sight>;

export interface Step {
	readonly name: string;
	/** What a person does; answers what must be seen afterwards. */
	readonly act: (demo: Demo) => Promise<Look>;
}

/** All of them at once. */
export const together =
	(...looks: readonly Look[]): Look =>
	async () => {
		const sights = await Promise.all(looks.map(async (look) => await look()));
		return {
			right: sights.every(({ right }) => right),
			seen: sights.map(({ seen }) => seen).join('; '),
		};
	};

export function contactLine(contact: Contact | undefined): string {
	if (!contact) return 'no contact';
	const { name, number, allowCampaign, params } = contact;
	const tags = Object.entries(params).filter(([attribute]) => attribute.startsWith('tag_'));
	return [
		`${name} ${number}`,
		`email ${params['email'] || 'none'}`,
		`Allow campaign ${allowCampaign ? 'on' : 'off'}`,
		tags.map(([attribute, value]) => `${attribute}=${value}`).join(' ') || 'no tags',
		params['shopify_customer_id'] ? 'linked' : 'not linked',
	].join(', ');
}

export function customerLine(customer: CustomerSnapshot | undefined): string {
	if (!customer) return 'no customer';
	const { displayName, phone, email, consents, tags } = customer;
	return [
		`customer ${displayName}`,
		phone ?? 'no phone',
		email ?? 'no email',
		consents.email.state,
		tags.join(' ') || 'no tags',
	].join(', ');
}

/** What the contact of a number must show. */
export const contactIs =
	({ wati }: Demo, number: string, right: (contact: Contact) => boolean): Look =>
	() => {
		const contact = wati.contact(number);
		return { right: contact !== undefined && right(contact), seen: contactLine(contact) };
	};

/** What the only customer with this phone number must show. */
export const customerIs =
	({ shop }: Demo, number: string, right: (customer: CustomerSnapshot) => boolean): Look =>
	() => {
		const all = shop.customers().filter(({ phone }) => phone === `+${number}`);
		const seen = all.map(customerLine).join(' and ') || customerLine(undefined);
		return { right: all.length === 1 && all.every(right), seen };
	};

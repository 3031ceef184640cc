import type { CustomerSnapshot } from '../../../sandbox/shopify/index.mts';
import type { Contact } from '../../../sandbox/wati/index.mts';
import { isInDoubt } from './failures.mts';
import { contactOf, customerOf, linkOf, type Person } from './people.mts';
import type { StormWorld } from './world.mts';

/** What is not as the default mapping has it, in words; nothing when all is well. */
export function disagreements(world: StormWorld, people: readonly Person[]): readonly string[] {
	return [
		...people.flatMap((who) => ofPerson(world, who).map((what) => `${titleOf(who)}: ${what}`)),
		...ofLinks(world),
	];
}

const titleOf = ({ name, number, customerId }: Person): string =>
	`${name} (${number ?? 'no number'}, ${customerId?.split('/').at(-1) ?? 'no customer'})`;

function ofPerson(world: StormWorld, who: Person): readonly string[] {
	const customer = customerOf(world, who);
	const contact = contactOf(world, who);
	if (customer === undefined) return ofStranger(world, who, contact);
	if (customer.phone === null || !who.isTouched) return [];
	if (contact === undefined) return ['has no contact'];
	return [
		...differs('link', customer.legacyId, linkOf(contact)),
		...differs('e-mail', customer.email ?? '', contact.params['email'] ?? ''),
		...differs('tags', tagNames(customer), tagAttributes(contact)),
		...differs('city', who.city, contact.params['city']),
		...ofConsent(customer, contact, who),
	];
}

function ofStranger(
	world: StormWorld,
	who: Person,
	contact: Contact | undefined,
): readonly string[] {
	const wanted = who.wrote === 'asNew' && !isInDoubt(world, who.number ?? '') ? 1 : 0;
	const namesakes = world.shop.customers().filter(({ phone }) => phone === `+${who.number}`).length;
	return [
		...(who.wrote === 'asOld' ? [] : differs('customers of this number', wanted, namesakes)),
		...differs('link', undefined, linkOf(contact)),
		...differs('city', who.city, contact?.params['city']),
	];
}

/**
 * Whoever was off before the first link is not raised. Where the shop had no address to keep a consent with, both sides stay as they are, and still do
 * when there is one but nobody has been asked.
 */
function ofConsent(
	customer: CustomerSnapshot,
	contact: Contact,
	{ hasLateAddress, wasOffBefore }: Person,
): readonly string[] {
	const { state } = customer.consents.email;
	const isUnasked = hasLateAddress && state === 'NOT_SUBSCRIBED';
	if (contact.allowCampaign && (customer.email === null || isUnasked)) return [];
	const wasIgnored = state !== 'SUBSCRIBED' && isTakenForIgnored(contact);
	if (contact.allowCampaign && wasIgnored) return [];
	if (state === 'SUBSCRIBED' && !contact.allowCampaign && wasOffBefore) return [];
	return differs(
		'consent',
		`${state} → ${state === 'SUBSCRIBED'}`,
		`${state} → ${contact.allowCampaign}`,
	);
}

/**
 * Switched on by an agent before the sync had seen its own request carried out: that looks like a
 * Wati that ignores such requests, and is told as `consentNotApplied`.
 */
const isTakenForIgnored = ({ params }: Contact): boolean =>
	params['shopify_sync']?.includes('[0,"allowbroadcast"]') ?? false;

/** Nobody is linked to who is not there, and no two contacts to one customer. */
function ofLinks({ shop, wati }: StormWorld): readonly string[] {
	const ids = new Set(shop.customers().map(({ legacyId }) => legacyId));
	const links = wati.contacts().flatMap((contact) => {
		const link = linkOf(contact);
		return link === undefined ? [] : [{ link, number: contact.number }];
	});
	const taken = new Map<string, string | null>();
	return links.flatMap(({ link, number }) => {
		const other = taken.get(link);
		taken.set(link, number);
		return [
			...(ids.has(link) ? [] : [`${number} is linked to ${link}, who is not there`]),
			...(other === undefined ? [] : [`${number} and ${other} are both linked to ${link}`]),
		];
	});
}

function differs(what: string, wanted: unknown, seen: unknown): readonly string[] {
	const [left, right] = [JSON.stringify(wanted), JSON.stringify(seen)];
	return left === right ? [] : [`${what} should be ${left}, is ${right}`];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

const tagNames = ({ tags }: CustomerSnapshot): readonly string[] =>
	tags.map((tag) => `tag_${plain(tag).toLowerCase().replaceAll(' ', '_')}`).sort();

const tagAttributes = ({ params }: Contact): readonly string[] =>
	Object.keys(params)
		.filter((name) => name.startsWith('tag_') && params[name] === 'true')
		.sort();

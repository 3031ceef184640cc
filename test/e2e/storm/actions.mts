import type { Chance } from '../../../sandbox/weather/chance.mts';
import type { Contact } from '../../../sandbox/wati/index.mts';
import { newCustomer, TAG_ATTRIBUTES, TAGS, type Registry } from './crowd.mts';
import { contactOf, customerOf, isLinked, type Person } from './people.mts';
import type { Words } from './words.mts';
import type { StormWorld } from './world.mts';

export interface Stage {
	readonly world: StormWorld;
	readonly people: Person[];
	readonly words: Words;
	readonly chance: Chance;
	readonly registry: Registry;
	/** When the last good reconciliation began, or the sync was published. */
	readonly since: { reconciled: number };
}

/** Something that somebody does, most often this person; nobody, where they cannot. */
export type Action = (stage: Stage, who: Person) => Person | undefined;

const cities = ['Rome', 'Oslo', 'Kyiv', 'Lima'] as const;

/** What a merchant does in the shop's admin. */
export const SHOP_ACTIONS: Readonly<Record<string, readonly [weight: number, act: Action]>> = {
	tag: [
		12,
		({ world, chance }, who) => {
			const customer = customerOf(world, who);
			if (customer === undefined) return undefined;
			const tag = chance.oneOf(TAGS);
			if (customer.tags.includes(tag)) world.shop.merchant.removeTags(customer.id, [tag]);
			else world.shop.merchant.addTags(customer.id, [tag]);
			return who;
		},
	],
	email: [
		8,
		({ world, registry }, who) => {
			const customer = customerOf(world, who);
			if (customer === undefined) return undefined;
			who.hasLateAddress ||= customer.email === null;
			world.shop.merchant.updateCustomer(customer.id, { email: registry.email() });
			return who;
		},
	],
	consent: [
		14,
		({ world, chance, words }, who) => {
			const customer = customerOf(world, who);
			if (!customer?.email) return undefined;
			const state = chance.happens(0.5) ? 'SUBSCRIBED' : 'UNSUBSCRIBED';
			if (customer.consents.email.state === state) return undefined;
			world.shop.merchant.setConsent(customer.id, 'email', state);
			const said = state === 'SUBSCRIBED' ? 'in' : 'out';
			words.say(who, said, 'shop', isLinked(contactOf(world, who)));
			return who;
		},
	],
	phone: [
		3,
		({ world, registry, words }, who) => {
			const customer = customerOf(world, who);
			if (customer === undefined) return undefined;
			// What a contact said that nobody has linked stays with it.
			if (!isLinked(contactOf(world, who))) words.forget(who);
			who.number = registry.number();
			// What an agent noted stays with the old contact, and so does what was written.
			Object.assign(who, { city: undefined, wrote: 'never' });
			world.shop.merchant.updateCustomer(customer.id, { phone: `+${who.number}` });
			return who;
		},
	],
	create: [
		3,
		({ world, chance, registry, people }) => {
			const who = registry.person('Newcomer');
			if (chance.happens(0.8)) who.number = registry.number();
			who.customerId = world.shop.merchant.createCustomer(newCustomer(chance, registry, who)).id;
			who.isTouched = true;
			people.push(who);
			return who;
		},
	],
	remove: [
		2,
		({ world }, who) => {
			const customer = customerOf(world, who);
			if (customer === undefined) return undefined;
			world.shop.merchant.deleteCustomer(customer.id);
			Object.assign(who, { isGone: true, customerId: undefined, wrote: 'never' });
			return who;
		},
	],
};

/** What an agent does in Wati, of which nobody is told. */
export const AGENT_ACTIONS: typeof SHOP_ACTIONS = {
	tag: [
		8,
		({ world, chance }, who) => {
			const contact = contactOf(world, who);
			if (!contact?.number || !isLinked(contact)) return undefined;
			const name = chance.oneOf(TAG_ATTRIBUTES);
			const value = contact.params[name] === 'true' ? 'false' : 'true';
			world.wati.agent.setAttribute(contact.number, name, value);
			return who;
		},
	],
	email: [
		5,
		({ world, registry }, who) => {
			const contact = contactOf(world, who);
			if (!contact?.number || !isLinked(contact)) return undefined;
			who.hasLateAddress ||= customerOf(world, who)?.email === null;
			world.wati.agent.setAttribute(contact.number, 'email', registry.email());
			return who;
		},
	],
	campaign: [
		10,
		({ world, words }, who) => {
			const contact = contactOf(world, who);
			if (!contact?.number) return undefined;
			const allow = !contact.allowCampaign;
			world.wati.agent.setAllowCampaign(contact.number, allow);
			who.wasOffBefore ||= !allow && !isLinked(contact);
			words.say(who, allow ? 'in' : 'out', 'wati', isLinked(contact));
			return who;
		},
	],
	city: [
		4,
		({ world, chance }, who) => {
			const contact = contactOf(world, who);
			if (!contact?.number) return undefined;
			who.city = chance.oneOf(cities);
			world.wati.agent.setAttribute(contact.number, 'city', who.city);
			return who;
		},
	],
};

/** What people write on WhatsApp. */
export const WRITERS_ACTIONS: typeof SHOP_ACTIONS = {
	hello: [8, (stage, who) => writes(stage, who, 'Hello')],
	stop: [
		5,
		(stage, who) => {
			const contact = contactOf(stage.world, who);
			if (contact === undefined) return undefined;
			who.wasOffBefore ||= !isLinked(contact);
			// Where campaigns are off already, a message whose delivery is lost leaves no trace.
			if (contact.allowCampaign) stage.words.say(who, 'out', 'wati', isLinked(contact));
			return writes(stage, who, 'STOP');
		},
	],
	start: [
		3,
		(stage, who) => {
			const contact = contactOf(stage.world, who);
			if (contact === undefined) return undefined;
			stage.words.say(who, 'in', 'wati', isLinked(contact));
			return writes(stage, who, 'START');
		},
	],
	stranger: [
		4,
		(stage) => {
			const who = stage.registry.person('Stranger');
			who.number = stage.registry.number();
			stage.people.push(who);
			return writes(stage, who, 'Good morning');
		},
	],
};

/**
 * Of a customer who was deleted, whether the sync has heard of it or is yet to: without the message
 * itself nobody is to be made of it again.
 */
const isLetGo = (contact: Contact): boolean =>
	isLinked(contact) || contact.params['shopify_marketing_consent'] !== undefined;

function writes({ world, since }: Stage, who: Person, text: string): Person | undefined {
	if (who.number === undefined) return undefined;
	const known = world.wati.contact(who.number);
	const mayBeLetGo = customerOf(world, who) === undefined && known !== undefined && isLetGo(known);
	const isNew = known === undefined || (known.created >= since.reconciled && !mayBeLetGo);
	if (who.wrote !== 'asNew') who.wrote = isNew ? 'asNew' : 'asOld';
	who.isGone = false;
	// Deliveries may be held back for seconds: nobody who writes waits for that.
	void world.wati.people.write(who.number, text, { name: who.name });
	return who;
}

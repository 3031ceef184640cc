import { plainId } from '../core/attributes';
import type { Outcome } from '../core/outcome';
import type { Contact } from '../core/profile';
import type { Problem } from '../core/reasons';
import { planFollow } from '../core/toContact/planFollow';
import { planRedaction } from '../core/toContact/planRedaction';
import { planUnlink } from '../core/toContact/planUnlink';
import type { Removal } from '../core/toContact/removal';
import type { CustomerJson } from '../shopify/customer';
import { toProfile } from '../shopify/customerProfile';
import type { Memory } from '../wati/remember';
import { contactsOf } from './contactsOf';
import type { Gone, GoneSides } from './gone';
import { contactFailed, customerFailed, resting } from './goneOutcome';
import { customerOfId, heirOf, otherContacts, type Heirs } from './heirs';

/** What is to be done about one customer that is gone. */
export interface GonePlan {
	readonly removals: readonly Removal[];
	readonly follows: readonly Memory[];
	/** The customer that the contacts go over to. */
	readonly heir?: string;
	readonly problems: readonly Problem[];
}

export type Planned =
	| { readonly kind: 'ended'; readonly outcome: Outcome }
	| { readonly kind: 'planned'; readonly plan: GonePlan };

const ended = (outcome: Outcome): Planned => ({ kind: 'ended', outcome });
const planned = (plan: GonePlan): Planned => ({ kind: 'planned', plan });

/** How a contact is linked to the customer that it goes over to. */
function memoryOf(sides: GoneSides, contact: Contact, customer: CustomerJson): Memory | undefined {
	const { settings, account, rules } = sides;
	const profile = toProfile(customer);
	if (!profile) return undefined;
	const { channel } = rules;
	const given = channel === 'none' ? undefined : profile.consents[channel];
	const consent = given && channel !== 'none' ? { ...given, channel } : undefined;
	const { id: customerId, updatedAt } = profile;
	const heir = { customerId, updatedAt, ...(consent ? { consent } : {}) };
	return { contact, write: planFollow(contact, heir, settings, account.knowledge), consent };
}

/** Each contact goes over to a customer that is there, or to nobody. */
async function planDeleted(
	sides: GoneSides,
	{ customerId }: Gone,
	contacts: readonly Contact[],
): Promise<Planned> {
	const removals: Removal[] = [];
	const follows: Memory[] = [];
	const problems: Problem[] = [];
	let heir: CustomerJson | undefined;
	for (const contact of contacts) {
		const found = await heirOf(sides, customerId, contact);
		if (!found.ok) return ended(customerFailed(found.failure));
		const heirs: Heirs = found.value;
		if (heirs.kind === 'stillThere') return ended(resting('unchanged', 'alreadyInStep', contact));
		problems.push(...heirs.problems);
		const memory = heirs.kind === 'customer' ? memoryOf(sides, contact, heirs.customer) : undefined;
		if (memory) follows.push(memory);
		else removals.push(planUnlink(contact, sides.rules.removal));
		if (heirs.kind === 'customer') heir = heirs.customer;
	}
	return await withOthers(sides, { removals, follows, problems }, heir);
}

/** Tells of the contacts that the customer has beside those that went over to it. */
async function withOthers(
	sides: GoneSides,
	plan: GonePlan,
	heir: CustomerJson | undefined,
): Promise<Planned> {
	const id = heir && plainId(heir.id);
	if (!heir || id === undefined) return planned(plan);
	const followed = plan.follows.map(({ contact }) => contact);
	const others = await otherContacts(sides, id, heir, followed);
	if (!others.ok) return ended(contactFailed(others.failure));
	return planned({ ...plan, heir: id, problems: [...plan.problems, ...others.value] });
}

function planRedacted(sides: GoneSides, contacts: readonly Contact[]): Planned {
	const removals = contacts.flatMap((contact) => {
		const removal = planRedaction(contact, sides.rules.removal);
		return removal === 'nothing' ? [] : [removal];
	});
	return planned({ removals, follows: [], problems: [] });
}

/** Looks at both sides and decides; nothing is written. */
export async function planGone(sides: GoneSides, gone: Gone): Promise<Planned> {
	const leaves = sides.rules.whenDeleted === 'leave' && gone.kind !== 'redacted';
	if (gone.kind === 'deleted' && leaves) return ended(resting('skipped', 'contactLeft'));
	const survivor = gone.kind === 'merged' ? await customerOfId(sides, gone.survivorId) : undefined;
	if (survivor && !survivor.ok) return ended(customerFailed(survivor.failure));
	const heir = survivor?.value;
	const hints = heir?.phone ? [heir.phone.replace(/\D/g, '')] : [];
	const concerned = await contactsOf(sides, gone, hints);
	if (!concerned.ok) return ended(contactFailed(concerned.failure));
	const contacts = concerned.value;
	if (contacts === 'unsearchable') return ended(resting('skipped', 'contactsUnsearchable'));
	if (contacts.length === 0) return ended(resting('skipped', 'nobodyLinked'));
	if (gone.kind === 'redacted') return planRedacted(sides, contacts);
	// Who survived a merge may be gone in turn.
	if (!heir && leaves) return ended(resting('skipped', 'contactLeft'));
	if (!heir) return await planDeleted(sides, gone, contacts);
	const follows = contacts.flatMap((contact) => memoryOf(sides, contact, heir) ?? []);
	return await withOthers(sides, { removals: [], follows, problems: [] }, heir);
}

import fc from 'fast-check';
import { rememberedBy } from '../../../nodes/core/attributes.ts';
import type { Plan } from '../../../nodes/core/toContact/plan.ts';
import type { WantedContact } from '../../../nodes/core/profile.ts';
import { carriedOut, type Service } from '../contactModel.mts';
import { MORNING, names, NOON, plan, settings } from '../people.mts';
import { contacts, customers, services, tagNames } from '../randomPeople.mts';

const writeOf = (one: Plan) =>
	one.action === 'create' || one.action === 'update' ? one.write : undefined;

it('plans nothing more for a customer whose plan was carried out', () => {
	fc.assert(
		fc.property(customers, contacts, services, (customer, present, service) => {
			const once = carriedOut(plan(customer, present), customer, service);
			fc.pre(once !== undefined);
			const knowledge = {
				campaign: service.campaign === 'obeyed' ? 'works' : 'ignored',
				emptyValues: service.emptyValues === 'kept' ? 'accepted' : 'refused',
			} as const;
			expect(writeOf(plan(customer, once, { knowledge }))).toBeUndefined();
			expect(writeOf(plan(customer, once))).toBeUndefined();
		}),
		{ numRuns: 1000 },
	);
});

/** What goes along with every write, and with every question for Allow campaign. */
const companions = [names.ledger, settings.campaignParameter];

it('writes only names that are mapped or its own, each with another text than before', () => {
	fc.assert(
		fc.property(customers, contacts, (customer, present) => {
			const write = writeOf(plan(customer, present));
			fc.pre(write !== undefined);
			const ours = [names.link, names.ledger, names.consent, settings.campaignParameter];
			const mapped = [...Object.keys(customer.attributes), ...tagNames].map((name) =>
				name.toLowerCase(),
			);
			for (const [name, text] of Object.entries(write.set)) {
				expect([...ours, ...mapped]).toContain(name.toLowerCase());
				if (!companions.includes(name)) expect(present?.attributes[name]).not.toBe(text);
			}
		}),
	);
});

it('writes nothing of a customer that is older than the ledger', () => {
	fc.assert(
		fc.property(customers, contacts, (customer, present) => {
			const ledger = present && rememberedBy(present, names).ledger;
			fc.pre(ledger?.updatedAt === NOON && customer.updatedAt === MORNING);
			expect(plan(customer, present)).toMatchObject({ action: 'skip', reason: 'staleCustomer' });
		}),
	);
});

it('raises nobody whom the shop does not call subscribed, nor without a ledger', () => {
	fc.assert(
		fc.property(customers, contacts, (customer, present) => {
			const raised = writeOf(plan(customer, present))?.asked?.value === true;
			if (customer.consent?.state !== 'subscribed') expect(raised).toBe(false);
			const ledger = present && rememberedBy(present, names).ledger;
			if (present && !ledger) expect(raised).toBe(false);
		}),
	);
});

it('leaves nobody allowed whose consent was withdrawn against the ledger, where it is obeyed', () => {
	fc.assert(
		fc.property(customers, contacts, (customer, present) => {
			const ledger = present && rememberedBy(present, names).ledger;
			const optedOut = customer.consent?.state === 'unsubscribed';
			fc.pre(optedOut && ledger?.consent?.customer !== 'unsubscribed');
			const first = plan(customer, present);
			fc.pre(first.action !== 'skip');
			const service: Service = { campaign: 'obeyed', emptyValues: 'kept' };
			expect(carriedOut(first, customer, service)?.allowCampaign).toBe(false);
		}),
	);
});

const changedAt = (customer: WantedContact, at: string): WantedContact => ({
	...customer,
	updatedAt: at,
	readAt: at,
	...(customer.consent ? { consent: { ...customer.consent, at } } : {}),
});

it('writes nothing of the older of two states once the newer one was written', () => {
	fc.assert(
		fc.property(customers, customers, contacts, services, (one, other, present, service) => {
			const older = changedAt(one, '2026-11-24T08:00:00Z');
			const newer = changedAt(other, '2026-11-24T08:00:01Z');
			const first = plan(newer, present);
			fc.pre(writeOf(first) !== undefined);
			const after = carriedOut(first, newer, service);
			expect(plan(older, after)).toMatchObject({ action: 'skip', reason: 'staleCustomer' });
		}),
	);
});

it('ends where the newer of two states alone would have led, whichever comes first', () => {
	const told = (customer: WantedContact) => ({
		...customer,
		attributes: { email: 'a', City: 'b', ...customer.attributes },
	});
	fc.assert(
		fc.property(customers, customers, services, (one, other, service) => {
			const older = changedAt(told(one), '2026-11-24T08:00:00Z');
			const newer = changedAt(told(other), '2026-11-24T08:00:01Z');
			const alone = carriedOut(plan(newer, undefined), newer, service);
			const before = carriedOut(plan(older, undefined), older, service);
			const both = carriedOut(plan(newer, before), newer, service);
			for (const name of ['email', 'City']) {
				const kept = service.emptyValues === 'ignored' && newer.attributes[name] === null;
				if (!kept) expect(both?.attributes[name] || undefined).toBe(alone?.attributes[name]);
			}
			if (newer.consent && older.consent && service.campaign === 'obeyed') {
				expect(both?.allowCampaign).toBe(alone?.allowCampaign);
			}
		}),
	);
});

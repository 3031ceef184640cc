import { mapContact } from '../../nodes/core/toCustomer/mapContact.ts';
import type { CustomerJson } from '../../nodes/shopify/customer.ts';
import type { ShopifyClient } from '../../nodes/shopify/client.ts';
import { carryOver } from '../../nodes/sync/carryOver.ts';
import type { BothSides, ContactJob } from '../../nodes/sync/job.ts';
import { contact } from '../core/people.mts';
import { toCustomerSettings } from '../core/twoSides.mts';
import { contactBook } from './contactBook.mts';
import { NOON } from './customers.mts';
import { NOW_MS, scripted } from './scriptedWati.mts';

const EMAIL = 'ada@x.example';
const [ADA, BOB] = ['491701234567', '491701234568'] as const;

/** As the Admin API answers it. */
const wire = (phone: string | null) => ({
	id: 'gid://shopify/Customer/42',
	legacyResourceId: '42',
	createdAt: NOON,
	updatedAt: NOON,
	firstName: 'Ada',
	lastName: null,
	displayName: 'Ada',
	locale: 'en',
	note: null,
	tags: [],
	state: 'DISABLED',
	verifiedEmail: true,
	taxExempt: false,
	numberOfOrders: '0',
	amountSpent: { amount: '0.0', currencyCode: 'EUR' },
	defaultEmailAddress: {
		emailAddress: EMAIL,
		marketingState: 'NOT_SUBSCRIBED',
		marketingOptInLevel: null,
		marketingUpdatedAt: null,
	},
	defaultPhoneNumber: phone && {
		phoneNumber: phone,
		smsMarketingConsent: {
			state: 'NOT_SUBSCRIBED',
			optInLevel: null,
			updatedAt: null,
			collectedFrom: null,
		},
		whatsAppMarketingConsent: {
			state: 'NOT_SUBSCRIBED',
			optInLevel: null,
			updatedAt: null,
			collectedFrom: null,
		},
	},
	defaultAddress: null,
	metafields: { nodes: [] },
});

const asFound: CustomerJson = {
	id: 'gid://shopify/Customer/42',
	legacyId: '42',
	createdAt: NOON,
	updatedAt: NOON,
	readAt: NOON,
	phone: null,
	firstName: 'Ada',
	email: EMAIL,
	tags: [],
	emailConsent: { state: 'NOT_SUBSCRIBED', optInLevel: null, updatedAt: null },
};

/** A job as Match Contact hands it on: the customer was found by e-mail, and had no phone then. */
function jobOf(number: string): ContactJob {
	const one = contact({ id: `id-${number}`, number, attributes: { email: EMAIL } });
	return {
		wanted: mapContact(one, undefined, toCustomerSettings, {}).wanted,
		read: { contact: one, readAtMs: NOW_MS, thisRun: true },
		match: { status: 'matched', by: 'email', customer: asFound },
		problems: [],
	};
}

it('fills in one phone where two contacts of a run share an e-mail address, and holds the other', async () => {
	let phone: string | null = null;
	const shopify: ShopifyClient = async ({ document, variables }) => {
		if (document.includes('mutation')) {
			const { input } = variables as { input: { phone: string } };
			phone = input.phone;
			return await Promise.resolve({
				ok: true,
				value: { update: { customer: wire(phone), userErrors: [] } },
			});
		}
		return { ok: true, value: { email0: wire(phone) } };
	};
	const { respond } = contactBook({
		[ADA]: { attributes: { email: EMAIL } },
		[BOB]: { attributes: { email: EMAIL } },
	});
	const sides: BothSides = { ...scripted(respond).sync, shopify };
	const jobs = [jobOf(ADA), jobOf(BOB)];
	const outcomes = await carryOver(sides, jobs);
	expect(jobs.map((job) => outcomes.get(job))).toMatchObject([
		{ action: 'updated', reason: 'firstLink' },
		{ action: 'held', reason: 'otherPhone' },
	]);
	expect(phone).toBe(`+${ADA}`);
});

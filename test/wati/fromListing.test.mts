import { rememberedBy } from '../../nodes/core/attributes.ts';
import type { Outcome } from '../../nodes/core/outcome.ts';
import type { Consent, Contact, WantedContact } from '../../nodes/core/profile.ts';
import { carryOut } from '../../nodes/wati/carryOut.ts';
import type { Job } from '../../nodes/wati/job.ts';
import { contactBook, type Entry } from './contactBook.mts';
import { customer, LATER, matched, syncAll } from './customers.mts';
import { asSet, NUMBER, scripted } from './scriptedWati.mts';
import { upserting } from './upserting.mts';

const [EARLY, LAST] = ['2026-11-23T10:00:00Z', '2026-11-23T13:00:00Z'];
const consent = (state: Consent['state'], at = EARLY) => ({ channel: 'email', state, at }) as const;
const told = ({ action, reason, problems }: Outcome) =>
	[action, reason, ...problems.map(({ code }) => code)].join(' ');

type Book = ReturnType<typeof contactBook>;

/** Looks up now what is carried out when the listing is old. */
async function fromListing({ respond }: Book, wanted: WantedContact, meanwhile: () => void) {
	const { sync, log, requests } = scripted(respond);
	const job: Job = { ...(await matched(sync, wanted)), listed: true };
	meanwhile();
	log.length = 0;
	requests.length = 0;
	const outcome = (await carryOut(sync, [job])).get(job);
	return { outcome, log, requests, sync };
}

const posted = (requests: Awaited<ReturnType<typeof fromListing>>['requests']) => {
	const body = requests.find(({ method }) => method === 'POST')?.body as
		| { custom_params: { name: string; value: string }[] }
		| undefined;
	return asSet(body?.custom_params ?? []);
};

it.each([
	['subscribed', undefined],
	['unsubscribed', 'false'],
	['notSubscribed', 'false'],
] as const)(
	'opens no contact that it did not look for just now: one who is %s is made with %j',
	async (state, parameter) => {
		const wanted = customer({ consent: consent(state) });
		const { requests, outcome } = await fromListing(contactBook({}), wanted, () => {});
		expect(posted(requests).allowbroadcast).toBe(parameter);
		expect(outcome?.action).toBe('created');
	},
);

it('says that a contact is open where it was looked for just now', async () => {
	const { respond } = contactBook({});
	const { sync, requests } = scripted(respond);
	await syncAll(sync, customer({ consent: consent('subscribed') }));
	expect(posted(requests).allowbroadcast).toBe('true');
});

/** A contact that the listing lacks: made by others meanwhile, and closed to campaigns. */
const unlisted: Entry = { attributes: { note: 'vip' }, allowCampaign: false };

const asContact = ({ attributes, allowCampaign }: Entry): Contact => ({
	id: `id-${NUMBER}`,
	number: NUMBER,
	name: 'Ada',
	allowCampaign,
	attributes,
});

it('undoes no opt-out of a contact that a creation turned out to meet', async () => {
	const account = upserting(contactBook({}));
	const wanted = customer({ consent: consent('subscribed') });
	const { outcome, sync } = await fromListing(account, wanted, () => {
		account.book.set(NUMBER, unlisted);
	});
	const met = account.book.get(NUMBER) ?? unlisted;
	expect(met).toMatchObject({
		allowCampaign: false,
		attributes: { note: 'vip', shopify_marketing_consent: 'false' },
	});
	expect(outcome && told(outcome)).toBe('created customerNew consentNotRaised');
	const { ledger } = rememberedBy(asContact(met), sync.settings.names);
	expect(ledger?.consent).toEqual({
		customer: 'subscribed',
		contact: false,
		at: EARLY,
		channel: 'email',
	});

	const again = await syncAll(scripted(account.respond).sync, { ...wanted, readAt: LATER });
	expect(again.map(told)).toEqual(['unchanged alreadyInStep consentNotRaised']);
	expect(account.book.get(NUMBER)?.allowCampaign).toBe(false);
});

it('reads and merges where a creation is refused because somebody is there', async () => {
	const account = contactBook({});
	const wanted = customer({ consent: consent('subscribed'), attributes: { city: 'Bonn' } });
	const { outcome } = await fromListing(account, wanted, () => {
		account.book.set(NUMBER, unlisted);
	});
	expect(outcome?.action).toBe('updated');
	expect(account.book.get(NUMBER)).toMatchObject({
		allowCampaign: false,
		attributes: { note: 'vip', city: 'Bonn', shopify_marketing_consent: 'false' },
	});
});

it('mirrors no opt-in on a contact that opted out after it was listed', async () => {
	const account = contactBook({ [NUMBER]: { attributes: { note: 'vip' } } });
	const wanted = customer({ consent: consent('subscribed'), attributes: { city: 'Bonn' } });
	const { outcome, sync } = await fromListing(account, wanted, () => {
		account.book.set(NUMBER, unlisted);
	});
	const after = account.book.get(NUMBER) ?? unlisted;
	expect(after).toMatchObject({
		allowCampaign: false,
		attributes: { city: 'Bonn', shopify_marketing_consent: 'false' },
	});
	expect(outcome?.changes.map(({ field }) => field)).toEqual(['city']);
	// It was open when it was listed: the other direction still has to see the opt-out as a change.
	expect(rememberedBy(asContact(after), sync.settings.names).ledger?.consent?.contact).toBe(true);
});

interface Case {
	readonly before: Consent['state'];
	readonly now: Consent['state'];
	readonly closedMeanwhile?: true;
	readonly reads: number;
	readonly open: boolean;
}

const CASES: readonly Case[] = [
	{ before: 'subscribed', now: 'subscribed', reads: 0, open: true },
	{ before: 'subscribed', now: 'unsubscribed', reads: 0, open: false },
	{ before: 'subscribed', now: 'notSubscribed', reads: 0, open: false },
	{ before: 'unsubscribed', now: 'subscribed', reads: 1, open: true },
	{ before: 'unsubscribed', now: 'unsubscribed', reads: 0, open: false },
	{ before: 'unsubscribed', now: 'notSubscribed', reads: 0, open: false },
	{ before: 'notSubscribed', now: 'subscribed', reads: 1, open: true },
	{ before: 'notSubscribed', now: 'unsubscribed', reads: 0, open: false },
	{ before: 'notSubscribed', now: 'notSubscribed', reads: 0, open: false },
	{ before: 'subscribed', now: 'subscribed', closedMeanwhile: true, reads: 0, open: false },
	{ before: 'subscribed', now: 'unsubscribed', closedMeanwhile: true, reads: 0, open: false },
];

it.each(CASES)(
	'of one who was $before and is $now, closed meanwhile: $closedMeanwhile, reads $reads before it writes',
	async ({ before, now, closedMeanwhile, reads, open }) => {
		const account = contactBook({});
		const { sync } = scripted(account.respond);
		await syncAll(sync, customer({ consent: consent(before), attributes: { city: 'Kiel' } }));
		const wanted = customer({
			updatedAt: LAST,
			readAt: LAST,
			consent: consent(now, LAST),
			attributes: { city: 'Bonn' },
		});
		const { log, outcome } = await fromListing(account, wanted, () => {
			const entry = account.book.get(NUMBER) ?? unlisted;
			if (closedMeanwhile) account.book.set(NUMBER, { ...entry, allowCampaign: false });
		});
		expect(log.filter((line) => line.startsWith('GET'))).toHaveLength(reads);
		expect(account.book.get(NUMBER)).toMatchObject({
			allowCampaign: open,
			attributes: { city: 'Bonn' },
		});
		expect(outcome?.action).toBe('updated');
	},
);

it('raises nobody who opted out between the listing and the reading', async () => {
	const account = contactBook({});
	const { sync } = scripted(account.respond);
	await syncAll(sync, customer({ consent: consent('unsubscribed') }));
	const wanted = customer({ updatedAt: LAST, readAt: LAST, consent: consent('subscribed', LAST) });
	const { outcome } = await fromListing(account, wanted, () => {
		const entry = account.book.get(NUMBER) ?? unlisted;
		const attributes = { ...entry.attributes, shopify_customer_id: '77' };
		account.book.set(NUMBER, { attributes, allowCampaign: false });
	});
	expect(outcome && told(outcome)).toBe('held linkConflict');
	expect(account.book.get(NUMBER)?.allowCampaign).toBe(false);
});

import { carryOut } from '../../nodes/wati/carryOut.ts';
import { lookUp } from '../../nodes/wati/lookUp.ts';
import { contactBook } from './contactBook.mts';
import { customer, LATER, matched, numbered, syncAll } from './customers.mts';
import { NUMBER, ok, scripted } from './scriptedWati.mts';

const consent = (state: 'subscribed' | 'unsubscribed', at: string) =>
	({ channel: 'email', state, at }) as const;
const out = consent('unsubscribed', '2026-11-23T11:00:00Z');

it('looks up anew what was not found in another run, before it makes a contact', async () => {
	const { respond } = contactBook({});
	const { sync, log } = scripted(respond);
	const job = { ...(await matched(sync, customer())), matchedAtMs: undefined };
	log.length = 0;
	await carryOut(sync, [job]);
	expect(log).toEqual([`GET /contacts/${NUMBER}`, 'POST /contacts']);
});

it('writes no older state after a newer one that needed no write', async () => {
	const { book, respond } = contactBook({});
	const { sync } = scripted(respond);
	await syncAll(sync, customer({ consent: out }));
	const inBetween = await matched(
		sync,
		customer({ updatedAt: LATER, consent: consent('subscribed', LATER) }),
	);
	const newest = customer({ updatedAt: '2026-11-23T12:00:09Z', consent: out });
	await syncAll(sync, newest);
	await carryOut(sync, [inBetween]);
	expect(book.get(NUMBER)?.allowCampaign).toBe(false);
});

it('gives one customer with two numbers in one batch the link once', async () => {
	const { book, respond } = contactBook({});
	const { sync } = scripted(respond);
	const moved = numbered('42', '491709999999', { updatedAt: LATER, mayHaveMoved: true });
	await syncAll(sync, customer(), moved);
	const links = [...book.values()].filter(
		({ attributes }) => attributes.shopify_customer_id === '42',
	);
	expect(links).toHaveLength(1);
});

it('does not take an attribute that a person removed meanwhile for dropped by the update', async () => {
	const { book, respond } = contactBook({
		[NUMBER]: { attributes: { city: 'Kiel', plan: 'gold', note: 'vip' } },
	});
	const { sync } = scripted(respond);
	const job = await matched(sync, customer({ attributes: { city: 'Bonn' } }));
	book.set(NUMBER, { attributes: { city: 'Kiel', note: 'vip' }, allowCampaign: true });
	await carryOut(sync, [job]);
	expect(sync.account.updatesReplace).toBe(false);
	expect(book.get(NUMBER)?.attributes).not.toHaveProperty('plan');
});

it('never lists among the changes what the answer does not show', async () => {
	const { respond } = contactBook({ [NUMBER]: {} }, { campaign: 'ignored' });
	const { sync } = scripted(respond);
	const [outcome] = await syncAll(sync, customer({ consent: out }));
	expect(outcome?.changes.map(({ field }) => field)).not.toContain('Allow campaign');
});

it('passes an opt-out on to the linked contact of a customer whose number is gone', async () => {
	const { book, respond } = contactBook({});
	const { sync } = scripted(respond);
	await syncAll(sync, customer({ consent: consent('subscribed', '2026-11-23T10:00:00Z') }));
	const numberless = {
		phone: null,
		phoneProblem: 'noPhone',
		updatedAt: LATER,
		mayHaveMoved: true,
		consent: out,
	} as const;
	await syncAll(sync, customer(numberless));
	expect(book.get(NUMBER)?.allowCampaign).toBe(false);
});

it('does not trust a search by link that answers with others', async () => {
	const strangers = Array.from({ length: 100 }, (_, index) => ({
		id: `${index}`,
		customParams: [],
	}));
	const { sync } = scripted((request) =>
		ok(request.api === 'v1' ? { contact_list: strangers } : ''),
	);
	const moved = customer({ mayHaveMoved: true });
	const found = await lookUp(sync.client, moved, sync.settings.names);
	expect(found).toMatchObject({
		ok: true,
		value: { problems: [{ code: 'previousContactUnknown' }] },
	});
});

it('saves an opt-out whose other data is refused, and calls the record failed', async () => {
	const { book, respond } = contactBook({});
	const refusing: typeof respond = (request) =>
		JSON.stringify(request.body ?? '').includes('far too long')
			? { kind: 'answer', status: 400, headers: {}, body: { message: 'Value is too long' } }
			: respond(request);
	const { sync } = scripted(refusing);
	await syncAll(sync, customer({ consent: consent('subscribed', '2026-11-23T10:00:00Z') }));
	const [outcome] = await syncAll(
		sync,
		customer({ updatedAt: LATER, consent: out, attributes: { note: 'far too long' } }),
	);
	expect(book.get(NUMBER)?.allowCampaign).toBe(false);
	expect(book.get(NUMBER)?.attributes).not.toHaveProperty('note');
	expect(outcome).toMatchObject({
		action: 'failed',
		reason: 'refused',
		problems: [{ code: 'optOutSaved' }],
	});
});

it('says of every state of a customer without a number that the number is missing', async () => {
	const { respond } = contactBook({});
	const { sync } = scripted(respond);
	const numberless = { phone: null, phoneProblem: 'noPhone' } as const;
	await syncAll(sync, customer({ ...numberless, updatedAt: LATER }));
	const [older] = await syncAll(sync, customer(numberless));
	expect(older).toMatchObject({ action: 'skipped', reason: 'noPhone' });
});

import { toE164 } from '../../nodes/core/phone.ts';
import type { WantedContact } from '../../nodes/core/profile.ts';
import { newAccount } from './scriptedWati.mts';
import { listingFor, searchedFor, type LookUpMode } from '../../nodes/wati/directory.ts';
import { Listing } from '../../nodes/wati/listing.ts';
import { numbersFrom, pagedAccount, quietAccount } from './contactPages.mts';
import { customer } from './customers.mts';
import { answer, dto, NOW_MS, scripted, silence } from './scriptedWati.mts';

const MINUTE = 60_000;
const people = (count: number) => numbersFrom(count).map((number) => dto(number));

async function chosen(
	contacts: number,
	settings: { mode?: LookUpMode; customers: number; keepMs?: number },
	respond = quietAccount(people(contacts)),
) {
	const { client, sync, log } = scripted(respond);
	const full = { mode: 'automatic' as const, keepMs: 60 * MINUTE, ...settings };
	const result = await listingFor(client, sync.account, full, NOW_MS);
	return { way: result.ok && result.value ? 'listing' : 'one by one', calls: log.length };
}

it.each<[number, LookUpMode, number, string, number]>([
	[0, 'automatic', 1, 'one by one', 0],
	[0, 'automatic', 2, 'one by one', 0],
	[0, 'automatic', 3, 'listing', 2],
	[99, 'automatic', 3, 'listing', 2],
	[299, 'automatic', 3, 'one by one', 1],
	[199, 'automatic', 3, 'listing', 3],
	[300, 'automatic', 4, 'one by one', 1],
	[300, 'automatic', 5, 'listing', 5],
	[2_000, 'automatic', 2_000, 'listing', 22],
	[500, 'oneByOne', 2_000, 'one by one', 0],
	[500, 'listing', 1, 'listing', 7],
	[500, 'automatic', 0, 'one by one', 0],
])('of %d contacts, looked up in the way %s for %d customers: %s', async (...given) => {
	const [contacts, mode, customers, way, calls] = given;
	expect(await chosen(contacts, { mode, customers })).toEqual({ way, calls });
});

it('takes no more calls than it is there to save where nobody counts', async () => {
	const uncounted = pagedAccount({ inOrder: () => people(500) });
	const [few, enough] = [{ customers: 4 }, { customers: 6 }];
	expect(await chosen(500, few, uncounted)).toEqual({ way: 'one by one', calls: 5 });
	expect(await chosen(500, enough, uncounted)).toEqual({ way: 'listing', calls: 7 });
});

it.each([
	[60 * MINUTE, 60 * MINUTE - 1, 0],
	[60 * MINUTE, 60 * MINUTE, 3],
	[0, 0, 2],
	[Infinity, 23 * 60 * MINUTE, 0],
	[Infinity, 25 * 60 * MINUTE, 3],
])('keeps a listing for %d ms: after %d ms it takes %d calls', async (keepMs, afterMs, calls) => {
	const { client, sync, log } = scripted(quietAccount(people(150)));
	const settings = { mode: 'automatic', keepMs, customers: 250 } as const;
	await listingFor(client, sync.account, settings, NOW_MS);
	log.length = 0;
	const result = await listingFor(client, sync.account, settings, NOW_MS + afterMs);
	expect(result.ok && result.value?.size).toBe(150);
	expect(log).toHaveLength(calls);
});

it('uses no listing that is still being read', async () => {
	const account = newAccount({ listing: new Listing(NOW_MS) });
	const { client, log } = scripted(quietAccount(people(3)), account);
	const settings = { mode: 'automatic', keepMs: 60 * MINUTE, customers: 250 } as const;
	await listingFor(client, account, settings, NOW_MS);
	expect(log).toEqual(['GET /contacts/count', 'GET /contacts']);
});

it('reads whole listings where two are read at once', async () => {
	const { client, sync } = scripted(quietAccount(people(250)));
	const settings = { mode: 'listing', keepMs: 0, customers: 250 } as const;
	const read = async () => await listingFor(client, sync.account, settings, NOW_MS);
	const results = await Promise.all([read(), read()]);
	for (const result of results) {
		expect(result.ok && result.value?.complete).toBe(true);
		expect(result.ok && result.value?.size).toBe(250);
	}
	expect(sync.account.listing?.complete).toBe(true);
});

it('asks one by one where Wati refuses to list, and fails where it does not answer', async () => {
	const settings = { mode: 'automatic', keepMs: 0, customers: 250 } as const;
	const ask = async (bad: typeof silence) => {
		const respond = quietAccount(people(3));
		const { client, sync } = scripted((request) =>
			request.path === '/contacts' ? bad : respond(request),
		);
		return await listingFor(client, sync.account, settings, NOW_MS);
	};
	expect(await ask(answer(404, { message: 'no such thing' }))).toEqual({
		ok: true,
		value: undefined,
	});
	expect(await ask(silence)).toMatchObject({ failure: { kind: 'unclear' } });
	expect(await ask(answer(401, ''))).toMatchObject({ failure: { kind: 'unauthorized' } });
});

const consent = (state: 'subscribed' | 'unsubscribed' | 'notSubscribed') =>
	({ consent: { channel: 'email', state } }) as const;

it.each<[Partial<WantedContact>, boolean]>([
	[{ phone: toE164('+491701234567') ?? null }, true],
	[{ phone: null }, false],
	[{ phone: null, ...consent('subscribed') }, false],
	[{ phone: null, ...consent('notSubscribed') }, false],
	[{ phone: null, ...consent('unsubscribed') }, true],
])('looks in a listing for the earlier contact of %j: %s', (part, looked) => {
	expect(searchedFor(customer({ mayHaveMoved: false, ...part })).mayHaveMoved).toBe(looked);
	expect(searchedFor(customer({ mayHaveMoved: true, ...part })).mayHaveMoved).toBe(looked);
});

import type { Outcome } from '../../nodes/core/outcome.ts';
import { lookUp } from '../../nodes/wati/lookUp.ts';
import { contactBook, type Behaviour } from './contactBook.mts';
import { customer, LATER, numbered, syncAll } from './customers.mts';
import { answer, NUMBER, scripted } from './scriptedWati.mts';

const NEW = '491709999999';
const told = ({ action, reason, problems }: Outcome) =>
	[action, reason, ...problems.map(({ code }) => code)].join(' ');

const consent = { channel: 'email', state: 'subscribed', at: '2026-11-23T10:00:00Z' } as const;
const moved = numbered('42', NEW, { updatedAt: LATER, mayHaveMoved: true, consent });

/** A customer in step under the old number. */
async function settled(behaviour: Partial<Behaviour> = {}) {
	const { book, respond } = contactBook({}, behaviour);
	await syncAll(scripted(respond).sync, customer({ consent }));
	return { book, respond };
}

it.each([
	['are taken', 'kept', ''],
	['are refused', 'refused', '-'],
] as const)(
	'takes the link along and leaves none behind where empty values %s',
	async (_, emptyValues, left) => {
		const { book, respond } = await settled({ emptyValues });
		expect((await syncAll(scripted(respond).sync, moved)).map(told)).toEqual([
			'created phoneChanged',
		]);
		expect(book.get(NEW)?.attributes.shopify_customer_id).toBe('42');
		expect(book.get(NUMBER)?.attributes).toMatchObject({
			shopify_customer_id: left,
			shopify_sync: left,
		});
	},
);

it('takes an opt-out along that had not crossed yet', async () => {
	const { book, respond } = await settled();
	const old = book.get(NUMBER);
	if (old) book.set(NUMBER, { ...old, allowCampaign: false });
	await syncAll(scripted(respond).sync, moved);
	expect(book.get(NEW)).toMatchObject({
		allowCampaign: false,
		attributes: { shopify_marketing_consent: 'false' },
	});
	const again = await syncAll(scripted(respond).sync, moved);
	expect(again.map(told)).toEqual(['unchanged alreadyInStep optOutKept']);
	expect(book.get(NEW)?.allowCampaign).toBe(false);
});

it('never mirrors a carried opt-out as an opt-in where Wati ignores the parameter', async () => {
	const { book, respond } = await settled({ campaign: 'ignored' });
	const old = book.get(NUMBER);
	if (old) book.set(NUMBER, { ...old, allowCampaign: false });
	for (let runs = 0; runs < 3; runs += 1) await syncAll(scripted(respond).sync, moved);
	expect(book.get(NEW)?.attributes.shopify_marketing_consent).toBe('false');
});

it('takes no contact for an earlier one that another run made between the two looks', async () => {
	const { respond } = await settled();
	let looks = 0;
	const { sync } = scripted((request) => {
		const isLook = request.path === `/contacts/${NUMBER}`;
		return isLook && (looks += 1) === 1 ? answer(404, '') : respond(request);
	});
	const again = customer({ consent, updatedAt: LATER, mayHaveMoved: true });
	const found = await lookUp(sync.client, again, sync.settings.names);
	expect(found).toMatchObject({
		value: { match: { status: 'matched', contact: { number: NUMBER }, previous: [] } },
	});
});

it('says so where the old contact could not be searched for', async () => {
	const { respond } = await settled();
	const full = Array.from({ length: 100 }, (_, index) => ({ id: `${index}` }));
	const { sync } = scripted((request) => {
		if (request.api === 'v1') return answer(403, '');
		if (request.path === '/contacts' && request.method === 'GET') {
			return answer(200, { contact_list: full });
		}
		return respond(request);
	});
	expect((await syncAll(sync, moved)).map(told)).toEqual([
		'created customerNew previousContactUnknown',
	]);
});

it('says so where the old contact would not be released', async () => {
	const { respond } = await settled();
	const { sync } = scripted((request) =>
		request.method === 'PUT' ? answer(400, { message: 'no' }) : respond(request),
	);
	expect((await syncAll(sync, moved)).map(told)).toEqual([
		'created phoneChanged previousContactKept',
	]);
});

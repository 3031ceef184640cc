import type { Outcome } from '../../nodes/core/outcome.ts';
import { nothingLearned } from '../../nodes/wati/account.ts';
import { contactBook } from './contactBook.mts';
import { customer, LATER, numbered, syncAll } from './customers.mts';
import { answer, dto, newAccount, NUMBER, ok, scripted, updatesOf } from './scriptedWati.mts';

const inCity = (city: string | null, part = {}) => customer({ attributes: { city }, ...part });
const told = ({ action, reason, problems }: Outcome) =>
	[action, reason, ...problems.map(({ code }) => code)].join(' ');

/** A contact in step, with attributes that are none of ours. */
async function inKiel(behaviour: Parameters<typeof contactBook>[1] = {}) {
	const { book, respond } = contactBook({}, behaviour);
	await syncAll(scripted(respond).sync, inCity('Kiel'));
	const entry = book.get(NUMBER);
	if (!entry) throw new Error('nobody was made');
	book.set(NUMBER, { ...entry, attributes: { ...entry.attributes, plan: 'gold', note: 'vip' } });
	return { book, respond, attributes: () => book.get(NUMBER)?.attributes };
}

const later = { updatedAt: LATER };

it('reads a contact that the answer lacks, and writes once more where it must', async () => {
	const { respond, attributes } = await inKiel();
	let puts = 0;
	const { sync, log } = scripted((request) =>
		request.method === 'PUT' && (puts += 1) === 1 ? ok({ contact_list: [] }) : respond(request),
	);
	expect((await syncAll(sync, inCity('Bonn', later))).map(told)).toEqual([
		'updated customerChanged',
	]);
	expect(attributes()).toMatchObject({ city: 'Bonn' });
	const get = `GET /contacts/${NUMBER}`;
	expect(log).toEqual([get, `PUT ${NUMBER}`, get, `PUT ${NUMBER}`]);
});

it('says that a contact is gone', async () => {
	const { respond } = await inKiel();
	let gone = false;
	const { sync } = scripted((request) => {
		if (request.method !== 'PUT') return gone ? answer(404, '') : respond(request);
		gone = true;
		return ok({ contact_list: [] });
	});
	expect((await syncAll(sync, inCity('Bonn', later))).map(told)).toEqual([
		'failed contactVanished',
	]);
});

it('counts only what the answer shows', async () => {
	const { book, respond } = await inKiel();
	const { sync } = scripted((request) => {
		const [update] = updatesOf(request);
		const kept = update && {
			...update,
			customParams: update.customParams.filter(({ name }) => name !== 'city'),
		};
		return respond(kept ? { ...request, body: { contacts: [kept] } } : request);
	});
	const first = await syncAll(sync, inCity('Bonn', later));
	expect(first.map(told)).toEqual(['updated customerChanged valueNotApplied']);
	expect(book.get(NUMBER)?.attributes.city).toBe('Kiel');
	expect((await syncAll(sync, inCity('Bonn', later))).map(told)).toEqual([
		'updated customerChanged valueNotApplied',
	]);
});

it.each([1, 2])(
	'fails, and learns nothing, where %i claimed writes never happened',
	async (times) => {
		const { respond, book } = await inKiel();
		let left = times;
		const { sync, log } = scripted((request) => {
			if (request.method !== 'PUT' || left === 0) return respond(request);
			left -= 1;
			const { attributes = {} } = book.get(NUMBER) ?? {};
			return ok({ contact_list: [dto(NUMBER, attributes)] });
		});
		const { knowledge } = sync.account;
		const outcomes = await syncAll(sync, inCity('Bonn', later));
		expect(outcomes.map(told)).toEqual([
			times === 1 ? 'updated customerChanged' : 'failed noAnswer',
		]);
		expect(log.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
		expect(sync.account.knowledge).toEqual(knowledge);
	},
);

it('writes back at once what an update dropped, and says everything from then on', async () => {
	const { respond, attributes } = await inKiel({ put: 'replaces' });
	const { sync, log, requests } = scripted(respond);
	const first = await syncAll(sync, inCity('Bonn', later));
	expect(first.map(told)).toEqual(['updated customerChanged attributesRestored']);
	expect(attributes()).toMatchObject({ city: 'Bonn', plan: 'gold', note: 'vip' });

	log.length = 0;
	const second = await syncAll(sync, inCity('Ulm', later));
	expect(second.map(told)).toEqual(['updated customerChanged']);
	expect(log.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
	expect(attributes()).toMatchObject({ city: 'Ulm', plan: 'gold', note: 'vip' });
	const said = updatesOf(requests[requests.length - 1] ?? { method: 'GET', api: 'v3', path: '' });
	expect(said[0]?.customParams.map(({ name }) => name)).toContain('plan');
});

it('writes back over nothing that others wrote while a slow answer was on its way', async () => {
	const { respond, book, attributes } = await inKiel({ put: 'replaces' });
	let puts = 0;
	const { sync, advance } = scripted((request) => {
		const answered = respond(request);
		if (request.method !== 'PUT' || (puts += 1) > 1) return answered;
		advance(31_000);
		const entry = book.get(NUMBER);
		if (entry) book.set(NUMBER, { ...entry, attributes: { ...entry.attributes, city: 'Ulm' } });
		return answered;
	});
	await syncAll(sync, inCity('Bonn', later));
	expect(attributes()).toMatchObject({ city: 'Ulm', plan: 'gold', note: 'vip' });
});

it('writes back what was dropped, too, where another run learned meanwhile that updates drop', async () => {
	const { respond, attributes } = await inKiel({ put: 'replaces' });
	let puts = 0;
	const { sync } = scripted((request) => {
		if (request.method === 'PUT' && (puts += 1) === 1) sync.account.updatesReplace = true;
		return respond(request);
	});
	await syncAll(sync, inCity('Bonn', later));
	expect(attributes()).toMatchObject({ city: 'Bonn', plan: 'gold', note: 'vip' });
});

it('carries out no old request for campaigns again where an update replaces all there is', async () => {
	const { book, respond } = await inKiel({ put: 'replaces' });
	const { sync, requests } = scripted(respond);
	const entry = book.get(NUMBER);
	if (!entry) throw new Error('nobody is there');
	const attributes = { ...entry.attributes, AllowBroadcast: 'true' };
	book.set(NUMBER, { ...entry, attributes, allowCampaign: false });
	await syncAll(sync, inCity('Bonn', later));
	const said = requests.flatMap((request) => updatesOf(request));
	expect(said.length).toBeGreaterThan(1);
	const names = said.flatMap(({ customParams }) => customParams.map(({ name }) => name));
	expect(names).not.toContain('AllowBroadcast');
	expect(book.get(NUMBER)?.allowCampaign).toBe(false);
});

it('learns once whether empty values are taken, and then asks for none', async () => {
	const { respond, attributes } = await inKiel({ emptyValues: 'refused' });
	const { sync, log } = scripted(respond);
	const first = await syncAll(sync, inCity(null, later));
	expect(first.map(told)).toEqual(['updated memoryRefreshed emptyNotAccepted']);
	expect(attributes()).toMatchObject({ city: 'Kiel', plan: 'gold' });
	log.length = 0;
	expect((await syncAll(sync, inCity(null, later))).map(told)).toEqual(['unchanged alreadyInStep']);
	expect(log).toEqual([`GET /contacts/${NUMBER}`]);
});

const unsubscribed = { channel: 'email', state: 'unsubscribed', at: LATER } as const;

it.each([
	['obeyed', false, 'updated customerChanged'],
	['ignored', true, 'updated customerChanged consentNotApplied'],
] as const)(
	'passes an opt-out on that is %s, and then rests',
	async (campaign, allowed, expected) => {
		const { book, respond } = await inKiel({ campaign });
		const { sync, log } = scripted(respond);
		const out = inCity('Kiel', { ...later, consent: unsubscribed });
		expect((await syncAll(sync, out)).map(told)).toEqual([expected]);
		expect(book.get(NUMBER)).toMatchObject({
			allowCampaign: allowed,
			attributes: { shopify_marketing_consent: 'false' },
		});
		log.length = 0;
		expect((await syncAll(sync, out))[0]?.action).toBe('unchanged');
		expect(log).toEqual([`GET /contacts/${NUMBER}`]);
	},
);

it('corrects the ledgers of all in one more call', async () => {
	const numbers = ['491701234510', '491701234511', '491701234512'];
	const { book, respond } = contactBook({}, { campaign: 'ignored' });
	const people = (city: string, part = {}) =>
		numbers.map((number, index) => numbered(`${index}`, number, { attributes: { city }, ...part }));
	await syncAll(scripted(respond).sync, ...people('Kiel'));

	const account = newAccount({
		updatesReplace: false,
		knowledge: { ...nothingLearned, campaign: 'works' },
	});
	const { sync, log } = scripted(respond, account);
	await syncAll(sync, ...people('Kiel', { ...later, consent: unsubscribed }));
	expect(log.filter((line) => line.startsWith('PUT'))).toEqual(
		Array.from({ length: 2 }, () => `PUT ${numbers.join(' ')}`),
	);
	expect([...book.values()].map(({ allowCampaign }) => allowCampaign)).toEqual([true, true, true]);
});

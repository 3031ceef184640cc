import type { WantedContact } from '../../nodes/core/profile.ts';
import { lookUpAll } from '../../nodes/wati/lookUpAll.ts';
import type { LookUpSettings } from '../../nodes/wati/directory.ts';
import { linkedDto, numbersFrom, quietAccount, type Dto } from './contactPages.mts';
import { contactBook } from './contactBook.mts';
import { customer, numbered } from './customers.mts';
import { answer, dto, NOW_MS, ok, scripted, silence, tooMany } from './scriptedWati.mts';

const automatic: LookUpSettings = { mode: 'automatic', keepMs: 3_600_000, customers: 250 };
const oneByOne: LookUpSettings = { ...automatic, mode: 'oneByOne' };

const people = (count: number) =>
	numbersFrom(count).map((number, index) => numbered(`${index}`, number));

async function found(
	respond: Parameters<typeof scripted>[0],
	customers: readonly WantedContact[],
	settings = automatic,
) {
	const { client, sync, log } = scripted(respond);
	const map = await lookUpAll(client, sync.account, customers, settings, () => NOW_MS);
	const told = customers.map((one) => {
		const { result, listed } = map.get(one) ?? {};
		const end = result?.ok ? result.value.match.status : result?.failure.kind;
		return listed ? `${end} listed` : `${end}`;
	});
	return { told, log, map, sync, client };
}

it('looks two hundred and fifty up with the calls of one listing', async () => {
	const contacts = numbersFrom(150).map((number) => dto(number));
	const { told, log } = await found(quietAccount(contacts), people(250));
	expect(told.filter((one) => one === 'matched listed')).toHaveLength(150);
	expect(told.filter((one) => one === 'notFound listed')).toHaveLength(100);
	expect(log).toHaveLength(3);
});

it('tells of each customer what one by one would have told', async () => {
	const contacts: readonly Dto[] = [
		linkedDto('491700000000', '0'),
		linkedDto('491700000001', '77'),
		dto('491700000002'),
		dto('551187654321'),
		linkedDto('491709999999', '5'),
	];
	const customers = [
		...people(4),
		numbered('4', '5511987654321'),
		numbered('5', '491700000005', { mayHaveMoved: true }),
		customer({ customerId: '6', phone: null, phoneProblem: 'noPhone' }),
	];
	const { respond } = contactBook(
		Object.fromEntries(
			contacts.map(({ wa_id, custom_params }) => [
				wa_id,
				{ attributes: Object.fromEntries(custom_params.map(({ name, value }) => [name, value])) },
			]),
		),
	);
	const single = await found(respond, customers, oneByOne);
	const listed = await found(quietAccount(contacts), customers);
	expect(listed.told).toEqual(single.told.map((one) => `${one} listed`));
	// The legacy search that finds by link tells no name.
	const nameless = (key: string, value: unknown) => (key === 'name' ? undefined : value);
	const matches = ({ map }: typeof single) =>
		customers.map((one) => JSON.stringify(map.get(one)?.result, nameless));
	expect(matches(listed)).toEqual(matches(single));
});

it('reads the contact alone where a number has several', async () => {
	const contacts = [{ ...dto('491700000000'), id: 'elsewhere' }, dto('491700000000')];
	const { told, log } = await found(quietAccount(contacts), people(3));
	expect(told).toEqual(['matched listed', 'notFound listed', 'notFound listed']);
	expect(log).toEqual(['GET /contacts/count', 'GET /contacts', 'GET /contacts/491700000000']);
});

it('knows at once what it wrote since', async () => {
	const { sync, client, log } = await found(quietAccount([]), people(3));
	sync.account.listing?.see({
		id: 'new',
		number: '491700000001',
		name: 'Ada',
		allowCampaign: true,
		attributes: {},
	});
	log.length = 0;
	const [, second] = people(3);
	if (!second) throw new Error('nobody');
	const again = await lookUpAll(client, sync.account, [second], automatic, () => NOW_MS);
	expect(again.get(second)?.result).toMatchObject({ value: { match: { status: 'matched' } } });
	expect(log).toEqual([]);
});

it('fails all alike where the listing fails: nobody is called not found', async () => {
	const respond = quietAccount([dto('491700000000')]);
	const { told } = await found(
		(request) => (request.path === '/contacts' ? silence : respond(request)),
		people(3),
	);
	expect(told).toEqual(['unclear', 'unclear', 'unclear']);
});

it.each([
	['a refused token', answer(401, ''), 'unauthorized', 5],
	['a quota', tooMany('86400'), 'rateLimited', 5],
	['silence', silence, 'unclear', 9],
])('asks for no more of fifty after %s', async (_, bad, kind, most) => {
	const { told, log } = await found(() => bad, people(50), oneByOne);
	expect(new Set(told)).toEqual(new Set([kind]));
	const asked = new Set(log.filter((line) => line.startsWith('GET')));
	expect(asked.size).toBeLessThanOrEqual(most);
});

it('lets one failure stop no other', async () => {
	const { respond } = contactBook({ '491700000003': {} });
	const { told } = await found(
		(request) => (request.path.endsWith('1') ? ok('Service in maintenance') : respond(request)),
		people(4),
		oneByOne,
	);
	expect(told).toEqual(['notFound', 'unclear', 'notFound', 'matched']);
});

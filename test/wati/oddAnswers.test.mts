import { lookUpAll } from '../../nodes/wati/lookUpAll.ts';
import { readContact } from '../../nodes/wati/contact.ts';
import { numbersFrom, quietAccount } from './contactPages.mts';
import { numbered } from './customers.mts';
import { answer, dto, NOW_MS, NUMBER, ok, scripted } from './scriptedWati.mts';

const usual = dto(NUMBER, { city: 'Kiel' }, false);
const read = readContact(usual);

it.each<[string, object]>([
	['fields that nobody knows', { bsuid: null, segments: [{ id: 7 }], is_limited: 'no' }],
	['a number that is no text', { wa_id: Number(NUMBER) }],
	['no number but the phone', { wa_id: null, phone: `+49 170 1234567` }],
	['no phone', { phone: undefined }],
	['a switch as text', { allow_broadcast: 'false' }],
	[
		'no value of an attribute',
		{ custom_params: [...usual.custom_params, { name: 'plan' }].slice(0, 1) },
	],
	[
		'an attribute without a name',
		{ custom_params: [null, { value: 'x' }, ...usual.custom_params] },
	],
	[
		'the name and the number among the attributes',
		{
			custom_params: [
				...usual.custom_params,
				{ name: 'Name', value: 'x' },
				{ name: 'phone', value: '1' },
			],
		},
	],
])('reads a contact with %s', (_, part) => {
	expect(readContact({ ...usual, ...part })).toEqual(read);
});

it.each<[unknown, string]>([
	[7, '7'],
	[true, 'true'],
	[null, ''],
	[undefined, ''],
])('reads the attribute value %j as %j', (value, text) => {
	const one = readContact({ ...usual, custom_params: [{ name: 'plan', value }] });
	expect(one?.attributes).toEqual({ plan: text });
});

it.each<[string, unknown]>([
	['nothing', null],
	['text', 'contact'],
	['a contact without an id', { ...usual, id: undefined }],
	['a switch that says neither', { ...usual, allow_broadcast: 'perhaps' }],
	['attributes that are no list', { ...usual, custom_params: 'city' }],
])('takes %s for no contact', (_, body) => {
	expect(readContact(body)).toBeUndefined();
});

it.each([
	[100, 100],
	['100', 100],
	[0, 0],
])('reads the count %j', async (contact_count, count) => {
	const { client } = scripted([ok({ contact_count })]);
	expect(await client.count()).toEqual({ ok: true, value: count });
});

it.each([[null], [undefined], ['many'], [-1], [1.5], ['']])(
	'takes %j for no count',
	async (contact_count) => {
		const { client } = scripted([ok({ contact_count })]);
		expect(await client.count()).toMatchObject({ ok: false, failure: { kind: 'unclear' } });
	},
);

it('asks no second time for a count that nobody tells', async () => {
	const { client, sync, log } = scripted((request) =>
		request.path === '/contacts/count' ? answer(404, '') : quietAccount([dto(NUMBER)])(request),
	);
	const settings = { mode: 'automatic', keepMs: 0, customers: 9 } as const;
	const [one] = [numbered('1', NUMBER)];
	for (let batches = 0; batches < 3; batches += 1) {
		await lookUpAll(client, sync.account, [one], settings, () => NOW_MS);
	}
	expect(log.filter((line) => line === 'GET /contacts/count')).toHaveLength(1);
});

it('finds contacts in a list that also holds what is no contact', async () => {
	const list = [
		null,
		'x',
		{ id: 7 },
		{},
		dto(NUMBER),
		{ ...dto('491709999999'), channel_type: null },
	];
	const { client } = scripted([ok({ contact_list: list })]);
	expect(await client.page(1)).toMatchObject({
		value: {
			contacts: [{ number: NUMBER }, { number: '491709999999' }],
			ids: [`id-${NUMBER}`, 'id-491709999999'],
			isLast: true,
		},
	});
});

it('calls a page of a hundred strange things no last page', async () => {
	const { client } = scripted([ok({ contact_list: numbersFrom(100).map(() => null) })]);
	expect(await client.page(1)).toMatchObject({ value: { contacts: [], ids: [], isLast: false } });
});

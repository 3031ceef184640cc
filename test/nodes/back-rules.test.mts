import type { INodeParameters } from 'n8n-workflow';
import { backOnly, OBEYS } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

const rule = (attribute: string, field: string, type: string, more: INodeParameters = {}) => ({
	source: 'attribute',
	attribute,
	field,
	type,
	whenEmpty: 'clear',
	...more,
});
const metafield = (attribute: string, type: string, more: INodeParameters = {}) =>
	rule(attribute, 'metafield', type, { metafield: 'custom.points', ...more });

const rules = (...all: INodeParameters[]) =>
	backOnly({
		wati: { switches: OBEYS },
		map: { consentChannel: 'none', contactRules: { rule: all } },
	});

describe('a rule of the user writes', () => {
	it.each([
		['a note', rule('note', 'note', 'text'), 'Called', { note: 'Called' }],
		['the locale', rule('lang', 'locale', 'text'), 'de', { locale: 'de' }],
		['the first name', rule('given', 'firstName', 'text'), 'Ada', { firstName: 'Ada' }],
		['the last name', rule('family', 'lastName', 'text'), 'King', { lastName: 'King' }],
		[
			'an own value',
			rule('', 'note', 'text', {
				source: 'value',
				value: '={{ "From WhatsApp: " + $json.contact.name }}',
			}),
			'x',
			{ note: 'From WhatsApp: Jane' },
		],
	])('%s', async (_, one, value, wanted) => {
		const world = await open(rules(one));
		const params = one.attribute === '' ? {} : { [one.attribute]: value };
		world.wati.agent.addContact({ number: JANES, name: 'Jane', params });
		await world.says(JANES, 'Hello');
		expect(world.customer()).toMatchObject(wanted);
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('unchanged alreadyInStep');
	});

	it.each([
		['a date', 'date', 'date', '2000-01-01', '1990-02-28', '1990-02-28'],
		['a number', 'number', 'number_decimal', '1', '0042.50', '42.5'],
		['a boolean', 'boolean', 'boolean', 'false', 'Yes', 'true'],
		['a text', 'text', 'single_line_text_field', '-', 'Anything', 'Anything'],
	])('a metafield, as %s', async (_, type, stored, before, value, wanted) => {
		const world = await open(rules(metafield('points', type)));
		const { id } = world.shopify.merchant.createCustomer(JANE);
		world.shopify.merchant.setMetafield(id, 'custom', 'points', before, stored);
		await world.says(JANES, 'Hello');
		world.wati.agent.setAttribute(JANES, 'points', value);
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated contactChanged');
		expect(world.customer().metafields).toMatchObject([{ key: 'points', value: wanted }]);
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('unchanged alreadyInStep');
	});
});

describe.each([
	['clear', null, []],
	['keep', 'Called', ['Much']],
])('when an attribute is emptied, "%s"', (whenEmpty, note, metafields) => {
	it('decides about a field and about a metafield', async () => {
		const world = await open(
			rules(rule('note', 'note', 'text', { whenEmpty }), metafield('love', 'text', { whenEmpty })),
		);
		const { id } = world.shopify.merchant.createCustomer({ ...JANE, note: 'Called' });
		world.shopify.merchant.setMetafield(id, 'custom', 'points', 'Much');
		await world.says(JANES, 'Hello');
		expect(world.contact(JANES).params).toMatchObject({ note: 'Called', love: 'Much' });
		for (const name of ['note', 'love']) world.wati.agent.setAttribute(JANES, name, '');
		await world.says(JANES, 'Hello');
		expect(world.customer().note).toBe(note);
		expect(world.customer().metafields.map(({ value }) => value)).toEqual(metafields);
	});
});

it('an emptied attribute alone clears its metafield with one write', async () => {
	const world = await open(rules(metafield('love', 'text')));
	const { id } = world.shopify.merchant.createCustomer(JANE);
	world.shopify.merchant.setMetafield(id, 'custom', 'points', 'Much');
	await world.says(JANES, 'Hello');
	world.wati.agent.setAttribute(JANES, 'love', '');
	expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated contactChanged');
	expect(world.customer().metafields).toEqual([]);
	expect(world.shopifyRequests().filter((name) => name === 'WriteCustomer')).toHaveLength(1);
});

it('a metafield without a definition is refused by Shopify, and the rest is written', async () => {
	const world = await open(rules(metafield('points', 'text'), rule('note', 'note', 'text')));
	world.wati.agent.addContact({ number: JANES, params: { points: '7', note: 'Called' } });
	const outcome = await world.says(JANES, 'Hello');
	expect(outcome.action).toBe('created');
	expect(outcome.problems).toMatchObject([
		{ code: 'fieldRefused', field: 'metafields.custom.points' },
	]);
	expect(world.customer().note).toBe('Called');
});

it('a value that is not of the type is told, and nothing is written in its place', async () => {
	const world = await open(rules(rule('note', 'note', 'number')));
	world.wati.agent.addContact({ number: JANES, params: { note: 'many' } });
	expect(inShort(await world.says(JANES, 'Hello'))).toBe('created contactNew valueNotConvertible');
	expect(world.customer().note).toBeNull();
});

it.each([
	[
		'two rules read one attribute',
		[rule('a', 'note', 'text'), rule('A', 'email', 'text')],
		'Two rules read',
	],
	[
		'two rules write one field',
		[rule('a', 'note', 'text'), rule('b', 'note', 'text')],
		'Two rules write',
	],
	['a rule reads a reserved attribute', [rule('Shopify_Sync', 'note', 'text')], 'reserved'],
	['a rule names no attribute', [rule('', 'note', 'text')], 'has no name'],
	['a metafield has no namespace', [metafield('a', 'text', { metafield: 'x' })], 'is no metafield'],
])('where %s, the run ends with a sentence and nothing is written', async (_, all, words) => {
	const world = await open(rules(...all));
	const [execution] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'Hello'),
	);
	expect(execution?.error?.message).toContain(words);
	expect(world.writes()).toEqual([]);
});

describe('a dry run', () => {
	const DRY = backOnly({ upsert: { dryRun: true }, wati: { switches: OBEYS } });

	it('tells whom it would create and what the contact would get, and writes nothing', async () => {
		const world = await open(DRY);
		world.wati.agent.addContact({ number: JANES, params: { email: 'jane@example.com' } });
		const outcome = await world.says(JANES, 'Hello');
		expect(outcome).toMatchObject({ action: 'created', reason: 'contactNew', dryRun: true });
		expect(outcome.changes).toEqual([
			{ side: 'customer', field: 'phone', from: null, to: JANE.phone },
			{ side: 'customer', field: 'email', from: null, to: 'jane@example.com' },
			{ side: 'customer', field: 'Email consent', from: 'notSubscribed', to: 'subscribed' },
			{ side: 'contact', field: 'shopify_marketing_consent', from: null, to: 'true' },
		]);
		expect(world.writes()).toEqual([]);
	});

	it('tells what it would fill in on both sides, and writes nothing', async () => {
		const world = await open(DRY);
		const { firstName: _, lastName: __, ...nameless } = JANE;
		world.shopify.merchant.createCustomer({ ...nameless, tags: ['VIP'] });
		const outcome = await world.says(JANES, 'Hello', { name: 'Jane Doe' });
		expect(outcome).toMatchObject({ action: 'updated', reason: 'firstLink', dryRun: true });
		expect(outcome.changes).toEqual([
			{ side: 'customer', field: 'firstName', from: null, to: 'Jane' },
			{ side: 'customer', field: 'lastName', from: null, to: 'Doe' },
			{ side: 'contact', field: 'email', from: null, to: JANE.email },
			{ side: 'contact', field: 'tag: VIP', from: false, to: true },
			{ side: 'contact', field: 'shopify_marketing_consent', from: null, to: 'true' },
		]);
		expect(world.writes()).toEqual([]);
		expect(world.contact(JANES).params).toEqual({});
	});
});

import type { INodeParameters } from 'n8n-workflow';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const mapping = (parameters: INodeParameters) => ({
	edits: { 'Map Attributes': { parameters } },
});

describe('rules of the user', () => {
	const rule = (source: string, attribute: string, type: string, more = {}) => ({
		source,
		attribute,
		type,
		whenEmpty: 'clear',
		...more,
	});
	const rules = (...all: INodeParameters[]) => mapping({ rules: { rule: all } });

	it.each([
		[
			'a metafield as a date',
			rule('metafield', 'born', 'date', { metafield: 'custom.x' }),
			'1990-02-28',
			'1990-02-28',
		],
		[
			'a metafield as a number',
			rule('metafield', 'points', 'number', { metafield: 'custom.x' }),
			'0042.50',
			'42.5',
		],
		[
			'a metafield as a boolean',
			rule('metafield', 'member', 'boolean', { metafield: 'custom.x' }),
			'Yes',
			'true',
		],
		['the number of orders', rule('numberOfOrders', 'orders', 'number'), 'x', '7'],
		[
			'the date of creation',
			rule('createdAt', 'since', 'date'),
			'x',
			expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		],
		['a part of the address', rule('defaultAddress.city', 'city', 'text'), 'x', 'Berlin'],
		[
			'an own expression',
			rule('value', 'greeting', 'text', { value: '={{ "Dear " + $json.customer.firstName }}' }),
			'x',
			'Dear Jane',
		],
	])('write %s', async (_, one, metafield, value) => {
		const world = await open({
			...rules(one),
			shopify: { switches: { metafieldChangeFiresUpdate: true } },
		});
		const { id } = await world.synced({
			...JANE,
			numberOfOrders: 7,
			addresses: [{ city: 'Berlin', countryCode: 'DE' }],
		});
		await world.outcomesOf(() => world.shopify.merchant.setMetafield(id, 'custom', 'x', metafield));
		expect(world.contact(JANES).params[one.attribute]).toEqual(value);
	});

	it('a value that is not of the type leaves the attribute alone and is told', async () => {
		const world = await open(rules(rule('firstName', 'age', 'number')));
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(outcome.problems).toMatchObject([{ code: 'valueNotConvertible', field: 'age' }]);
		expect(world.contact(JANES).params).not.toHaveProperty('age');
	});

	it.each([
		['clear', {}, ''],
		['keep', {}, 'A note'],
		['write', { emptyValue: 'none' }, 'none'],
	])('"%s" decides what becomes of an emptied field', async (whenEmpty, more, value) => {
		const world = await open(rules(rule('note', 'note', 'text', { whenEmpty, ...more })));
		const { id } = await world.synced({ ...JANE, note: 'A note' });
		await world.outcomeOf(() => world.shopify.merchant.updateCustomer(id, { note: null }));
		expect(world.contact(JANES).params.note).toBe(value);
	});

	it.each([
		[
			'two rules for one attribute',
			rules(rule('note', 'a', 'text'), rule('email', 'A', 'text')),
			'Two rules',
		],
		['a reserved attribute', rules(rule('note', 'Shopify_Sync', 'text')), 'reserved'],
		['a country that is none', mapping({ defaultCountry: 'XX' }), 'not a country'],
		['a prefix that is none', mapping({ tagPrefix: 'Tag ' }), 'cannot be a tag prefix'],
	])('%s ends the run with a sentence, and nothing is written', async (_, settings, words) => {
		const world = await open(settings);
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.error?.message).toContain(words);
		expect(world.watiCalls()).toEqual([]);
	});
});

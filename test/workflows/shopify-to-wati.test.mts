import { JANE, JANES, JOHN } from '../support/people.mts';
import { Engine } from '../support/engine.mts';
import { readTemplate } from '../support/template.mts';
import { worldOpener } from '../support/world.mts';
import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';

const open = worldOpener();
const template = readTemplate('shopify-to-wati');
const nodes = template.nodes.map((node) => [node.name, node] as const);

/** Names that a parameter does not know, with the path to them. */
function strangers(
	value: unknown,
	known: readonly INodeProperties[],
	path = '',
): readonly string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const here = `${path}${name}`;
		const property = known.find((one) => one.name === name);
		if (property === undefined) return [here];
		const groups = (property.options ?? []) as ReadonlyArray<
			INodeProperties | INodePropertyCollection
		>;
		if (property.type === 'collection') {
			return strangers(
				inner,
				groups.filter((one) => 'type' in one),
				`${here}.`,
			);
		}
		if (property.type !== 'fixedCollection') return [];
		return Object.entries(inner as object).flatMap(([group, rows]) => {
			const found = groups.find(
				(one): one is INodePropertyCollection => one.name === group && 'values' in one,
			);
			if (found === undefined) return [`${here}.${group}`];
			return [rows].flat().flatMap((row) => strangers(row, found.values, `${here}.${group}.`));
		});
	});
}

describe('the file', () => {
	let typeOf: (type: string, version: number) => INodeType;
	beforeAll(async () => {
		const { installed } = await Engine.load('https://n8n.example.com');
		typeOf = (type, version) => installed.getByNameAndVersion(type, version);
	});

	it.each(nodes)('%s is of a type that exists, in a version that it has', (_, node) => {
		const { version } = typeOf(node.type, node.typeVersion).description;
		expect([version].flat()).toContain(node.typeVersion);
	});

	it.each(nodes)('%s has no parameter that its type does not know', (_, node) => {
		const { properties } = typeOf(node.type, node.typeVersion).description;
		expect(strangers(node.parameters, properties)).toEqual([]);
	});

	it.each(nodes)('%s carries no credential', (_, node) => {
		expect(node).not.toHaveProperty('credentials');
	});

	it('every connection leads from and to a node that is there, by an output that it has', () => {
		const names = new Set(template.nodes.map(({ name }) => name));
		for (const [from, { main }] of Object.entries(template.connections)) {
			const node = template.nodes.find(({ name }) => name === from);
			if (node === undefined) throw new Error(`No node ${from}`);
			const { outputs } = typeOf(node.type, node.typeVersion).description;
			const more = node.onError === 'continueErrorOutput' ? 1 : 0;
			expect(main?.length).toBeLessThanOrEqual(outputs.length + more);
			const targets = (main ?? []).flatMap((some) => some ?? []).map((one) => one.node);
			expect(targets.filter((target) => !names.has(target))).toEqual([]);
		}
	});

	it('has an id, and ids and names of nodes that are all different', () => {
		expect(template.id).toMatch(/^\w+$/);
		const ids = template.nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(nodes.map(([name]) => name)).size).toBe(nodes.length);
	});
});

describe('the run', () => {
	it('ends well and quietly where all is well', async () => {
		const world = await open();
		const executions = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
		for (const execution of executions) {
			expect([execution.ran('Tell a Person'), execution.ran('End as Failed')]).toEqual([
				false,
				false,
			]);
		}
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('tells a person of what is held', async () => {
		const world = await open();
		await world.synced(JOHN);
		world.wati.agent.addContact({ number: JANES, params: { shopify_customer_id: '1' } });
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.items('Tell a Person').map(({ json }) => json)).toMatchObject([
			{
				outcome: { action: 'held', reason: 'linkConflict' },
				customer: { displayName: 'Jane Doe' },
			},
		]);
		expect(execution?.status).toBe('success');
	});

	it.each([
		['looked up', 'GET', 'could not be looked up in Wati: No way'],
		['written', 'POST', 'was not written to Wati: No way'],
	])('ends as failed, with the reason, where a customer cannot be %s', async (_, method, words) => {
		const world = await open();
		world.wati.faults.add({
			on: { method },
			do: { kind: 'resultFalse', info: 'No way' },
			times: 99,
		});
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.status).toBe('error');
		expect(execution?.error?.message).toMatch(new RegExp(`^Customer \\d+ ${words}$`));
	});
});

import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';
import { Engine } from '../support/engine.mts';
import { readTemplate, TEMPLATES } from '../support/template.mts';

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

describe.each(TEMPLATES)('the file %s', (file) => {
	const template = readTemplate(file);
	const nodes = template.nodes.map((node) => [node.name, node] as const);

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

	it('needs nothing of the workflow’s settings but the order of execution', () => {
		expect(template.settings).toEqual({ executionOrder: 'v1' });
	});

	it('names no person, no shop and no account', () => {
		const text = JSON.stringify(template).replace('https://live-mt-server.wati.io', '');
		expect(text).not.toMatch(/@[a-z]+\.[a-z]|myshopify\.com|\+\d{8}|https?:/i);
	});

	it('all its nodes of ours go one way', () => {
		const directions = template.nodes.map(({ parameters }) => parameters.direction ?? 'none');
		const back = file === 'wati-to-shopify';
		expect(new Set(directions)).toEqual(
			new Set(['none', back ? 'watiToShopify' : 'shopifyToWati']),
		);
	});
});

it('wati-to-shopify brings no address: the random one that n8n makes is its secret', () => {
	const { nodes } = readTemplate('wati-to-shopify');
	expect(nodes.filter((node) => 'webhookId' in node)).toEqual([]);
});

it('no two files share an id', () => {
	const ids = TEMPLATES.map((name) => readTemplate(name).id);
	expect(new Set(ids).size).toBe(ids.length);
	const nodeIds = TEMPLATES.flatMap((name) => readTemplate(name).nodes.map(({ id }) => id));
	expect(new Set(nodeIds).size).toBe(nodeIds.length);
});

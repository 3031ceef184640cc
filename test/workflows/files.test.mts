import type { INode, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Engine } from '../support/engine.mts';
import { KNOWN_TYPES } from '../support/knownTypes.mts';
import { readTemplate, SHIPPED, type ShippedName } from '../support/template.mts';

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

/** The type of a node, as far as a template can be wrong about it. */
interface Type {
	readonly versions: readonly number[];
	readonly outputs: (node: INode) => number;
	readonly strangers: (parameters: INode['parameters']) => readonly string[];
}

const BOTH = ['shopifyToWati', 'watiToShopify'];

/** The only ways that the nodes of a file may go. */
const DIRECTIONS: Readonly<Record<ShippedName, readonly string[]>> = {
	'historical-import': ['shopifyToWati'],
	reconcile: [...BOTH, 'sync', 'byRecord'],
	'retry-failures': [...BOTH, 'sync', 'byRecord'],
	setup: ['sync'],
	'shopify-to-wati': ['shopifyToWati'],
	'sync-health': ['sync'],
	'wati-to-shopify': ['watiToShopify'],
};

describe.each(SHIPPED)('the file %s', (file) => {
	const template = readTemplate(file);
	const nodes = template.nodes.map((node) => [node.name, node] as const);

	let typeOf: (node: INode) => Type;
	beforeAll(async () => {
		const { installed } = await Engine.load('https://n8n.example.com');
		typeOf = ({ type, typeVersion }) => {
			const known = KNOWN_TYPES[type];
			if (known) {
				const { version, outputs, parameters } = known;
				return {
					versions: [version],
					outputs: typeof outputs === 'number' ? () => outputs : outputs,
					strangers: (given) => Object.keys(given).filter((name) => !parameters.includes(name)),
				};
			}
			const { description } = installed.getByNameAndVersion(type, typeVersion);
			return {
				versions: [description.version].flat(),
				outputs: () => description.outputs.length,
				strangers: (given) => strangers(given, description.properties),
			};
		};
	});

	it.each(nodes)('%s is of a type that exists, in a version that it has', (_, node) => {
		expect(typeOf(node).versions).toContain(node.typeVersion);
	});

	it.each(nodes)('%s has no parameter that its type does not know', (_, node) => {
		expect(typeOf(node).strangers(node.parameters)).toEqual([]);
	});

	it.each(nodes)('%s carries no credential', (_, node) => {
		expect(node).not.toHaveProperty('credentials');
	});

	it('every connection leads from and to a node that is there, by an output that it has', () => {
		const names = new Set(template.nodes.map(({ name }) => name));
		for (const [from, { main }] of Object.entries(template.connections)) {
			const node = template.nodes.find(({ name }) => name === from);
			if (node === undefined) throw new Error(`No node ${from}`);
			const more = node.onError === 'continueErrorOutput' ? 1 : 0;
			expect(main?.length).toBeLessThanOrEqual(typeOf(node).outputs(node) + more);
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

	it('its nodes of ours go no other way than the file', () => {
		const directions = template.nodes.map(({ parameters }) => parameters.direction ?? 'none');
		const allowed = ['none', ...DIRECTIONS[file]];
		expect(directions.filter((one) => !allowed.includes(String(one)))).toEqual([]);
	});

	it('explains itself in notes', () => {
		const notes = template.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const [first, ...others] = notes.map(({ parameters }) => String(parameters.content));
		expect(first).toMatch(/Who it is for[^]*How it works[^]*How to set up/);
		expect(others.length).toBeGreaterThanOrEqual(3);
		expect(others.filter((text) => text.length < 30)).toEqual([]);
	});

	it('leaves nothing to be filled in, in no text that people see', () => {
		expect(JSON.stringify(template)).not.toMatch(/TODO|FIXME|TBD|lorem|your-|<your|\bxxx\b/i);
	});
});

describe('the historical import', () => {
	const { nodes } = readTemplate('historical-import');
	const named = (name: string): INode => {
		const node = nodes.find((one) => one.name === name);
		if (node === undefined) throw new Error(`There is no node ${name}`);
		return node;
	};

	it('a customer who could not be looked up goes on, and stops no page', () => {
		expect(named('Match Contact').onError).toBe('continueRegularOutput');
	});

	it('a setting that is wrong for everybody ends the page, and writes nobody', () => {
		expect(named('Map Attributes').onError).toBeUndefined();
	});

	it('calls no other workflow than itself', () => {
		const called = nodes
			.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
			.map(({ parameters }) => (parameters.workflowId as { readonly value: unknown }).value);
		expect(new Set(called)).toEqual(new Set(['={{ $workflow.id }}']));
	});

	it('only users of n8n may fill in the form', () => {
		const forms = nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
		expect(forms.map(({ parameters }) => parameters.authentication)).toEqual(['n8nUserAuth']);
	});

	it('finds its tables by the id that making them gave, and by no name', () => {
		const creating = (node: INode) => node.parameters.operation === 'create';
		const tables = nodes.filter(({ type }) => type === 'n8n-nodes-base.dataTable');
		const others = tables.filter(
			(node) => !(node.parameters.resource === 'table' && creating(node)),
		);
		expect(others.length).toBeGreaterThan(0);
		for (const { parameters } of others) {
			expect(parameters.dataTableId).toMatchObject({ mode: 'id' });
		}
	});

	it.each(['List Customers', 'Count Customers', 'Count Contacts'])(
		'%s is the node of that name of ours',
		(name) => {
			expect(named(name).type).toBe('n8n-nodes-shopify-wati-sync.listCustomers');
		},
	);
});

it('wati-to-shopify brings no address: the random one that n8n makes is its secret', () => {
	const { nodes } = readTemplate('wati-to-shopify');
	expect(nodes.filter((node) => 'webhookId' in node)).toEqual([]);
});

it('no two files share an id', () => {
	const ids = SHIPPED.map((name) => readTemplate(name).id);
	expect(new Set(ids).size).toBe(ids.length);
	const nodeIds = SHIPPED.flatMap((name) => readTemplate(name).nodes.map(({ id }) => id));
	expect(new Set(nodeIds).size).toBe(nodeIds.length);
});

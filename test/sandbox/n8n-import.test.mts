import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeTypeDescription } from 'n8n-workflow';
import { asImported } from '../../sandbox/n8n/workflow-file.mts';

const nodeType = (
	name: string,
	part: Partial<INodeTypeDescription> = {},
): INodeTypeDescription => ({
	name,
	displayName: name,
	group: ['transform'],
	version: [1, 2],
	description: '',
	defaults: {},
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
	...part,
});

const types = [
	nodeType('pkg.match', {
		properties: [
			{ displayName: 'Auth', name: 'auth', type: 'string', default: 'token' },
			{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
			{
				displayName: 'Client ID',
				name: 'clientId',
				type: 'string',
				default: '',
				displayOptions: { show: { auth: ['client'] } },
			},
		],
		credentials: [
			{ name: 'tokenApi', displayOptions: { show: { auth: ['token'] } } },
			{ name: 'clientApi', displayOptions: { show: { auth: ['client'] } } },
		],
	}),
	nodeType('pkg.trigger'),
	nodeType('n8n-nodes-base.formTrigger'),
];

const own = {
	tokenApi: { id: 'c1', name: 'Token' },
	clientApi: { id: 'c2', name: 'Client' },
};

const node = (type: string, part: object = {}) => ({
	id: 'old',
	name: type,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...part,
});

const file = (...nodes: object[]) => ({
	id: 'file',
	name: 'Sync',
	active: true,
	nodes,
	connections: { a: { main: [] } },
	settings: { timezone: 'Asia/Kolkata', errorWorkflow: 'x' },
	staticData: { cursor: 1 },
	pinData: { a: [] },
});

const only = (...nodes: object[]) => asImported(file(...nodes), types, own).nodes[0];

describe('a template imported as the editor does it', () => {
	it('keeps name, connections and pinned data, and loses settings, static data and state', () => {
		expect(asImported(file(), types, own)).toEqual({
			name: 'Sync',
			nodes: [],
			connections: { a: { main: [] } },
			pinData: { a: [] },
			settings: { executionOrder: 'v1', binaryMode: 'separate' },
		});
	});

	it('gives every node a new id', () => {
		expect(only(node('pkg.trigger'))?.id).not.toBe('old');
	});

	it('drops parameters that are at their default or hidden', () => {
		const parameters = { auth: 'token', limit: 50, clientId: 'hidden' };
		expect(only(node('pkg.match', { parameters }))?.parameters).toEqual({});
		expect(only(node('pkg.match', { parameters: { limit: 5 } }))?.parameters).toEqual({ limit: 5 });
	});

	it.each([
		[{}, { tokenApi: own.tokenApi }],
		[{ auth: 'client' }, { clientApi: own.clientApi }],
	])(
		'with parameters %j is given the credential that the node then shows',
		(parameters, wanted) => {
			const credentials = { tokenApi: { id: 'foreign', name: 'Foreign' } };
			expect(only(node('pkg.match', { parameters, credentials }))?.credentials).toEqual(wanted);
		},
	);

	it('has no credentials where the account has none that fits', () => {
		const credentials = { tokenApi: { id: 'foreign', name: 'Foreign' } };
		const imported = asImported(file(node('pkg.match', { credentials })), types, {});
		expect(imported.nodes[0]).not.toHaveProperty('credentials');
	});

	it('keeps the webhook address of a trigger, but not of a form', () => {
		expect(only(node('pkg.trigger', { webhookId: 'fixed' }))?.webhookId).toBe('fixed');
		const form = only(node('n8n-nodes-base.formTrigger', { webhookId: 'fixed' }));
		expect(form?.webhookId).toEqual(expect.any(String));
		expect(form?.webhookId).not.toBe('fixed');
	});

	it.each([
		['pkg.unknown', 1],
		['pkg.match', 9],
	])('is refused when n8n has no %s in version %d', (type, typeVersion) => {
		expect(() => only(node(type, { typeVersion }))).toThrow(
			`n8n has no node type ${type} in version ${typeVersion}`,
		);
	});
});

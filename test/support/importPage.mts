import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from './engine.mts';
import { readTemplate } from './template.mts';

const PACKAGE = 'n8n-nodes-shopify-wati-sync';

const node = (
	name: string,
	type: string,
	parameters: INodeParameters = {},
	more: Partial<INode> = {},
): INode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...more });

const to = (name: string, index = 0) => [{ node: name, type: 'main' as const, index }];

/** The rules of the template; what it takes from the settings stands at its default, as there. */
function mapAsShipped(): INodeParameters {
	const { nodes } = readTemplate('historical-import');
	const { rules = {} } = nodes.find(({ name }) => name === 'Map Attributes')?.parameters ?? {};
	return { rules };
}

/** What a run begins with. */
export const START = 'Start';

/** One page of an import, each of whose items says which. */
export const importPage = (): WorkflowFile => ({
	id: 'importPage001',
	name: 'A page of an import',
	nodes: [
		node(START, 'n8n-nodes-base.manualTrigger'),
		node('List Customers', `${PACKAGE}.listCustomers`, {
			cursor: '={{ $json.cursor }}',
			alsoFetch: '={{ $json.alsoFetch }}',
			pageSize: '={{ $json.pageSize }}',
		}),
		node('Map Attributes', `${PACKAGE}.mapAttributes`, mapAsShipped()),
		node(
			'Match Contact',
			`${PACKAGE}.matchContact`,
			{
				options: {
					customersToCome: `={{ $('${START}').first().json.customersToCome }}`,
					listingMinutes: `={{ $('${START}').first().json.listingMinutes }}`,
				},
			},
			{ onError: 'continueRegularOutput' },
		),
		node('All of Them', 'n8n-nodes-base.merge', { numberInputs: 3 }),
		node('Upsert Customer', `${PACKAGE}.upsertCustomer`, {
			output: 'summary',
			options: {
				putOffPartialBatches: "={{ $('List Customers').first(1).json.page.hasMore }}",
				begunBefore: `={{ $('${START}').first().json.begunBefore }}`,
			},
		}),
	],
	connections: {
		[START]: { main: [to('List Customers')] },
		'List Customers': { main: [to('Map Attributes')] },
		'Map Attributes': { main: [to('Match Contact')] },
		'Match Contact': { main: [0, 1, 2].map((input) => to('All of Them', input)) },
		'All of Them': { main: [to('Upsert Customer')] },
	} satisfies IConnections,
	settings: { executionOrder: 'v1' },
});

/** A list alone. */
export const listAlone = (parameters: INodeParameters, timezone = 'Etc/UTC'): WorkflowFile => ({
	id: 'list001',
	name: 'A list',
	nodes: [
		node(START, 'n8n-nodes-base.manualTrigger'),
		node('List Customers', `${PACKAGE}.listCustomers`, parameters),
	],
	connections: { [START]: { main: [to('List Customers')] } } satisfies IConnections,
	settings: { executionOrder: 'v1', timezone },
});

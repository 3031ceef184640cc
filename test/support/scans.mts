import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { REASONS } from '../../nodes/core/reasons';
import type { Execution, WorkflowFile } from './engine.mts';
import { runOnce, type Page } from './lists.mts';
import { readOutcome, type ToldOutcome } from './outcome.mts';
import type { World } from './world.mts';

const PACKAGE = 'n8n-nodes-shopify-wati-sync';
const START = 'Start';

const node = (
	name: string,
	type: string,
	parameters: INodeParameters = {},
	more: Partial<INode> = {},
): INode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...more });

const to = (name: string, index = 0) => [{ node: name, type: 'main' as const, index }];

/** What is listed is mapped, matched and written, all by one run. */
const pageOf = (
	direction: 'watiToShopify' | 'shopifyToWati',
	list: INodeParameters,
	map: INodeParameters,
	{ match = {}, upsert = {} }: ScanSettings,
): WorkflowFile => ({
	id: 'scanPage00001',
	name: 'A page of a scan',
	nodes: [
		node(START, 'n8n-nodes-base.manualTrigger'),
		node('List Customers', `${PACKAGE}.listCustomers`, { cursor: '={{ $json.cursor }}', ...list }),
		node('Map Attributes', `${PACKAGE}.mapAttributes`, { direction, ...map }),
		node(
			'Match Contact',
			`${PACKAGE}.matchContact`,
			{ direction, options: match },
			{ onError: 'continueRegularOutput' },
		),
		node('All of Them', 'n8n-nodes-base.merge', { numberInputs: 3 }),
		node(
			'Upsert Customer',
			`${PACKAGE}.upsertCustomer`,
			{ direction, ...upsert },
			{ onError: 'continueErrorOutput' },
		),
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

export interface ScanSettings {
	/** Options of Match Contact, and parameters of Upsert Customer. */
	readonly match?: INodeParameters;
	readonly upsert?: INodeParameters;
}

async function ran(world: World, file: WorkflowFile, cursor: string): Promise<Execution> {
	const execution = await runOnce(world, file, { cursor });
	if (execution.error) throw new Error(execution.error.message);
	return execution;
}

const EMAIL = { type: 'text', whenEmpty: 'clear' } as const;

/** Everybody in the shop, or whom a list names, gets a contact; the logs are then empty. */
export async function bringAllOver(world: World, list: INodeParameters = {}): Promise<void> {
	const rule = [{ source: 'email', attribute: 'email', ...EMAIL }];
	const upsert = { output: 'summary' };
	await ran(world, pageOf('shopifyToWati', list, { rules: { rule } }, { upsert }), '');
	world.clearLogs();
}

const reason = z.enum(REASONS);
const count = z.number().int().nonnegative();

/** What Upsert Customer tells of a batch of contacts: this, and nothing else. */
const summary = z.strictObject({
	records: count,
	created: count,
	updated: count,
	unchanged: count,
	skipped: count,
	held: count,
	failed: count,
	reasons: z.record(z.record(count)),
	problems: z.record(count),
	calls: count,
	shopifyCalls: count,
	putOff: z.array(z.never()),
	exceptions: z.array(
		z.strictObject({
			contact: z.string().min(1),
			action: z.enum(['skipped', 'held', 'failed']),
			reason,
			message: z.string().min(1),
		}),
	),
	newContacts: z.array(z.never()),
	stop: z.strictObject({ reason, message: z.string().min(1) }).nullable(),
});

export type ScanSummary = z.infer<typeof summary>;

export interface ScannedPage {
	readonly execution: Execution;
	readonly page: Page;
	/** Of a scan that is told by record. */
	readonly outcomes: readonly ToldOutcome[];
	/** Of one that is told in one item. */
	readonly summaries: readonly ScanSummary[];
}

/** All contacts of the account, page by page, by the rules of the template. */
export async function scan(
	world: World,
	settings: ScanSettings = {},
): Promise<readonly ScannedPage[]> {
	const { match = { onlyChanged: true }, upsert = { output: 'summary' } } = settings;
	const rule = [{ source: 'attribute', attribute: 'email', field: 'email', ...EMAIL }];
	const list = { resource: 'watiContacts' };
	const file = pageOf('watiToShopify', list, { contactRules: { rule } }, { match, upsert });
	const pages: ScannedPage[] = [];
	for (let cursor = ''; ; ) {
		const execution = await ran(world, file, cursor);
		const page = execution.items('List Customers', 1)[0]?.json.page as unknown as Page;
		const told = [0, 1].flatMap((output) => execution.items('Upsert Customer', output));
		pages.push({
			execution,
			page,
			outcomes: told.flatMap(({ json }) => ('summary' in json ? [] : readOutcome(json))),
			summaries: told.flatMap(({ json }) => ('summary' in json ? summary.parse(json.summary) : [])),
		});
		if (!page.hasMore) return pages;
		cursor = page.cursor;
	}
}

const ACTIONS = ['created', 'updated', 'unchanged', 'skipped', 'held', 'failed'] as const;

/** How many ended how, over all pages, such as `{ updated: 5, unchanged: 195 }`. */
export function scanCounts(pages: readonly ScannedPage[]): Readonly<Record<string, number>> {
	const all = pages.flatMap(({ summaries }) => summaries);
	const sums = ACTIONS.map(
		(action) => [action, all.reduce((sum, one) => sum + one[action], 0)] as const,
	);
	return Object.fromEntries(sums.filter(([, sum]) => sum !== 0));
}

export const exceptionsIn = (pages: readonly ScannedPage[]): ScanSummary['exceptions'] =>
	pages.flatMap(({ summaries }) => summaries.flatMap(({ exceptions }) => exceptions));

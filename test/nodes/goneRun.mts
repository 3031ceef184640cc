import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../support/engine.mts';
import { readOutcome, type ToldOutcome } from '../support/outcome.mts';
import { OBEYS } from '../support/bothWays.mts';
import type { World, WorldSettings } from '../support/world.mts';

export const UNLINK = 'Unlink Contact';

const TOPICS = ['CUSTOMERS_DELETE', 'CUSTOMERS_MERGE', 'CUSTOMERS_UPDATE', 'CUSTOMERS_CREATE'];

/** The shipped template, with an app that hears of merges too. */
export const gone = (settings: WorldSettings = {}): WorldSettings => ({
	...settings,
	shopify: {
		scopes: ['write_customers', 'read_customer_merge'],
		...settings.shopify,
	},
	edits: {
		'A Customer Changes': { parameters: { topics: TOPICS } },
		[UNLINK]: { parameters: { options: { mergeSeconds: 0 } } },
		...settings.edits,
	},
});

/** The same, where Allow campaign is obeyed. */
export const obeying = (settings: WorldSettings = {}): WorldSettings =>
	gone({
		...settings,
		wati: { ...settings.wati, switches: { ...OBEYS, ...settings.wati?.switches } },
	});

/** What Unlink Contact said in some executions. */
export const unlinkedIn = (executions: readonly Execution[]): readonly ToldOutcome[] =>
	executions.flatMap((execution) =>
		[0, 1].flatMap((output) =>
			execution.items(UNLINK, output).map(({ json }) => readOutcome(json)),
		),
	);

/** What Unlink Contact said of an action in the shop. */
export const unlinkedBy = async (
	world: World,
	action: () => unknown,
): Promise<readonly ToldOutcome[]> => unlinkedIn(await world.executionsOf(action));

/** What it says of items that any other node brings. */
export async function unlinkedAll(
	world: World,
	items: ReadonlyArray<{ readonly json: IDataObject }>,
): Promise<readonly ToldOutcome[]> {
	const settings = { deletedCustomers: 'unlink', consentChannel: 'email', defaultCountry: '' };
	const tags = { syncTags: true, tagPrefix: 'tag_' };
	const given = items.map(({ json }) => ({
		json: { settings: { ...settings, ...tags }, ...json },
	}));
	return await unlinkedBy(world, async () => {
		await world.publication.startAt(UNLINK, given);
	});
}

/** What it says of one item. */
export async function unlinkedFrom(world: World, json: IDataObject): Promise<ToldOutcome> {
	const [outcome] = await unlinkedAll(world, [{ json }]);
	if (!outcome) throw new Error('There is no outcome');
	return outcome;
}

/** Nothing on a contact says any more whose it was. */
export function expectUnlinked(world: World, number: string): void {
	const { params } = world.contact(number);
	expect(params.shopify_customer_id ?? '').not.toMatch(/\d/);
	const ledger = Object.keys(params).filter((name) => name.startsWith('shopify_sync'));
	expect(ledger.map((name) => params[name]).join('')).not.toContain('{');
}

import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import { asText } from '../n8n/parameters';
import { connectShopify } from '../n8n/shopifyConnection';
import { connectWati } from '../n8n/watiConnection';
import type { Gone, GoneRules } from '../sync/gone';
import { resting } from '../sync/goneOutcome';
import { unlink } from '../sync/unlink';
import { inTurn } from './inTurn';
import { readGone } from './readGone';
import { readRules, type UnlinkSettings } from './rules';
import { tellOutcomes } from './tellOutcomes';

interface Group extends UnlinkSettings {
	readonly jobs: Map<number, Gone>;
}

const NO_NEWS =
	'The item tells of no customer that is gone. Put the Shopify Customer Trigger before this node, or give it contacts.';

/** What is to be done about each item; where nothing is, its outcome or its flaw is there already. */
function readJobs(context: IExecuteFunctions) {
	const groups = new Map<string, Group>();
	const outcomes = new Map<number, Outcome>();
	const flaws = new Map<number, string>();
	for (const [index, { json }] of context.getInputData().entries()) {
		const read = readRules(context, index);
		if ('flaw' in read) {
			flaws.set(index, read.flaw);
			continue;
		}
		const country = asText(context.getNodeParameter('defaultCountry', index, ''));
		const gone = readGone(json, read.settings.names, country);
		if (gone === undefined) flaws.set(index, NO_NEWS);
		else if (gone === 'there') outcomes.set(index, resting('unchanged', 'alreadyInStep'));
		else if (gone === 'nobody') outcomes.set(index, resting('skipped', 'nobodyLinked'));
		else {
			const key = JSON.stringify(read);
			const group = groups.get(key) ?? { ...read, jobs: new Map<number, Gone>() };
			groups.set(key, group);
			group.jobs.set(index, gone);
		}
	}
	return { groups, outcomes, flaws };
}

/** Whether a deletion may be the half of a merge; a contact that lost its customer is no such news. */
const awaitsMerge = ({ whenDeleted }: GoneRules, jobs: Group['jobs']): boolean =>
	whenDeleted === 'unlink' &&
	[...jobs.values()].some((gone) => gone.kind === 'deleted' && gone.target === undefined);

/** Sees to the contacts of all items together, and tells what was done about each. */
export async function unlinkContacts(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, account } = await connectWati(context);
	const { client: shopify } = await connectShopify(context);
	const { groups, outcomes, flaws } = readJobs(context);
	for (const { settings, rules, dryRun, mergeSeconds, jobs } of groups.values()) {
		const sides = { client, shopify, account, now: Date.now, settings, rules, dryRun };
		if (awaitsMerge(rules, jobs)) await sleep(mergeSeconds * 1000);
		const done = await inTurn(account, async () => await unlink(sides, [...jobs.values()]));
		for (const [index, gone] of jobs) {
			const outcome = done.get(gone);
			if (outcome) outcomes.set(index, outcome);
		}
	}
	return tellOutcomes(context, outcomes, flaws);
}

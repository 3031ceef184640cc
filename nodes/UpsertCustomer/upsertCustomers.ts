import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { WantedCustomer } from '../core/profile';
import { readContactItem } from '../n8n/contactJson';
import { readCustomerMatch, readMappedCustomer } from '../n8n/customerItemJson';
import { isOfRun, readProblems } from '../n8n/itemJson';
import { contactOf } from '../n8n/records';
import { connectShopify } from '../n8n/shopifyConnection';
import { connectWati } from '../n8n/watiConnection';
import { carryOver } from '../sync/carryOver';
import type { BothSides, ContactJob, ReadContact } from '../sync/job';
import { hasTakenName, readSettings, type UpsertSettings } from './properties';
import { tellOutcomes, without } from './tellOutcomes';

interface Group extends UpsertSettings {
	readonly jobs: Map<number, ContactJob>;
}

const attributesIn = ({ fields }: WantedCustomer): readonly string[] =>
	Object.values(fields).flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute]));

function readOf({ contact }: IDataObject, execution: string): ReadContact | undefined {
	const item = readContactItem(contact);
	if (!item) return undefined;
	const readAtMs = Date.parse(item.read.readAt ?? '');
	if (Number.isNaN(readAtMs)) return undefined;
	return { contact: item.contact, readAtMs, thisRun: item.read.execution === execution };
}

/** The jobs of a run's items, by the settings that they share; what is none has its outcome already. */
function readJobs(context: IExecuteFunctions) {
	const execution = context.getExecutionId();
	const groups = new Map<string, Group>();
	const outcomes = new Map<number, Outcome>();
	for (const [index, { json }] of context.getInputData().entries()) {
		const wanted = readMappedCustomer(json.mapped);
		const match = readCustomerMatch(json.match);
		const settings = readSettings(context, index);
		if (!wanted) outcomes.set(index, without('failed', 'notMapped'));
		else if (!match) outcomes.set(index, without('failed', 'notMatched'));
		else if (hasTakenName(settings, attributesIn(wanted)))
			outcomes.set(index, without('failed', 'nameTaken'));
		else {
			const key = JSON.stringify(settings);
			const group = groups.get(key) ?? { ...settings, jobs: new Map<number, ContactJob>() };
			groups.set(key, group);
			const earlier = (json.match as { problems?: unknown }).problems;
			group.jobs.set(index, {
				wanted,
				read: readOf(json, execution),
				match: isOfRun(json.match, execution) ? match : undefined,
				problems: [...readProblems(json.problems), ...readProblems(earlier)],
			});
		}
	}
	return { groups, outcomes };
}

/** Writes what each item's contact brings to its customer, and what the contact has to remember. */
export async function upsertCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, account } = await connectWati(context);
	const { client: shopify } = await connectShopify(context);
	const { groups, outcomes } = readJobs(context);
	for (const { settings, dryRun, jobs } of groups.values()) {
		const sides: BothSides = { client, shopify, account, now: Date.now, settings, dryRun };
		const done = await carryOver(sides, [...jobs.values()]);
		for (const [index, job] of jobs) {
			const outcome = done.get(job);
			if (outcome) outcomes.set(index, outcome);
		}
	}

	return tellOutcomes(context, outcomes, {
		direction: 'watiToShopify',
		nameOf: contactOf,
		service: 'Shopify',
	});
}

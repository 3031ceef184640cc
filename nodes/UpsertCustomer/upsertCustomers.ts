import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { WantedCustomer } from '../core/profile';
import { readContactItem } from '../n8n/contactJson';
import { isLinkedGone, readCustomerMatch, readMappedCustomer } from '../n8n/customerItemJson';
import { isOfRun } from '../n8n/itemJson';
import { contactOf } from '../n8n/records';
import { connectShopify } from '../n8n/shopifyConnection';
import { connectWati } from '../n8n/watiConnection';
import { countedClient } from '../shopify/countedClient';
import { carryOver } from '../sync/carryOver';
import type { BothSides, ContactJob, ReadContact } from '../sync/job';
import {
	hasTakenName,
	mayCreate,
	readRunSettings,
	readSettings,
	type UpsertSettings,
} from './properties';
import { earlierProblems, restingContact } from './restingContact';
import { tellOneSummary } from './tellOneSummary';
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

/** A match of this run that was looked up: of a customer who is gone, only that was asked. */
const matchIn = ({ match }: IDataObject, execution: string): ContactJob['match'] =>
	isOfRun(match, execution) && !isLinkedGone(match) ? readCustomerMatch(match) : undefined;

/** The jobs of a run's items, by the settings that they share; what is none has its outcome already. */
function readJobs(context: IExecuteFunctions) {
	const execution = context.getExecutionId();
	const groups = new Map<string, Group>();
	const outcomes = new Map<number, Outcome>();
	for (const [index, { json }] of context.getInputData().entries()) {
		const wanted = readMappedCustomer(json.mapped);
		const creates = mayCreate(context, index);
		const settings = readSettings(context, index);
		const resting = restingContact(json, wanted, creates);
		if (resting || !wanted) outcomes.set(index, resting ?? without('failed', 'notMapped'));
		else if (hasTakenName(settings, attributesIn(wanted)))
			outcomes.set(index, without('failed', 'nameTaken'));
		else {
			const key = JSON.stringify(settings);
			const group = groups.get(key) ?? { ...settings, jobs: new Map<number, ContactJob>() };
			groups.set(key, group);
			group.jobs.set(index, {
				wanted,
				read: readOf(json, execution),
				match: matchIn(json, execution),
				problems: earlierProblems(json).filter(
					// It is told anew by the look-up to come.
					({ code }) => code !== 'linkedCustomerGone' || !isLinkedGone(json.match),
				),
				...(creates ? {} : { mayCreate: false as const }),
				...(json.event ? { wrote: true as const } : {}),
			});
		}
	}
	return { groups, outcomes };
}

/** Writes what each item's contact brings to its customer, and what the contact has to remember. */
export async function upsertCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, account, calls } = await connectWati(context);
	const shop = countedClient((await connectShopify(context)).client);
	const { client: shopify } = shop;
	const { groups, outcomes } = readJobs(context);
	for (const { settings, dryRun, jobs } of groups.values()) {
		const sides: BothSides = { client, shopify, account, now: Date.now, settings, dryRun };
		const done = await carryOver(sides, [...jobs.values()]);
		for (const [index, job] of jobs) {
			const outcome = done.get(job);
			if (outcome) outcomes.set(index, outcome);
		}
	}

	if (readRunSettings(context).summary) {
		const run = { begun: new Set<string>(), wati: calls(), shopify: shop.calls() };
		return [tellOneSummary(context, outcomes, { direction: 'watiToShopify', ...run })];
	}
	return tellOutcomes(context, outcomes, {
		direction: 'watiToShopify',
		nameOf: contactOf,
		service: 'Shopify',
	});
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { WantedContact } from '../core/profile';
import { readFailedMatch, readMapped, readMatch, readProblems } from '../n8n/itemJson';
import { customerOf } from '../n8n/records';
import { connectWati } from '../n8n/watiConnection';
import { carryOut } from '../wati/carryOut';
import type { Job, Sync } from '../wati/job';
import { hasTakenName, readRunSettings, readSettings, type UpsertSettings } from './properties';
import { tellOneSummary } from './tellOneSummary';
import { tellOutcomes, without } from './tellOutcomes';

interface Read {
	/** The jobs by the settings that they share, so that they are written together. */
	readonly groups: ReadonlyMap<string, Group>;
	readonly outcomes: Map<number, Outcome>;
}

interface Group extends UpsertSettings {
	readonly jobs: Map<number, Job>;
}

/** The attributes that a wanted contact has. */
const namesIn = ({ attributes, tags }: WantedContact): readonly string[] => [
	...Object.keys(attributes),
	...Object.keys(tags?.on ?? {}),
];

/** The jobs of a run's items; what cannot be one has its outcome already. */
function readJobs(context: IExecuteFunctions): Read {
	const groups = new Map<string, Group>();
	const outcomes = new Map<number, Outcome>();
	for (const [index, { json }] of context.getInputData().entries()) {
		const wanted = readMapped(json.mapped);
		const settings = readSettings(context, index);
		const matched = readMatch(json.match, context.getExecutionId());
		const notLookedUp = readFailedMatch(json.match);
		if (json.mapped === null) outcomes.set(index, without('skipped', 'customerDeleted'));
		else if (!wanted) outcomes.set(index, without('failed', 'notMapped'));
		else if (notLookedUp) outcomes.set(index, { ...without('failed', 'noAnswer'), ...notLookedUp });
		else if (!matched) outcomes.set(index, without('failed', 'notMatched'));
		else if (hasTakenName(settings, namesIn(wanted)))
			outcomes.set(index, without('failed', 'nameTaken'));
		else {
			const earlier = (json.match as { problems?: unknown }).problems;
			const problems = [...readProblems(json.problems), ...readProblems(earlier)];
			const key = JSON.stringify(settings);
			const group = groups.get(key) ?? { ...settings, jobs: new Map<number, Job>() };
			groups.set(key, group);
			group.jobs.set(index, { wanted, ...matched, problems });
		}
	}
	return { groups, outcomes };
}

/** Writes all items of a run together and tells what was done: of each, or of all in one item. */
export async function upsertContacts(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, account, calls } = await connectWati(context);
	const { groups, outcomes } = readJobs(context);
	const { summary, onlyFullCalls, begun } = readRunSettings(context);
	for (const { settings, dryRun, jobs } of groups.values()) {
		const thrifty = onlyFullCalls ? { onlyFullCalls } : {};
		const sync: Sync = { client, account, now: Date.now, settings, dryRun, ...thrifty };
		const done = await carryOut(sync, [...jobs.values()]);
		for (const [index, job] of jobs) {
			const outcome = done.get(job);
			if (outcome) outcomes.set(index, outcome);
		}
	}

	if (summary) {
		const run = { direction: 'shopifyToWati', begun, wati: calls(), shopify: 0 } as const;
		return [tellOneSummary(context, outcomes, run)];
	}
	return tellOutcomes(context, outcomes, {
		direction: 'shopifyToWati',
		nameOf: customerOf,
		service: 'Wati',
	});
}

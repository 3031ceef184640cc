import type { WatiOptions, WatiSwitches } from './options.mts';
import { Refusal } from './refusal.mts';

export interface Param {
	readonly name: string;
	readonly value: string;
}

/** Refuses all of them if one cannot be written. */
export function checkParams(params: readonly Param[], options: WatiOptions): void {
	for (const param of params) {
		const problem = problemOf(param, options);
		if (problem !== undefined) throw new Refusal('content', `${param.name}: ${problem}`);
	}
}

/** The attributes after the write. A name given twice keeps its last value. */
export function writtenParams(
	before: Readonly<Record<string, string>>,
	params: readonly Param[],
	others: 'merges' | 'replaces',
	switches: WatiSwitches,
): Record<string, string> {
	const known = new Map(Object.entries(before));
	const after = new Map(others === 'merges' ? known : []);
	for (const { name, value } of params) {
		const spelling = spellingIn([...after.keys(), ...known.keys()], name, switches);
		const old = known.get(spelling);
		if (value !== '' || switches.emptyValue === 'accepted') after.set(spelling, value);
		else if (switches.emptyValue === 'removes') after.delete(spelling);
		else if (old !== undefined && !after.has(spelling)) after.set(spelling, old);
	}
	return Object.fromEntries(after);
}

/** What the parameters say about Allow campaign, where one of them says anything. */
export function allowCampaignIn(
	params: readonly Param[],
	switches: WatiSwitches,
): boolean | undefined {
	const wanted = switches.allowCampaignParameter;
	if (wanted === null) return undefined;
	const value = params
		.findLast(({ name }) => isSameName(name, wanted, switches))
		?.value.toLowerCase();
	if (value === 'true') return true;
	return value === 'false' ? false : undefined;
}

const LEAD_STAGES = [
	'New lead',
	'Contacted',
	'Qualified',
	'Proposal sent',
	'Deal won',
	'Deal lost',
] as const;

export function problemOf(
	{ name, value }: Param,
	{ agents, switches }: WatiOptions,
): string | undefined {
	const { attributeNamePattern, maxNameLength, maxValueLength } = switches;
	const stages: readonly string[] = LEAD_STAGES;
	if (name === 'contact_owner' && !agents.includes(value)) return 'is not an agent';
	if (name === 'lead_stage' && !stages.includes(value)) return 'is not a stage';
	if (attributeNamePattern?.test(name) === false) return 'is not a valid attribute name';
	if (name.length > (maxNameLength ?? Infinity)) return 'attribute name too long';
	if (value.length > (maxValueLength ?? Infinity)) return 'value too long';
	if (value === '' && switches.emptyValue === 'rejected') return 'value must not be empty';
	return undefined;
}

function spellingIn(names: readonly string[], name: string, switches: WatiSwitches): string {
	return names.find((known) => isSameName(known, name, switches)) ?? name;
}

function isSameName(a: string, b: string, switches: WatiSwitches): boolean {
	if (switches.parameterNamesAreCaseSensitive) return a === b;
	return a.toLowerCase() === b.toLowerCase();
}

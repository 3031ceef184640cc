import { nameOnContact, valueOnContact } from '../attributes';
import { token, type Agreed, type Ledger } from '../ledger';
import { mergeField } from './mergeField';
import { mergeTags } from './mergeTags';
import { fieldOfTag, type Change } from '../outcome';
import type { PlanInput } from './plan';
import type { Contact } from '../profile';
import { problem, type Problem } from '../reasons';

/** What one part of the merge wants written, and what to remember of it. */
export interface Part<T> {
	readonly set: ReadonlyMap<string, string>;
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
	readonly agreed: T;
}

/** The mapped attributes, one by one. */
export function fieldsPart(
	{ wanted, settings, knowledge }: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
): Part<Ledger['fields']> {
	const set = new Map<string, string>();
	const changes: Change[] = [];
	const problems: Problem[] = [];
	const agreed = new Map<string, Agreed>(Object.entries(ledger?.fields ?? {}));
	for (const [field, customer] of Object.entries(wanted.attributes)) {
		const key = field.toLowerCase();
		const current = valueOnContact(contact, field);
		const merge = mergeField(
			{ field, customer, contact: current, agreed: agreed.get(key) },
			settings.conflictRule,
		);
		problems.push(...merge.problems);
		if (merge.write?.value === null && knowledge.emptyValues === 'refused') {
			agreed.set(key, { customer: null, contact: token(current) });
			problems.push(problem('emptyNotAccepted', field));
			continue;
		}
		if (merge.agreed) agreed.set(key, merge.agreed);
		if (!merge.write) continue;
		set.set(nameOnContact(contact, field), merge.write.value ?? '');
		changes.push({ field, from: current, to: merge.write.value });
	}
	return { set, changes, problems, agreed: Object.fromEntries(agreed) };
}

/** The tags, one by one. */
export function tagsPart(
	{ wanted, knowledge }: PlanInput,
	contact: Contact,
	ledger: Ledger | undefined,
	withheld: ReadonlySet<string>,
): Part<Ledger['tags']> {
	if (!wanted.tags) {
		return { set: new Map(), changes: [], problems: [], agreed: ledger?.tags ?? {} };
	}
	const merge = mergeTags(wanted.tags, contact, ledger, withheld);
	const problems = [...merge.problems];
	const set = new Map<string, string>();
	for (const { attribute, tag, on } of merge.switched) {
		const empty = !on && wanted.tags.whenRemoved === 'empty';
		if (empty && knowledge.emptyValues === 'refused') {
			problems.push(problem('emptyNotAccepted', tag || attribute));
		}
		set.set(attribute, on ? 'true' : empty && knowledge.emptyValues !== 'refused' ? '' : 'false');
	}
	const changes = merge.switched.map(({ attribute, tag, on }) => ({
		field: tag ? fieldOfTag(tag) : attribute,
		from: !on,
		to: on,
	}));
	return { set, changes, problems, agreed: merge.agreed };
}

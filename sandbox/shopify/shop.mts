import type { Change } from './change.mts';
import { CHANNELS, type Customer } from './customer.mts';
import { CustomerBook } from './customerBook.mts';
import { globalId, idSequence } from './globalId.mts';
import type { MetafieldDefinition } from './metafieldDefinition.mts';
import type { ShopifyOptions } from './options.mts';
import { LastFound } from './lastFound.mts';
import { SearchIndex } from './searchIndex.mts';
import { TagSpellings } from './tags.mts';
import { wholeSecond } from './time.mts';

export type Announce = (changes: readonly Change[]) => void;

/** The shop's data, and the one door through which every change goes. */
export class Shop {
	readonly options: ShopifyOptions;
	readonly customers = new CustomerBook();
	readonly index: SearchIndex;
	readonly lastFound: LastFound;
	readonly tagSpellings = new TagSpellings();
	readonly definitions: MetafieldDefinition[] = [];
	readonly nextCustomerId = idSequence(8_000_000_000_000);
	readonly nextId = idSequence(1_000_000_000_000);
	readonly announce: Announce;
	readonly id = globalId('Shop', 548_380_009);

	constructor(options: ShopifyOptions, announce: Announce) {
		this.options = options;
		this.announce = announce;
		this.index = new SearchIndex(options.clock, () => options.searchIndexLagMs);
		this.lastFound = new LastFound(this.customers, this.index, options);
	}

	now(): number {
		return wholeSecond(this.options.clock.now());
	}

	commit(before: Customer | undefined, draft: Customer, updatedAt = this.now()): Customer {
		const changes = before === undefined ? this.#creation() : this.#revision(before, draft);
		if (changes === 'none') return draft;
		const after = changes.moved ? { ...draft, updatedAt } : draft;
		this.customers.put(after);
		this.index.put(after);
		this.tagSpellings.remember(after.tags);
		this.announce(changes.of(after));
		return after;
	}

	remove(id: number, because: readonly Change[]): void {
		this.customers.remove(id);
		this.index.remove(id);
		this.announce(because);
	}

	#creation(): Moves {
		const { creationAlsoFiresTagsAndConsents } = this.options.switches;
		return {
			moved: true,
			of: (customer) => [
				{ kind: 'created', customer },
				{ kind: 'updated', customer },
				...(creationAlsoFiresTagsAndConsents
					? [...tagChanges([], customer), ...consentChanges(undefined, customer)]
					: []),
			],
		};
	}

	#revision(before: Customer, draft: Customer): Moves | 'none' {
		const { switches } = this.options;
		const tags = tagChanges(before.tags, draft);
		const consents = consentChanges(before, draft);
		const metafields = differ(before.metafields, draft.metafields);
		const fields = differ(fieldsOf(before), fieldsOf(draft));
		const anything = fields || metafields || tags.length > 0 || consents.length > 0;
		if (!anything && !switches.unchangedWriteFiresUpdate) return 'none';
		const updated =
			fields ||
			(!anything && switches.unchangedWriteFiresUpdate) ||
			(tags.length > 0 && switches.tagChangeAlsoFiresUpdate) ||
			(consents.length > 0 && switches.consentChangeAlsoFiresUpdate) ||
			(metafields && switches.metafieldChangeFiresUpdate);
		return {
			moved: updated || tags.length > 0 || consents.length > 0,
			of: (customer) => [
				...(updated ? [{ kind: 'updated', customer } as const] : []),
				...tagChanges(before.tags, customer),
				...consentChanges(before, customer),
			],
		};
	}
}

interface Moves {
	readonly moved: boolean;
	readonly of: (customer: Customer) => Change[];
}

function tagChanges(before: readonly string[], customer: Customer): Change[] {
	const added = customer.tags.filter((tag) => !before.includes(tag));
	const removed = before.filter((tag) => !customer.tags.includes(tag));
	return [
		...(added.length > 0 ? [{ kind: 'tagsAdded', customer, tags: added } as const] : []),
		...(removed.length > 0 ? [{ kind: 'tagsRemoved', customer, tags: removed } as const] : []),
	];
}

function consentChanges(before: Customer | undefined, customer: Customer): Change[] {
	return CHANNELS.filter((channel) => {
		const consent = customer.consents[channel];
		return before === undefined
			? consent.updatedAt !== null
			: differ(before.consents[channel], consent);
	}).map((channel) => ({ kind: 'consent', channel, customer }));
}

function fieldsOf({
	updatedAt: _,
	tags: __,
	consents: ___,
	metafields: ____,
	...fields
}: Customer) {
	return fields;
}

function differ(before: unknown, after: unknown): boolean {
	return JSON.stringify(before) !== JSON.stringify(after);
}

import type { Person } from './people.mts';

export type Side = 'shop' | 'wati';

interface Word {
	readonly said: 'out' | 'in';
	readonly side: Side;
	/** Whether both sides were together when it was said. */
	readonly wasLinked: boolean;
}

/** The test's own record of who wants no campaigns: each person's last word counts. */
export class Words {
	readonly #last = new Map<Person, Word>();
	#optOuts = 0;

	say(who: Person, said: Word['said'], side: Side, wasLinked: boolean): void {
		if (said === 'out') this.#optOuts += 1;
		const before = this.#last.get(who);
		// Said twice, it is no weaker than said once.
		const isRepeated = said === 'out' && before?.said === 'out' && mustShow(before).length > 1;
		if (!isRepeated) this.#last.set(who, { said, side, wasLinked });
	}

	forget(who: Person): void {
		this.#last.delete(who);
	}

	/** How many opt-outs there were at all. */
	get optOuts(): number {
		return this.#optOuts;
	}

	/** Whoever wants nothing, and on which sides that must show by the end. */
	*outs(): Generator<readonly [Person, readonly Side[]]> {
		for (const [who, word] of this.#last) {
			if (word.said === 'out') yield [who, mustShow(word)];
		}
	}
}

/** Before a first link no Shopify consent is lowered by what Wati says. */
const mustShow = ({ side, wasLinked }: Word): readonly Side[] =>
	side === 'shop' || wasLinked ? ['shop', 'wati'] : ['wati'];

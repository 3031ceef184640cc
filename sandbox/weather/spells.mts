import type { Chance } from './chance.mts';

export interface CallShares {
	/** Of all calls, single failures and outages together. */
	readonly failing: number;
	/** Of the failures, those that begin an outage. */
	readonly outages: number;
	/** How many calls in a row an outage fails. */
	readonly outageCalls: number;
}

/** Whether a call fails, and with what: most failures stand alone, some begin an outage. */
export class Spells<Kind> {
	readonly #chance: Chance;
	readonly #share: number;
	readonly #shares: CallShares;
	#outage: { readonly kind: Kind; left: number } | undefined;

	constructor(chance: Chance, shares: CallShares) {
		const { failing, outages, outageCalls } = shares;
		this.#chance = chance;
		this.#shares = shares;
		// How often one begins, so that with the outages it is the share that was asked for.
		const calls = 1 - outages + outages * outageCalls;
		this.#share = failing / (failing + calls * (1 - failing));
	}

	next(kinds: readonly [Kind, ...Kind[]], lasting: readonly [Kind, ...Kind[]]): Kind | undefined {
		if (this.#outage && this.#outage.left > 0) {
			this.#outage.left -= 1;
			return this.#outage.kind;
		}
		if (!this.#chance.happens(this.#share)) return undefined;
		if (!this.#chance.happens(this.#shares.outages)) return this.#chance.oneOf(kinds);
		this.#outage = { kind: this.#chance.oneOf(lasting), left: this.#shares.outageCalls - 1 };
		return this.#outage.kind;
	}
}

import type { WatiOptions } from './options.mts';

/** The calls of the calendar month. Used up, every call is refused until the 1st. */
export class Quota {
	private month = '';
	private count = 0;

	constructor(private readonly options: WatiOptions) {}

	get used(): number {
		const month = new Date(this.options.clock.now()).toISOString().slice(0, 7);
		if (month !== this.month) this.count = 0;
		this.month = month;
		return this.count;
	}

	get limit(): number | null {
		return this.options.monthlyQuota;
	}

	get isUsedUp(): boolean {
		return this.used >= (this.limit ?? Infinity);
	}

	use(): void {
		this.count = this.used + 1;
	}
}

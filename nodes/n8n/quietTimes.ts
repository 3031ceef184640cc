const REMEMBERED_CONTACTS = 20_000;

/**
 * When each contact's last run began, so that an active chat does not cost a run for each message.
 * Only this process remembers it: another one begins a run more, and nothing is wrong.
 */
export class QuietTimes {
	private readonly begun = new Map<string, number>();

	/** Whether a run began less than `quietMs` before `nowMs`. */
	isQuiet(contact: string, nowMs: number, quietMs: number): boolean {
		const begun = this.begun.get(contact);
		return begun !== undefined && nowMs - begun < quietMs;
	}

	begin(contact: string, nowMs: number): void {
		this.begun.delete(contact);
		this.begun.set(contact, nowMs);
		const [oldest] = this.begun.keys();
		if (this.begun.size > REMEMBERED_CONTACTS && oldest !== undefined) this.begun.delete(oldest);
	}

	/** The run did not begin after all. */
	forget(contact: string): void {
		this.begun.delete(contact);
	}
}

import type { Reason } from '../core/reasons';

/** No other record will fare better. */
const HOPELESS: readonly Reason[] = ['unauthorized', 'rateLimited'];

/** So many records in a row without an answer mean that the service is down. */
const MAX_SILENT = 5;

/** Notices when it is no use to go on with a batch; all that is left then ends in the same way. */
export class GivingUp<End> {
	private silent = 0;
	private why: End | undefined;

	/** How every record that is left ends; `undefined` while there is hope. */
	get end(): End | undefined {
		return this.why;
	}

	/** A record failed for a reason, or did not (`undefined`). */
	hear(failed: Reason | undefined, end: End): void {
		this.silent = failed === 'noAnswer' ? this.silent + 1 : 0;
		const over = failed && (HOPELESS.includes(failed) || this.silent >= MAX_SILENT);
		if (over) this.why ??= end;
	}
}

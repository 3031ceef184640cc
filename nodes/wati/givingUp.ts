import { HOPELESS, MANY_SILENT } from '../core/hopeless';
import type { Reason } from '../core/reasons';

/** Notices when it is no use to go on with a batch; all that is left then ends in the same way. */
export class GivingUp<End> {
	private silent = 0;
	private why: End | undefined;

	/** How every record that is left ends; `undefined` while there is hope. */
	get end(): End | undefined {
		return this.why;
	}

	/** A record failed for a reason, or did not (`undefined`). */
	hear(failed: Reason | undefined, end?: End): void {
		this.silent = failed === 'noAnswer' ? this.silent + 1 : 0;
		const over = failed && (HOPELESS.includes(failed) || this.silent >= MANY_SILENT);
		if (over) this.why ??= end;
	}
}

import { restingOutcome } from './job';
import { UPDATES_PER_CALL } from './put';
import { ended, type Step, type ToUpdate } from './step';

const waits = ({ contact }: ToUpdate): Step =>
	ended(restingOutcome({ action: 'skip', reason: 'putOff', problems: [], contact }));

/**
 * The updates that have to wait for others: those that do not fill a call. An opt-out waits for
 * nobody, and where a call is made anyway, all go with it.
 */
export function putOff(steps: readonly ToUpdate[]): ReadonlyMap<Step, Step> {
	const rest = steps.slice(steps.length - (steps.length % UPDATES_PER_CALL));
	const urgent = rest.some(({ write }) => write.asked?.value === false);
	return new Map(urgent ? [] : rest.map((step) => [step, waits(step)]));
}

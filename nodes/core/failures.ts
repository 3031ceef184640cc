import type { Heard } from './profile';
import { isoAfter, waitAfter, A_DAY_MS } from './failureWaits';

/** What one run says of one record. */
export interface Sighting {
	/**
	 * By what the record is known: the first is its proper name, the others are names that it may
	 * have been kept under before.
	 */
	readonly keys: readonly [string, ...string[]];
	/** Of the item that said so. */
	readonly item: number;
	/** `undefined`: all is well with it. */
	readonly failure: Failure | undefined;
}

/** What is wrong with one record. */
export interface Failure {
	readonly direction: string;
	/** The customer's number; empty where it is not known. */
	readonly customer: string;
	/** The contact's number or id; empty where it is not known. */
	readonly contact: string;
	readonly action: FailedAction;
	readonly reason: string;
	readonly message: string;
	/** No record is known that could be tried again. */
	readonly nobody: boolean;
	/** The execution that failed, where it is not this one. */
	readonly execution?: string;
	/** What the person said of campaigns in the message that the failed run was about. */
	readonly heard?: Heard;
}

export type FailedAction = 'failed' | 'held' | 'crashed';
export type FailureState = 'open' | 'needsPerson' | 'closed';

/** A failure as it is kept. Times are ISO 8601. */
export interface KeptFailure {
	readonly key: string;
	readonly direction: string;
	readonly customer: string;
	readonly contact: string;
	readonly template: string;
	readonly action: FailedAction;
	readonly reason: string;
	readonly message: string;
	/** How often it failed, one after another. */
	readonly tries: number;
	readonly state: FailureState;
	readonly firstAt: string;
	/** When it failed last. */
	readonly lastAt: string;
	/** When it is worth another try; `null` when it is closed. */
	readonly nextAt: string | null;
	readonly closedAt: string | null;
	/** When a person was told; `null` as long as nobody was. */
	readonly toldAt: string | null;
	readonly execution: string;
	/** An opt-out that was said and has not crossed yet: the message does not come again. */
	readonly heard: 'optOut' | '';
}

/** What all failures of a run share. */
export interface FailureRun {
	readonly nowMs: number;
	readonly template: string;
	readonly execution: string;
}

/** A failure that has to be kept anew, and the item that brought it. */
export interface Tracked {
	readonly kept: KeptFailure;
	readonly item: number;
}

/** From this try on a person is asked to look. */
const TRIES_OF_ITS_OWN = 5;

const openByKey = (known: readonly KeptFailure[]): ReadonlyMap<string, KeptFailure> =>
	new Map(known.filter(({ state }) => state !== 'closed').map((one) => [one.key, one]));

/** The last word on each key: of a record that is seen twice, the later sighting counts. */
function lastWords(
	sightings: readonly Sighting[],
	open: ReadonlyMap<string, KeptFailure>,
): ReadonlyMap<string, Sighting> {
	const words = new Map<string, Sighting>();
	for (const sighting of sightings) {
		const { keys, failure } = sighting;
		const known =
			failure && (keys.find((key) => open.has(key)) ?? keys.find((key) => words.get(key)?.failure));
		for (const key of keys) words.delete(key);
		for (const key of failure ? [known ?? keys[0]] : keys) words.set(key, sighting);
	}
	return words;
}

function closed(before: KeptFailure, { nowMs }: FailureRun): KeptFailure {
	return { ...before, state: 'closed', nextAt: null, closedAt: isoAfter(nowMs, 0) };
}

/** What was said last counts; a try that heard nothing leaves it as it was. */
function stillToSay({ heard }: Failure, before: KeptFailure | undefined): KeptFailure['heard'] {
	if (heard === undefined) return before?.heard ?? '';
	return heard === 'optOut' ? heard : '';
}

function failedAgain(
	key: string,
	failure: Failure,
	before: KeptFailure | undefined,
	{ nowMs, template, execution }: FailureRun,
): KeptFailure {
	const { action } = failure;
	const tries = (before?.tries ?? 0) + 1;
	const known = before?.state === 'needsPerson';
	const hopeless = action !== 'failed' || failure.nobody || tries > TRIES_OF_ITS_OWN;
	const state = known || hopeless ? 'needsPerson' : 'open';
	return {
		key,
		direction: failure.direction || (before?.direction ?? ''),
		customer: failure.customer || (before?.customer ?? ''),
		contact: failure.contact || (before?.contact ?? ''),
		template: template || (before?.template ?? ''),
		action,
		reason: failure.reason,
		message: failure.message,
		tries,
		state,
		firstAt: before?.firstAt ?? isoAfter(nowMs, 0),
		lastAt: isoAfter(nowMs, 0),
		nextAt: isoAfter(nowMs, state === 'needsPerson' ? A_DAY_MS : waitAfter(tries)),
		closedAt: null,
		toldAt: known ? before.toldAt : null,
		execution: failure.execution ?? execution,
		heard: stillToSay(failure, before),
	};
}

/**
 * What has to be kept anew after a run, one for each record at most. `known` are the failures that
 * are not closed. A record of which nothing new is known is not among the answers.
 */
export function trackFailures(
	sightings: readonly Sighting[],
	known: readonly KeptFailure[],
	run: FailureRun,
): readonly Tracked[] {
	const open = openByKey(known);
	return [...lastWords(sightings, open)].flatMap(([key, { failure, item }]) => {
		const before = open.get(key);
		if (failure) return [{ kept: failedAgain(key, failure, before, run), item }];
		return before ? [{ kept: closed(before, run), item }] : [];
	});
}

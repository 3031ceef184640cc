import type { Call } from './call.mts';

/** These come before anything is done. */
export type FaultBefore =
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly body?: unknown;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	| { readonly kind: 'plainText'; readonly status: number; readonly text: string }
	| { readonly kind: 'resultFalse'; readonly info?: string }
	| { readonly kind: 'connectionLostBefore' }
	/** In the time of the clock. The call is then carried out, whether or not anybody still waits. */
	| { readonly kind: 'delay'; readonly ms: number };

/** These meet a call that got as far as its work: one with a 401 or a 429 leaves them in the queue. */
export type FaultInWork =
	| { readonly kind: 'serverErrorAfterWrite' }
	| { readonly kind: 'connectionLostAfterWrite' }
	/** Half of the answer comes, and then the connection is lost. */
	| { readonly kind: 'answerCutShort' }
	| { readonly kind: 'leaveOutOfAnswer'; readonly number: string }
	| { readonly kind: 'notWritten'; readonly number: string };

/** Comes before every fault and goes with any: a chance to act between two calls. */
export interface ActBefore {
	readonly kind: 'before';
	readonly act: () => unknown;
}

export type FaultTarget =
	| { readonly method?: string; readonly path?: RegExp }
	| ((call: Call) => boolean);

export interface Fault {
	readonly on: FaultTarget;
	readonly do: ActBefore | FaultBefore | FaultInWork;
	/** How many calls it meets; 1 unless said. */
	readonly times?: number;
	/** How many calls it lets pass first. */
	readonly skip?: number;
}

interface Queued {
	readonly fault: Fault;
	skip: number;
	times: number;
}

export type FaultWeather = (call: Call) => FaultBefore | FaultInWork | undefined;

export class FaultQueue {
	private queue: readonly Queued[] = [];
	private weather: FaultWeather | undefined;
	/** What the weather does to a call that it lets pass as far as its work. */
	private readonly gathering = new WeakMap<Call, FaultInWork>();

	/** Asked of every call that no fault meets which was added. */
	setWeather(weather: FaultWeather | undefined): void {
		this.weather = weather;
	}

	add(fault: Fault): void {
		const queued = { fault, skip: fault.skip ?? 0, times: fault.times ?? 1 };
		this.queue = [...this.queue, queued];
	}

	clear(): void {
		this.queue = [];
	}

	takeAct(call: Call): ActBefore | undefined {
		return this.take(call, isAct);
	}

	takeBefore(call: Call): FaultBefore | undefined {
		const added = this.take(call, isBefore);
		if (added !== undefined) return added;
		const drawn = this.weather?.(call);
		if (drawn === undefined || isBefore(drawn)) return drawn;
		this.gathering.set(call, drawn);
		return undefined;
	}

	takeInWork(call: Call): FaultInWork | undefined {
		const isInWork = (fault: Fault['do']): fault is FaultInWork =>
			!isBefore(fault) && !isAct(fault);
		return this.take(call, isInWork) ?? this.gathering.get(call);
	}

	private take<Kind extends Fault['do']>(
		call: Call,
		isOfKind: (fault: Fault['do']) => fault is Kind,
	): Kind | undefined {
		for (const queued of this.queue) {
			const { on, do: fault } = queued.fault;
			if (!isOfKind(fault) || !concerns(on, call)) continue;
			if (queued.skip > 0) {
				queued.skip -= 1;
				continue;
			}
			queued.times -= 1;
			this.queue = this.queue.filter(({ times }) => times > 0);
			return fault;
		}
		return undefined;
	}
}

function isAct(fault: Fault['do']): fault is ActBefore {
	return fault.kind === 'before';
}

function isBefore(fault: Fault['do']): fault is FaultBefore {
	return ['status', 'plainText', 'resultFalse', 'connectionLostBefore', 'delay'].includes(
		fault.kind,
	);
}

function concerns(on: FaultTarget, call: Call): boolean {
	if (typeof on === 'function') return on(call);
	return (on.method ?? call.method) === call.method && (on.path?.test(call.path) ?? true);
}

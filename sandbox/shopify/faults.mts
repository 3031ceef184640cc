import type { RequestDescription } from './requestLog.mts';

export type FaultAction =
	| { readonly kind: 'throttled' }
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly body?: unknown;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	| { readonly kind: 'serverErrorAfterWrite' }
	| { readonly kind: 'connectionLostBefore' }
	| { readonly kind: 'connectionLostAfterWrite' }
	/** Half of the answer comes, and then the connection is lost. */
	| { readonly kind: 'answerCutShort' }
	| { readonly kind: 'internalError' }
	| { readonly kind: 'delay'; readonly ms: number };

/** Comes before every fault and goes with any: a chance to act between two requests. */
export interface ActBefore {
	readonly kind: 'before';
	readonly act: () => unknown;
}

/** `graphql`, `token`, the name of an operation or of a root field, or any question to the request. */
export type FaultTarget = string | ((request: RequestDescription) => boolean);

export interface Fault {
	readonly on: FaultTarget;
	readonly do: ActBefore | FaultAction;
	readonly times?: number;
	readonly skip?: number;
}

export type FaultWeather = (request: RequestDescription) => FaultAction | undefined;

export class Faults {
	#waiting: Array<{ readonly fault: Fault; left: number; toSkip: number }> = [];

	/** Asked of every request that no fault meets which was added. */
	#weather: FaultWeather | undefined;

	setWeather(weather: FaultWeather | undefined): void {
		this.#weather = weather;
	}

	add(fault: Fault): void {
		this.#waiting.push({ fault, left: fault.times ?? 1, toSkip: fault.skip ?? 0 });
	}

	clear(): void {
		this.#waiting = [];
	}

	/** What a test wants done before this request; uses up one of its times. */
	nextAct(request: RequestDescription): ActBefore | undefined {
		return this.#next(request, isAct);
	}

	/** What shall happen to this request; uses up one of the fault's times. */
	next(request: RequestDescription): FaultAction | undefined {
		const isFault = (action: Fault['do']): action is FaultAction => !isAct(action);
		return this.#next(request, isFault) ?? this.#weather?.(request);
	}

	#next<Kind extends Fault['do']>(
		request: RequestDescription,
		isOfKind: (action: Fault['do']) => action is Kind,
	): Kind | undefined {
		for (const entry of this.#waiting) {
			const { on, do: action } = entry.fault;
			if (entry.left === 0 || !isOfKind(action) || !matches(on, request)) continue;
			if (entry.toSkip > 0) {
				entry.toSkip -= 1;
				continue;
			}
			entry.left -= 1;
			return action;
		}
		return undefined;
	}
}

function isAct(action: Fault['do']): action is ActBefore {
	return action.kind === 'before';
}

function matches(target: FaultTarget, request: RequestDescription): boolean {
	if (typeof target === 'function') return target(request);
	return (
		target === request.kind ||
		target === request.operationName ||
		request.rootFields.includes(target)
	);
}

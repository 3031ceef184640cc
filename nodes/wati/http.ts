/** One call to Wati, without host and token: those are the sender's. */
export interface WatiRequest {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** v3 is addressed without the account number, the legacy v1 and v2 with it. */
	readonly api: 'v3' | 'v2' | 'v1';
	/** Below the version, such as `/contacts`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number>>;
	readonly body?: object | readonly object[];
}

/** What came back: an answer of any status, or none. */
export type WatiAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Readonly<Record<string, unknown>>;
			readonly body: unknown;
	  }
	/** Nothing came back: the call may or may not have been carried out. */
	| { readonly kind: 'silence'; readonly cause: string };

export type SendWati = (request: WatiRequest) => Promise<WatiAnswer>;

/** Why a call did not succeed. */
export type WatiFailure =
	| {
			readonly kind: 'refused';
			readonly status: number;
			readonly message: string;
			readonly body?: unknown;
	  }
	| { readonly kind: 'unauthorized'; readonly status: number; readonly message: string }
	| { readonly kind: 'rateLimited'; readonly message: string }
	| { readonly kind: 'vanished'; readonly message: string }
	/** Time-out, lost connection or a 5xx: it may have been carried out. */
	| { readonly kind: 'unclear'; readonly message: string };

export type WatiResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: WatiFailure };

export const succeeded = <T>(value: T): WatiResult<T> => ({ ok: true, value });
export const failed = (failure: WatiFailure): WatiResult<never> => ({ ok: false, failure });

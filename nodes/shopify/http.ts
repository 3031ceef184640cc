/** A GraphQL request, without shop and token: those are the sender's. */
export interface ShopifyRequest {
	readonly document: string;
	readonly variables?: Readonly<Record<string, unknown>>;
}

/** What came back: an answer of any status, or none. */
export type ShopifyAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Readonly<Record<string, unknown>>;
			readonly body: unknown;
	  }
	| { readonly kind: 'silence'; readonly cause: string };

export type SendShopify = (request: ShopifyRequest) => Promise<ShopifyAnswer>;

/** Why a request did not succeed. */
export type ShopifyFailure =
	| { readonly kind: 'accessDenied'; readonly message: string }
	| { readonly kind: 'unauthorized'; readonly message: string }
	| { readonly kind: 'throttled'; readonly message: string }
	| { readonly kind: 'refused'; readonly message: string }
	/** Time-out, lost connection, 5xx or an internal error: it may have been carried out. */
	| { readonly kind: 'unclear'; readonly message: string };

export type ShopifyResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: ShopifyFailure };

export const succeeded = <T>(value: T): ShopifyResult<T> => ({ ok: true, value });
export const failed = (failure: ShopifyFailure): ShopifyResult<never> => ({ ok: false, failure });

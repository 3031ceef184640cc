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

/** What an answer tells beside its data. */
export interface Aside {
	/** What the request cost at most, and what is left of the shop's allowance (points). */
	readonly cost?: Cost;
	/** Search fields that Shopify did not know and therefore ignored: everybody was found. */
	readonly ignored: readonly string[];
}

export interface Cost {
	readonly requested: number;
	readonly available: number;
	readonly maximum: number;
	/** Points a second. */
	readonly restoreRate: number;
}

export type ShopifyResult<T> =
	| { readonly ok: true; readonly value: T; readonly aside?: Aside }
	| { readonly ok: false; readonly failure: ShopifyFailure };

export const succeeded = <T>(value: T, aside?: Aside): ShopifyResult<T> => ({
	ok: true,
	value,
	...(aside ? { aside } : {}),
});
export const failed = (failure: ShopifyFailure): ShopifyResult<never> => ({ ok: false, failure });

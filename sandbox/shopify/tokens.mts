import { randomBytes } from 'node:crypto';
import type { ShopifyOptions } from './options.mts';

/** Access tokens: the permanent one of the options, and those of the client credentials grant. */
export class Tokens {
	readonly #options: ShopifyOptions;
	readonly #expiryByToken = new Map<string, number>();

	constructor(options: ShopifyOptions) {
		this.#options = options;
	}

	issue(): { readonly token: string; readonly lifetimeSeconds: number } {
		const { clock, tokenLifetimeSeconds } = this.#options;
		const token = `shpat_${randomBytes(16).toString('hex')}`;
		this.#expiryByToken.set(token, clock.now() + tokenLifetimeSeconds * 1000);
		return { token, lifetimeSeconds: tokenLifetimeSeconds };
	}

	accepts(token: string | undefined): boolean {
		if (token === undefined || !this.#options.appInstalled) return false;
		const expiry = this.#expiryByToken.get(token) ?? 0;
		return token === this.#options.accessToken || expiry > this.#options.clock.now();
	}

	expireAll(): void {
		this.#expiryByToken.clear();
	}
}

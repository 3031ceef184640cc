import type { ShopifyOptions } from '../options.mts';
import { customerNotApproved, fieldNotApproved, missingScope } from './failure.mts';

/** A write scope brings the read scope of the same resource with it. */
export function hasScope({ scopes }: ShopifyOptions, scope: string): boolean {
	return scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'));
}

export function requireScope(options: ShopifyOptions, field: string, scope: string): void {
	if (!hasScope(options, scope)) throw missingScope(field, scope);
}

/** Where a Customer is about to come out. */
export function requireCustomerAccess(options: ShopifyOptions, field: string): void {
	requireScope(options, field, 'read_customers');
	if (options.protectedDataAccess === 'none') throw customerNotApproved();
}

/** Where a name, an address, a phone number or an e-mail address is about to come out. */
export function personal<T>(options: ShopifyOptions, field: string, value: T): T {
	if (options.protectedDataAccess !== 'granted') throw fieldNotApproved(field);
	return value;
}

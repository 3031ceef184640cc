import { GraphQLError } from 'graphql';
import type { ConsentState, OptInLevel } from '../customer.mts';
import { type ConsentRequest, canBeAskedFor } from '../writes/consent.mts';

export interface OlderConsentInput {
	readonly marketingState: ConsentState;
	readonly marketingOptInLevel?: OptInLevel | null;
	readonly consentUpdatedAt?: number | null;
}

export interface NewerConsentInput {
	readonly state: ConsentState | 'NEVER_SUBSCRIBED';
	readonly optInLevel?: OptInLevel | null;
	readonly updatedAt?: number | null;
}

export function older(input: OlderConsentInput): ConsentRequest {
	return {
		state: input.marketingState,
		optInLevel: input.marketingOptInLevel ?? null,
		updatedAt: input.consentUpdatedAt ?? null,
	};
}

export function newer(input: NewerConsentInput): ConsentRequest {
	return {
		state: input.state === 'NEVER_SUBSCRIBED' ? 'NOT_SUBSCRIBED' : input.state,
		optInLevel: input.optInLevel ?? null,
		updatedAt: input.updatedAt ?? null,
	};
}

/** Three states only can be written; the others fail the whole field, not with a user error. */
export function requireWritable(state: string, request: ConsentRequest): void {
	if (canBeAskedFor(request.state)) return;
	throw new GraphQLError(`Cannot specify ${state} as a marketing state input`);
}

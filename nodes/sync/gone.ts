import type { E164 } from '../core/phone';
import type { Channel } from '../core/profile';
import type { RedactionSettings } from '../core/toContact/planRedaction';
import type { BothSides } from './job';

/** A customer that is no longer there, or no longer to be known. Ids are the numbers at their end. */
export type Gone =
	| {
			readonly kind: 'deleted';
			readonly customerId: string;
			/** The number or id of the contact that brought the news. */
			readonly target?: string;
	  }
	| { readonly kind: 'merged'; readonly customerId: string; readonly survivorId: string }
	| { readonly kind: 'redacted'; readonly customerId: string; readonly phone?: E164 };

/** What becomes of contacts whose customers are gone, by the user's rules. */
export interface GoneRules {
	readonly whenDeleted: 'unlink' | 'leave';
	readonly channel: Channel | 'none';
	/** Where a contact has its e-mail address, by which another customer of it is found. */
	readonly emailAttribute: string;
	readonly removal: RedactionSettings;
}

export interface GoneSides extends BothSides {
	readonly rules: GoneRules;
}

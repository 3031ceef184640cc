import type { ConflictRule } from '../../nodes/core/write.ts';
import type { Agreed, Value } from '../../nodes/core/ledger.ts';
import type { Reason } from '../../nodes/core/reasons.ts';

/** What a run does with a field or a tag. */
export interface Effect {
	/** The side that is written. */
	readonly writes?: 'Shopify' | 'Wati';
	/** What the run tells. */
	readonly tells?: Reason;
}

export const nothing: Effect = {};
export const toWati: Effect = { writes: 'Wati' };
export const toShopify: Effect = { writes: 'Shopify' };
const left: Effect = { tells: 'leftToOtherDirection' };

export interface FieldCase {
	readonly situation: string;
	/** `none`: the two meet for the first time. */
	readonly agreed: Agreed | 'none';
	readonly shopify: Value;
	/** `missing`: the contact has no such attribute. */
	readonly wati: Value | 'missing';
	/** Absent where every rule does the same. */
	readonly rule?: ConflictRule;
	readonly shopifyToWati: Effect;
	readonly watiToShopify: Effect;
}

const agreed = (customer: Value, contact: Value = customer): Agreed => ({ customer, contact });
const kiel = agreed('Kiel');

export const FIELD_CASES: readonly FieldCase[] = [
	{
		situation: 'First link: both say the same, or both have nothing',
		agreed: 'none',
		shopify: 'Kiel',
		wati: ' Kiel',
		shopifyToWati: nothing,
		watiToShopify: nothing,
	},
	{
		situation: 'First link: only Shopify has a value',
		agreed: 'none',
		shopify: 'Kiel',
		wati: 'missing',
		shopifyToWati: toWati,
		watiToShopify: toWati,
	},
	{
		situation: 'First link: only Wati has a value',
		agreed: 'none',
		shopify: null,
		wati: 'Bonn',
		shopifyToWati: nothing,
		watiToShopify: toShopify,
	},
	{
		situation: 'First link: two different values',
		agreed: 'none',
		shopify: 'Kiel',
		wati: 'Bonn',
		shopifyToWati: toWati,
		watiToShopify: { tells: 'bothStay' },
	},
	{
		situation: 'Nothing changed',
		agreed: kiel,
		shopify: 'Kiel',
		wati: 'Kiel',
		shopifyToWati: nothing,
		watiToShopify: nothing,
	},
	{
		situation: 'Nothing changed since both different values stayed',
		agreed: agreed('Kiel', 'Bonn'),
		shopify: 'Kiel',
		wati: 'Bonn',
		shopifyToWati: nothing,
		watiToShopify: nothing,
	},
	{
		situation: 'Shopify changed, Wati as before',
		agreed: kiel,
		shopify: 'Ulm',
		wati: 'Kiel',
		shopifyToWati: toWati,
		watiToShopify: left,
	},
	{
		situation: 'Shopify emptied, Wati as before',
		agreed: kiel,
		shopify: null,
		wati: 'Kiel',
		shopifyToWati: toWati,
		watiToShopify: left,
	},
	{
		situation: 'Wati changed, Shopify as before',
		agreed: kiel,
		shopify: 'Kiel',
		wati: 'Bonn',
		shopifyToWati: left,
		watiToShopify: toShopify,
	},
	{
		situation: 'Wati emptied, Shopify as before',
		agreed: kiel,
		shopify: 'Kiel',
		wati: null,
		shopifyToWati: left,
		watiToShopify: toShopify,
	},
	{
		situation: 'The attribute is gone from Wati, Shopify as before',
		agreed: kiel,
		shopify: 'Kiel',
		wati: 'missing',
		shopifyToWati: left,
		watiToShopify: nothing,
	},
	{
		situation: 'Both changed, to the same',
		agreed: kiel,
		shopify: 'Ulm',
		wati: 'Ulm',
		shopifyToWati: nothing,
		watiToShopify: nothing,
	},
	{
		situation: 'Both changed differently, rule: Shopify wins',
		agreed: kiel,
		shopify: 'Ulm',
		wati: 'Bonn',
		rule: 'customerWins',
		shopifyToWati: { writes: 'Wati', tells: 'conflictLost' },
		watiToShopify: { tells: 'conflictLost' },
	},
	{
		situation: 'Both changed differently, rule: Wati wins',
		agreed: kiel,
		shopify: 'Ulm',
		wati: 'Bonn',
		rule: 'contactWins',
		shopifyToWati: { tells: 'conflictWon' },
		watiToShopify: { writes: 'Shopify', tells: 'conflictWon' },
	},
	{
		situation: 'Both changed differently, rule: hold',
		agreed: kiel,
		shopify: 'Ulm',
		wati: 'Bonn',
		rule: 'hold',
		shopifyToWati: { tells: 'conflictHeld' },
		watiToShopify: { tells: 'conflictHeld' },
	},
];

export interface TagCase {
	readonly situation: string;
	/** Whether both sides had the tag; `none`: they meet for the first time. */
	readonly agreed: boolean | 'none';
	readonly shopify: boolean;
	readonly wati: boolean;
	readonly shopifyToWati: Effect;
	readonly watiToShopify: Effect;
}

export const TAG_CASES: readonly TagCase[] = [
	['First link: both have it', 'none', true, true, nothing, nothing],
	['First link: neither has it', 'none', false, false, nothing, nothing],
	['First link: only Shopify has it', 'none', true, false, toWati, toWati],
	['First link: only Wati has it', 'none', false, true, nothing, toShopify],
	['Nothing changed, both have it', true, true, true, nothing, nothing],
	['Nothing changed, neither has it', false, false, false, nothing, nothing],
	['Added in Shopify', false, true, false, toWati, nothing],
	['Added in Wati', false, false, true, nothing, toShopify],
	['Added on both sides', false, true, true, nothing, nothing],
	['Removed in Shopify', true, false, true, toWati, nothing],
	['Removed in Wati', true, true, false, left, toShopify],
	['Removed on both sides', true, false, false, nothing, nothing],
].map((row) => {
	const [situation, before, shopify, wati, shopifyToWati, watiToShopify] = row as [
		string,
		TagCase['agreed'],
		boolean,
		boolean,
		Effect,
		Effect,
	];
	return { situation, agreed: before, shopify, wati, shopifyToWati, watiToShopify };
});

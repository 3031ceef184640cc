import type { ConsentCase, ConsentEffect, InShopify, InWati, LedgerName } from './consentCases.mts';

export const nothing: ConsentEffect = {};
export const off: ConsentEffect = { wati: 'off' };
export const out: ConsentEffect = { shopify: 'unsubscribed' };
export const subscribe: ConsentEffect = { shopify: 'subscribed' };
export const outOnBoth: ConsentEffect = { shopify: 'unsubscribed', wati: 'off' };
export const left: ConsentEffect = { tells: 'leftToOtherDirection' };
export const kept: ConsentEffect = { tells: 'optOutKept' };
export const ignored: ConsentEffect = { tells: 'consentNotApplied' };
export const notRaised: ConsentEffect = { tells: 'consentNotRaised' };
export const noAddress: ConsentEffect = { tells: 'consentNoAddress' };

const both = ['nothing', 'optIn'] as const;

/** START is as no word at all: what counts is Allow campaign. */
export const row = (
	situation: string,
	now: `${InShopify} ${InWati}`,
	before: readonly LedgerName[],
	shopifyToWati: ConsentEffect,
	watiToShopify: ConsentEffect,
	heard: ConsentCase['heard'] = both,
): ConsentCase => {
	const [shopify, wati] = now.split(' ') as [InShopify, InWati];
	return { situation, shopify, wati, heard, before, shopifyToWati, watiToShopify };
};

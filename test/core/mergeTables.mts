import type { ConsentCase, ConsentEffect } from './consentCases.mts';
import { CONSENT_CASES } from './consentTable.mts';
import { FIELD_CASES, TAG_CASES, type Effect } from './mergeCases.mts';

const HEAD = ['Shopify → Wati run', 'Wati → Shopify run'] as const;

const MARKED = /(<!-- merge -->)[^]*(<!-- \/merge -->)/;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');

const code = (reason: string | undefined): readonly string[] =>
	reason === undefined ? [] : [`\`${reason}\``];

const cell = (parts: readonly string[]): string => (parts.length > 0 ? parts.join(', ') : '–');

const effect = ({ writes, tells }: Effect): string =>
	cell([...(writes ? [`written to ${writes}`] : []), ...code(tells)]);

const consentEffect = (one: ConsentEffect | undefined): string => {
	if (!one) return 'no run';
	const { shopify, wati, tells } = one;
	return cell([
		...(shopify ? [`Shopify: ${shopify}`] : []),
		...(wati ? [`Wati: ${wati}`] : []),
		...code(tells),
	]);
};

const STATES: Readonly<Record<ConsentCase['shopify'], string>> = {
	S: 'subscribed',
	U: 'opted out',
	N: 'not subscribed',
	X: 'no address',
};

/** What both runs do in every situation, for people to read. */
export function mergeTables(): string {
	const merged = [...FIELD_CASES, ...TAG_CASES];
	const rows = (cases: typeof merged) =>
		cases.map(({ situation, shopifyToWati, watiToShopify }) => [
			situation,
			effect(shopifyToWati),
			effect(watiToShopify),
		]);
	const consents = CONSENT_CASES.map((one) => [
		one.situation,
		STATES[one.shopify],
		one.wati,
		consentEffect(one.shopifyToWati),
		consentEffect(one.watiToShopify),
	]);
	return [
		'A dash means that nothing is written and nothing is told; a code is explained below.',
		table(['A field', ...HEAD], rows([...FIELD_CASES])),
		table(['A tag', ...HEAD], rows([...TAG_CASES])),
		'STOP and START are messages that say just that; they begin a run from Wati. Without a row of its own, START is as no word at all: what counts is Allow campaign.',
		table(['Consent', 'Shopify now', 'Wati now', ...HEAD], consents),
	].join('\n\n');
}

/** The README with the tables between their markers. */
export const withTables = (readme: string): string =>
	readme.replace(MARKED, (_, start: string, end: string) => `${start}\n${mergeTables()}\n${end}`);

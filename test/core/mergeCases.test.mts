import { readFileSync } from 'node:fs';
import type { Ledger } from '../../nodes/core/ledger.ts';
import { mergeConsent as consentToContact } from '../../nodes/core/toContact/mergeConsent.ts';
import { mergeField as fieldToContact } from '../../nodes/core/toContact/mergeField.ts';
import { mergeTags as tagsToContact } from '../../nodes/core/toContact/mergeTags.ts';
import type { Consent, Heard } from '../../nodes/core/profile.ts';
import type { Problem } from '../../nodes/core/reasons.ts';
import { mergeConsent as consentToCustomer } from '../../nodes/core/toCustomer/mergeConsent.ts';
import { mergeField as fieldToCustomer } from '../../nodes/core/toCustomer/mergeField.ts';
import { mergeTags as tagsToCustomer } from '../../nodes/core/toCustomer/mergeTags.ts';
import { LEDGER_NAMES, LEDGERS, STATES, type ConsentCase } from './consentCases.mts';
import { CONSENT_CASES } from './consentTable.mts';
import {
	FIELD_CASES,
	TAG_CASES,
	type Effect,
	type FieldCase,
	type TagCase,
} from './mergeCases.mts';
import { mergeTables, withTables } from './mergeTables.mts';
import { contact, ledger, MORNING, NOON, PREFIX, settings } from './people.mts';

const told = ([first]: readonly Problem[]) => (first ? { tells: first.code } : {});

function fieldEffects(one: FieldCase): Pick<FieldCase, 'shopifyToWati' | 'watiToShopify'> {
	const agreed = one.agreed === 'none' ? undefined : one.agreed;
	const rule = one.rule ?? settings.conflictRule;
	const spelled = one.wati === 'missing' ? null : one.wati;
	const there = fieldToContact(
		{ field: 'city', customer: one.shopify, contact: spelled, agreed },
		rule,
	);
	const back = fieldToCustomer(
		{
			field: 'city',
			customer: one.shopify,
			contact: one.wati === 'missing' ? undefined : one.wati,
			spelled,
			agreed,
			canFillContact: spelled === null && agreed === undefined,
			isEmptyOnBoth: spelled === null && one.shopify === null,
		},
		rule,
	);
	const writes: Partial<Record<typeof back.decision, Effect>> = {
		toCustomer: { writes: 'Shopify' },
		toContact: { writes: 'Wati' },
	};
	return {
		shopifyToWati: { ...(there.write ? { writes: 'Wati' } : {}), ...told(there.problems) },
		watiToShopify: { ...writes[back.decision], ...told(back.problems) },
	};
}

it.each(FIELD_CASES.map((one) => [one.situation, one] as const))(
	'a field. %s',
	(_, { shopifyToWati, watiToShopify, ...given }) => {
		const effects = fieldEffects({ ...given, shopifyToWati, watiToShopify });
		expect(effects).toEqual({ shopifyToWati, watiToShopify });
	},
);

it.each(['customerWins', 'contactWins', 'hold'] as const)(
	'under the rule %s nothing else than a conflict comes out differently',
	(rule) => {
		for (const one of FIELD_CASES.filter((given) => given.rule === undefined)) {
			expect(fieldEffects({ ...one, rule })).toEqual(fieldEffects(one));
		}
	},
);

function tagEffects(one: TagCase): Pick<TagCase, 'shopifyToWati' | 'watiToShopify'> {
	const known: Ledger | undefined =
		one.agreed === 'none' ? undefined : ledger({ tags: one.agreed ? { tag_vip: 'VIP' } : {} });
	const there = contact({ attributes: { tag_vip: String(one.wati) } });
	const on = one.shopify ? { tag_vip: 'VIP' } : {};
	const toContact = tagsToContact(
		{ prefix: PREFIX, on, leftOut: [], whenRemoved: 'false' },
		there,
		known,
	);
	const rules = { prefix: PREFIX, include: [], exclude: [], maximum: 10, reserved: [] };
	const back = tagsToCustomer(rules, Object.values(on), there, known);
	const moved = back.add.size + back.remove.size > 0;
	return {
		shopifyToWati: {
			...(toContact.switched.length > 0 ? { writes: 'Wati' } : {}),
			...told(toContact.problems),
		},
		watiToShopify: {
			...(moved ? { writes: 'Shopify' } : back.fill.size > 0 ? { writes: 'Wati' } : {}),
			...told(back.problems),
		},
	};
}

it.each(TAG_CASES.map((one) => [one.situation, one] as const))('a tag. %s', (_, one) => {
	const { shopifyToWati, watiToShopify } = one;
	expect(tagEffects(one)).toEqual({ shopifyToWati, watiToShopify });
});

it('there is a row for a tag of every kind', () => {
	const kinds = TAG_CASES.map(({ agreed, shopify, wati }) => `${agreed} ${shopify} ${wati}`);
	expect(new Set(kinds).size).toBe(12);
});

type Heard3 = Heard | 'nothing';

function consentEffects({ shopify, wati }: ConsentCase, name: keyof typeof LEDGERS, word: Heard3) {
	const address = shopify === 'X' ? { noAddress: true as const } : { at: MORNING };
	const customer: Consent = { state: STATES[shopify], ...address };
	const sides = { customer, contact: wati === 'on', agreed: LEDGERS[name], fresh: true };
	const { campaignParameter: parameter } = settings;
	const there = consentToContact({ ...sides, parameter, control: 'unknown' });
	const heard = word === 'nothing' ? undefined : word;
	const back = consentToCustomer({ ...sides, heard, at: NOON });
	return {
		shopifyToWati: {
			...(there.ask === undefined ? {} : { wati: there.ask ? 'on' : 'off' }),
			...told(there.problems),
		},
		watiToShopify: {
			...(back.toCustomer ? { shopify: back.toCustomer.state } : {}),
			...(back.ask === false ? { wati: 'off' } : {}),
			...told(back.problems),
		},
	};
}

const consentRows = CONSENT_CASES.flatMap((one) =>
	one.before.flatMap((before) =>
		one.heard.map((heard) => [one.situation, before, heard, one] as const),
	),
);

it.each(consentRows)('consent. %s: ledger %s, heard %s', (_, before, heard, one) => {
	const { shopifyToWati, watiToShopify } = one;
	const effects = consentEffects(one, before, heard);
	expect(effects.watiToShopify).toEqual(watiToShopify);
	if (shopifyToWati) expect(effects.shopifyToWati).toEqual(shopifyToWati);
});

it('there is one row for every consent that there can be', () => {
	const kinds = consentRows.map(([, before, heard, { shopify, wati }]) =>
		[shopify, wati, before, heard].join(' '),
	);
	expect(kinds).toHaveLength(new Set(kinds).size);
	expect(kinds).toHaveLength(4 * 2 * LEDGER_NAMES.length * 3);
});

it('the README says what the code does', () => {
	const readme = readFileSync('README.md', 'utf8');
	expect(readme).toContain(mergeTables());
	expect(withTables(readme)).toBe(readme);
});

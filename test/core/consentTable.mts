import { LEDGER_NAMES, type ConsentCase, type LedgerName } from './consentCases.mts';
import {
	ignored,
	kept,
	left,
	noAddress,
	nothing,
	notRaised,
	off,
	out,
	outOnBoth,
	row,
	subscribe,
} from './consentRow.mts';
import { HEARD_CASES } from './heardTable.mts';

const WERE_ON = ['S+', 'U+', 'N+'] as const;

const except = (...some: readonly LedgerName[]) =>
	LEDGER_NAMES.filter((name) => !some.includes(name));

const AS_IN_STEP: readonly ConsentCase[] = [
	row('Subscribed and on, as before or newly so', 'S on', except('pending'), nothing, nothing),
	row('Opted out and off, on whichever side first', 'U off', LEDGER_NAMES, nothing, nothing),
	row(
		'Not subscribed and off, as before',
		'N off',
		['none', 'S-', 'U-', 'N-', 'asked', 'askedN'],
		nothing,
		nothing,
	),
	row(
		'No address and off, as before',
		'X off',
		['none', 'S-', 'U-', 'N-', 'asked', 'askedN'],
		nothing,
		nothing,
	),
	row('No address and on: was left so', 'X on', ['left'], nothing, nothing),
	row(
		'Not subscribed and on: was left so for want of an address',
		'N on',
		['left'],
		nothing,
		nothing,
	),
	row(
		'Subscribed and off: stayed different at the first link',
		'S off',
		['S-'],
		notRaised,
		nothing,
	),
];

const FIRST_LINK: readonly ConsentCase[] = [
	row('First link: subscribed, but off', 'S off', ['none'], notRaised, notRaised),
	row('First link: not subscribed, but on', 'N on', ['none'], off, off),
];

const SHOPIFY_WENT_OUT: readonly ConsentCase[] = [
	row(
		'Opted out in Shopify, still on in Wati (or first seen so)',
		'U on',
		['none', 'S+', 'N+', 'pending', 'left'],
		off,
		off,
	),
	row(
		'Opted out in Shopify after Wati ignored the request to switch off',
		'U on',
		['askedN'],
		off,
		off,
		['nothing'],
	),
	row('Opted out in Shopify, switched on in Wati', 'U on', ['S-', 'N-'], off, { ...off, ...kept }),
	row(
		'Opted out in Shopify when last in step, and on in Wati then too',
		'U on',
		['U+'],
		off,
		nothing,
	),
	row('Subscription ended in Shopify without an opt-out', 'N on', WERE_ON, off, nothing),
	row('Subscription ended in Shopify, switched on in Wati', 'N on', ['S-'], off, subscribe),
	row('Opted out; Wati ignores the request to switch off', 'U on', ['asked'], ignored, nothing, [
		'nothing',
	]),
	row('Not subscribed; Wati ignores the request', 'N on', ['asked', 'askedN'], ignored, nothing, [
		'nothing',
	]),
];

const WATI_WENT_OUT: readonly ConsentCase[] = [
	row('Switched off in Wati, subscribed in Shopify', 'S off', [...WERE_ON, 'left'], kept, out),
	row(
		'Switched off in Wati, and Shopify did not take it yet',
		'S off',
		['pending'],
		notRaised,
		out,
	),
	row('STOP that neither side took yet', 'S on', ['pending'], ignored, outOnBoth),
	row(
		'Switched off in Wati, not subscribed in Shopify',
		'N off',
		[...WERE_ON, 'left', 'pending'],
		nothing,
		out,
	),
	row('STOP that neither side took yet, not subscribed', 'N on', ['pending'], off, outOnBoth),
];

const CAME_IN: readonly ConsentCase[] = [
	row(
		'Subscribed in Shopify, still off in Wati',
		'S off',
		['U-', 'N-', 'asked', 'askedN'],
		{ wati: 'on' },
		left,
	),
	row('Switched on in Wati, opted out in Shopify before', 'U on', ['U-'], left, subscribe),
	row('Switched on in Wati, not subscribed in Shopify', 'N on', ['U-', 'N-'], left, subscribe),
];

const NO_ADDRESS: readonly ConsentCase[] = [
	row('First link: no address, but on', 'X on', ['none'], nothing, nothing),
	row('No address any more, still on in Wati', 'X on', WERE_ON, off, nothing),
	row('No address, switched on in Wati', 'X on', ['U-', 'N-'], left, noAddress),
	row('No address any more, switched on in Wati', 'X on', ['S-'], off, noAddress),
	row(
		'No address, switched off in Wati',
		'X off',
		[...WERE_ON, 'left', 'pending'],
		nothing,
		noAddress,
	),
	row('STOP that neither side took yet, no address', 'X on', ['pending'], off, {
		wati: 'off',
		tells: 'consentNoAddress',
	}),
	row(
		'No address; Wati ignores the request to switch off',
		'X on',
		['asked', 'askedN'],
		ignored,
		nothing,
		['nothing'],
	),
];

export const CONSENT_CASES: readonly ConsentCase[] = [
	...FIRST_LINK,
	...AS_IN_STEP,
	...SHOPIFY_WENT_OUT,
	...WATI_WENT_OUT,
	...CAME_IN,
	...NO_ADDRESS,
	...HEARD_CASES,
];

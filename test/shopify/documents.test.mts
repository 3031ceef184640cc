import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, NoDeprecatedCustomRule, parse, validate, type GraphQLSchema } from 'graphql';
import { API_VERSION, type ApiVersion } from '../../nodes/shopify/apiVersion';
import {
	DOCUMENTS,
	documentsFor,
	subscribeDocument,
	unsubscribeDocument,
} from '../../nodes/shopify/documents';
import {
	createDocument,
	findDocument,
	writeDocument,
	type WriteStep,
} from '../../nodes/shopify/customerDocuments';
import {
	COUNT_DOCUMENT,
	namedDocument,
	pageDocument,
	PRESENT_DOCUMENT,
	ZONE_DOCUMENT,
} from '../../nodes/shopify/listDocuments';
import { TOPICS } from '../../nodes/shopify/topics';

const VERSIONS: readonly ApiVersion[] = ['2026-07', '2026-10'];
const EVERY_TOPIC = Object.keys(TOPICS).length;

const schemas = new Map<ApiVersion, GraphQLSchema>(
	VERSIONS.map((version) => {
		const file = path.join(process.cwd(), 'test', 'shopify-schema', `${version}.graphql`);
		return [version, buildSchema(readFileSync(file, 'utf8'))];
	}),
);

const STEPS: Readonly<Record<WriteStep, true>> = {
	cleared: true,
	update: true,
	emailConsent: true,
	smsConsent: true,
	whatsAppConsent: true,
	added: true,
	removed: true,
};
const ALL_STEPS = Object.keys(STEPS) as readonly WriteStep[];

/** One identity alone, some, and as many as a contact can have. */
const IDENTITIES = [
	{ link: true, phones: 0, emails: 0 },
	{ link: false, phones: 1, emails: 0 },
	{ link: false, phones: 0, emails: 1 },
	{ link: false, phones: 2, emails: 1 },
	{ link: true, phones: 2, emails: 2 },
];

/** What is written to and asked about customers, by name. */
const customerDocuments = (version: ApiVersion): ReadonlyArray<readonly [string, string]> => [
	...IDENTITIES.map(
		(identities) =>
			[`find by ${JSON.stringify(identities)}`, findDocument(identities, version)] as const,
	),
	['create', createDocument(version)],
	...[...ALL_STEPS.map((step) => [step]), ALL_STEPS].map(
		(steps) => [`write ${steps.join(', ')}`, writeDocument(steps, version)] as const,
	),
];

/** All that can be sent, by name. */
const sendable = (version: ApiVersion): ReadonlyArray<readonly [string, string]> => [
	...Object.entries(documentsFor(version)),
	...[1, EVERY_TOPIC].flatMap((count) => [
		[`subscribe to ${count}`, subscribeDocument(count)] as const,
		[`unsubscribe from ${count}`, unsubscribeDocument(count)] as const,
	]),
	...customerDocuments(version),
	['list a page', pageDocument(version)],
	['fetch the named', namedDocument(version)],
	['tell who is there', PRESENT_DOCUMENT],
	['count', COUNT_DOCUMENT],
	['tell the time zone', ZONE_DOCUMENT],
];

function schemaOf(version: ApiVersion): GraphQLSchema {
	const schema = schemas.get(version);
	if (schema === undefined) throw new Error(`No schema ${version}`);
	return schema;
}

const deprecatedIn = (version: ApiVersion, document: string) =>
	validate(schemaOf(version), parse(document), [NoDeprecatedCustomRule]).map(
		({ message }) => /^The field (\S+) is deprecated/.exec(message)?.[1] ?? message,
	);

describe.each(VERSIONS)('on %s', (version) => {
	it.each(sendable(version))('%s is valid', (_, document) => {
		expect(validate(schemaOf(version), parse(document))).toEqual([]);
	});
});

it.each(sendable('2026-10'))('%s uses nothing that is deprecated', (_, document) => {
	expect(deprecatedIn('2026-10', document)).toEqual([]);
});

it('2026-07 tells the SMS consent in deprecated fields only, and nothing else that we ask for', () => {
	const deprecated = sendable('2026-07').map(
		([name, document]) => [name, [...new Set(deprecatedIn('2026-07', document))]] as const,
	);
	const telling = deprecated.filter(([, fields]) => fields.length > 0);
	expect(telling.length).toBeGreaterThan(IDENTITIES.length);
	for (const [, fields] of telling) {
		expect(fields).toEqual([
			'CustomerPhoneNumber.marketingState',
			'CustomerPhoneNumber.marketingOptInLevel',
			'CustomerPhoneNumber.marketingUpdatedAt',
			'CustomerPhoneNumber.marketingCollectedFrom',
		]);
	}
});

it('the versions differ in the selection of the SMS consent alone', () => {
	const older = sendable('2026-07').map(([name, document]) => [
		name,
		document.replace(
			'marketingState marketingOptInLevel marketingUpdatedAt marketingCollectedFrom',
			'smsMarketingConsent { state optInLevel updatedAt collectedFrom }',
		),
	]);
	expect(older).toEqual(sendable('2026-10'));
});

it('a write has its mutations in one order, however they are asked for', () => {
	expect(writeDocument([...ALL_STEPS].reverse())).toBe(writeDocument(ALL_STEPS));
	const document = writeDocument(ALL_STEPS);
	const places = ALL_STEPS.map((step) => document.indexOf(`\t${step}: `));
	expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('2026-10 is what we speak', () => {
	expect(createDocument()).toBe(createDocument('2026-10'));
	expect(API_VERSION).toBe('2026-10');
	expect(DOCUMENTS).toEqual(documentsFor('2026-10'));
	expect(pageDocument()).toBe(pageDocument('2026-10'));
	expect(namedDocument()).toBe(namedDocument('2026-10'));
});

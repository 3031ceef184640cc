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
import { TOPICS } from '../../nodes/shopify/topics';

const VERSIONS: readonly ApiVersion[] = ['2026-07', '2026-10'];
const EVERY_TOPIC = Object.keys(TOPICS).length;

const schemas = new Map<ApiVersion, GraphQLSchema>(
	VERSIONS.map((version) => {
		const file = path.join(process.cwd(), 'test', 'shopify-schema', `${version}.graphql`);
		return [version, buildSchema(readFileSync(file, 'utf8'))];
	}),
);

/** All that can be sent, by name. */
const sendable = (version: ApiVersion): ReadonlyArray<readonly [string, string]> => [
	...Object.entries(documentsFor(version)),
	...[1, EVERY_TOPIC].flatMap((count) => [
		[`subscribe to ${count}`, subscribeDocument(count)] as const,
		[`unsubscribe from ${count}`, unsubscribeDocument(count)] as const,
	]),
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
		([name, document]) => [name, deprecatedIn('2026-07', document)] as const,
	);
	expect(deprecated.filter(([, fields]) => fields.length > 0)).toEqual([
		[
			'eventCustomer',
			[
				'CustomerPhoneNumber.marketingState',
				'CustomerPhoneNumber.marketingOptInLevel',
				'CustomerPhoneNumber.marketingUpdatedAt',
				'CustomerPhoneNumber.marketingCollectedFrom',
			],
		],
	]);
});

it('the versions differ in the selection of the SMS consent alone', () => {
	const older = Object.entries(documentsFor('2026-07')).map(([name, document]) => [
		name,
		document.replace(
			'marketingState marketingOptInLevel marketingUpdatedAt marketingCollectedFrom',
			'smsMarketingConsent { state optInLevel updatedAt collectedFrom }',
		),
	]);
	expect(Object.fromEntries(older)).toEqual(documentsFor('2026-10'));
});

it('2026-10 is what we speak', () => {
	expect(API_VERSION).toBe('2026-10');
	expect(DOCUMENTS).toEqual(documentsFor('2026-10'));
});

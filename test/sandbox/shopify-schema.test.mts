import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type GraphQLSchema,
	buildSchema,
	getNamedType,
	isLeafType,
	isObjectType,
	parse,
	validate,
	validateSchema,
} from 'graphql';
import { rootOf } from '../../sandbox/shopify/api/root.mts';
import { startShopify } from '../../sandbox/shopify/index.mts';
import { graphql } from './shopifyClient.mts';

const versions = ['2026-07', '2026-10'];
const pruned = (version: string) =>
	buildSchema(
		readFileSync(join(process.cwd(), 'test', 'shopify-schema', `${version}.graphql`), 'utf8'),
	);

const SYNC_OPERATIONS = `
fragment CustomerFields on Customer {
	id legacyResourceId createdAt updatedAt firstName lastName displayName locale note tags state
	defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
	defaultPhoneNumber {
		phoneNumber marketingState marketingCollectedFrom
		whatsAppMarketingConsent { state optInLevel updatedAt }
	}
	defaultAddress { address1 city provinceCode zip countryCodeV2 company phone }
	metafield(namespace: "wati", key: "contact_id") { id value type compareDigest }
}
query Page($first: Int!, $after: String, $query: String) {
	customers(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
		nodes { ...CustomerFields } pageInfo { hasNextPage endCursor }
	}
}
query ByIdentifier($identifier: CustomerIdentifierInput!) {
	customerByIdentifier(identifier: $identifier) { ...CustomerFields }
}
query Probe { shop { id name myshopifyDomain } currentAppInstallation { accessScopes { handle } } }
mutation Upsert($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
	customerSet(identifier: $identifier, input: $input) {
		customer { ...CustomerFields } userErrors { code field message }
	}
}
mutation WhatsApp($input: CustomerWhatsAppMarketingConsentUpdateInput!) {
	customerWhatsAppMarketingConsentUpdate(input: $input) {
		customerPhoneNumber { phoneNumber } userErrors { code field message }
	}
}
mutation Hook($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {
	webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) {
		webhookSubscription { id topic uri filter apiVersion { handle } } userErrors { field message }
	}
}`;

describe.each(versions)('the pruned schema of %s', (version) => {
	it('is a valid schema', () => {
		expect(validateSchema(pruned(version))).toEqual([]);
	});

	it('accepts the operations of a customer sync', () => {
		expect(validate(pruned(version), parse(SYNC_OPERATIONS))).toEqual([]);
	});

	it('keeps the deprecations', () => {
		const fields = pruned(version).getType('Customer');
		expect(JSON.stringify(fields?.astNode)).toContain('defaultPhoneNumber.phoneNumber');
	});

	it('leaves no root field to fall through to null', () => {
		const schema = pruned(version);
		const names = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
			Object.keys(type?.getFields() ?? {}),
		);
		expect(Object.keys(rootOf(Object.create(null))).sort()).toEqual(names.sort());
	});

	it('shows every field of a customer, to the last', async () => {
		const sandbox = await startShopify();
		const { id } = sandbox.merchant.createCustomer({
			firstName: 'Ada',
			email: 'ada@example.com',
			phone: '+16135550135',
			addresses: [{ city: 'Ottawa', countryCode: 'CA' }],
		});
		sandbox.merchant.setMetafield(id, 'wati', 'contact_id', '1');
		const selection = everything(pruned(version), 'Customer');
		const answer = await graphql(
			sandbox,
			`{ customer(id: "${id}") ${selection} }`,
			{},
			{ version },
		);
		await sandbox.close();
		expect(answer.at('errors')).toBeUndefined();
		expect(answer.at('data.customer.defaultAddress.country')).toBe('Canada');
	});
});

/** A selection of all that a type has, four levels deep. */
function everything(schema: GraphQLSchema, typeName: string, depth = 4): string {
	const type = schema.getType(typeName);
	if (!isObjectType(type)) return '';
	const fields = Object.values(type.getFields()).flatMap((field) => {
		const named = getNamedType(field.type);
		const args = ARGUMENTS[field.name] ?? (named.name.endsWith('Connection') ? '(first: 2)' : '');
		if (isLeafType(named)) return [field.name + args];
		return depth > 0 ? [`${field.name}${args} ${everything(schema, named.name, depth - 1)}`] : [];
	});
	return `{ ${fields.join(' ')} }`;
}

const ARGUMENTS: Readonly<Record<string, string>> = {
	metafield: '(namespace: "wati", key: "contact_id")',
};

it('knows the SMS consent of a phone number from 2026-10 on only', async () => {
	const sandbox = await startShopify();
	const query =
		'{ customer(id: "gid://shopify/Customer/1") { defaultPhoneNumber { smsMarketingConsent { state } } } }';
	const before = await graphql(sandbox, query, {}, { version: '2026-07' });
	const since = await graphql(sandbox, query, {}, { version: '2026-10' });
	await sandbox.close();
	expect(before.at('errors.0')).toMatchObject({
		message: "Field 'smsMarketingConsent' doesn't exist on type 'CustomerPhoneNumber'",
		extensions: { code: 'undefinedField' },
	});
	expect(since.at('data')).toEqual({ customer: null });
});

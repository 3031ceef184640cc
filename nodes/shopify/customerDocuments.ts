import { API_VERSION, type ApiVersion } from './apiVersion';
import { CUSTOMER_FIELDS, customerFields } from './documents';

/** By which identities customers are looked for, all in one request. */
export interface Identities {
	readonly phones: number;
	readonly emails: number;
	readonly link: boolean;
}

const numbered = (count: number, name: string): readonly string[] =>
	Array.from({ length: count }, (_, index) => `${name}${index}`);

/** Exact and, unlike search, not behind an index. */
export function findDocument(
	{ phones, emails, link }: Identities,
	version: ApiVersion = API_VERSION,
): string {
	const asked = [
		...(link ? [{ alias: 'linked', variable: '$id: ID!', by: 'id: $id' }] : []),
		...numbered(phones, 'phone').map((alias) => ({
			alias,
			variable: `$${alias}: String!`,
			by: `phoneNumber: $${alias}`,
		})),
		...numbered(emails, 'email').map((alias) => ({
			alias,
			variable: `$${alias}: String!`,
			by: `emailAddress: $${alias}`,
		})),
	];
	return `
query FindCustomers(${asked.map(({ variable }) => variable).join(', ')}) {
${asked
	.map(
		({ alias, by }) =>
			`	${alias}: customerByIdentifier(identifier: { ${by} }) { ...${CUSTOMER_FIELDS} }`,
	)
	.join('\n')}
}
${customerFields(version)}`;
}

export const createDocument = (version: ApiVersion = API_VERSION): string => `
mutation CreateCustomer($input: CustomerInput!) {
	create: customerCreate(input: $input) {
		customer { ...${CUSTOMER_FIELDS} }
		userErrors { field message }
	}
}
${customerFields(version)}`;

const customer = `customer { ...${CUSTOMER_FIELDS} } userErrors { field message }`;
const node = `node { id ... on Customer { ...${CUSTOMER_FIELDS} } } userErrors { field message }`;

/**
 * The mutations of one customer, in the order in which they are carried out: an e-mail address is
 * there before a consent is set on it.
 */
const STEPS = {
	cleared: {
		variable: '$cleared: [MetafieldIdentifierInput!]!',
		mutation: 'metafieldsDelete(metafields: $cleared) { userErrors { field message } }',
	},
	update: {
		variable: '$input: CustomerInput!',
		mutation: `customerUpdate(input: $input) { ${customer} }`,
	},
	emailConsent: {
		variable: '$emailConsent: CustomerEmailMarketingConsentUpdateInput!',
		mutation: `customerEmailMarketingConsentUpdate(input: $emailConsent) { ${customer} }`,
	},
	smsConsent: {
		variable: '$smsConsent: CustomerSmsMarketingConsentUpdateInput!',
		mutation: `customerSmsMarketingConsentUpdate(input: $smsConsent) { ${customer} }`,
	},
	whatsAppConsent: {
		variable: '$whatsAppConsent: CustomerWhatsAppMarketingConsentUpdateInput!',
		mutation: `customerWhatsAppMarketingConsentUpdate(input: $whatsAppConsent) {
		customerPhoneNumber { whatsAppMarketingConsent { state optInLevel updatedAt collectedFrom } }
		userErrors { field message }
	}`,
	},
	added: {
		variable: '$added: [String!]!',
		mutation: `tagsAdd(id: $id, tags: $added) { ${node} }`,
	},
	removed: {
		variable: '$removed: [String!]!',
		mutation: `tagsRemove(id: $id, tags: $removed) { ${node} }`,
	},
} as const;

export type WriteStep = keyof typeof STEPS;

const ALL_STEPS = Object.keys(STEPS) as readonly WriteStep[];

/** One request for all that is written to a customer. */
export function writeDocument(
	wanted: readonly WriteStep[],
	version: ApiVersion = API_VERSION,
): string {
	const steps = ALL_STEPS.filter((step) => wanted.includes(step));
	const tags = steps.some((step) => step === 'added' || step === 'removed');
	const variables = [...(tags ? ['$id: ID!'] : []), ...steps.map((step) => STEPS[step].variable)];
	const whole = steps.some((step) => step !== 'cleared' && step !== 'whatsAppConsent');
	return `
mutation WriteCustomer(${variables.join(', ')}) {
${steps.map((step) => `	${step}: ${STEPS[step].mutation}`).join('\n')}
}
${whole ? customerFields(version) : ''}`;
}

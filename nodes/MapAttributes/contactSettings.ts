import type { IExecuteFunctions } from 'n8n-workflow';
import type { AttributeType, FieldValue } from '../core/convert';
import type { ContactMappingSettings, ContactRule } from '../core/toCustomer/mapContact';
import { asFlag, asText } from '../n8n/parameters';
import { RESERVED_ATTRIBUTES } from '../wati/linkNames';
import { readTagRules, type TagsFlaw } from './tagRules';

interface RuleParameter {
	readonly source?: string;
	readonly attribute?: unknown;
	readonly value?: FieldValue;
	readonly field: string;
	readonly metafield?: unknown;
	readonly type?: AttributeType;
	readonly whenEmpty?: 'clear' | 'keep';
}

const METAFIELD = /^[^.\s]+\.[^\s]+$/;

const ruleOf = (rule: RuleParameter): ContactRule => ({
	source:
		rule.source === 'value' ? { value: rule.value ?? null } : { attribute: asText(rule.attribute) },
	field: rule.field === 'metafield' ? `metafields.${asText(rule.metafield)}` : rule.field,
	type: rule.type ?? 'text',
	whenEmpty: rule.whenEmpty ?? 'clear',
});

const repeated = (names: readonly string[]): string | undefined =>
	names.find((name, index) => names.indexOf(name) !== index);

/** What is wrong with the rules, in a sentence. */
function flaw(rules: readonly ContactRule[]): string | undefined {
	const attributes = rules.flatMap(({ source }) =>
		'attribute' in source ? [source.attribute.toLowerCase()] : [],
	);
	if (attributes.includes('')) return 'An attribute has no name: fill in "Attribute in Wati".';
	const reserved = attributes.find((name) => RESERVED_ATTRIBUTES.includes(name));
	if (reserved !== undefined) return `The attribute "${reserved}" is reserved: choose another one.`;
	const twice = repeated(attributes);
	if (twice !== undefined) return `Two rules read the attribute "${twice}": keep one of them.`;
	const field = repeated(rules.map((rule) => rule.field));
	if (field !== undefined) return `Two rules write the field "${field}": keep one of them.`;
	const metafield = rules
		.filter((rule) => rule.field.startsWith('metafields.'))
		.map((rule) => rule.field.slice('metafields.'.length))
		.find((name) => !METAFIELD.test(name));
	if (metafield === undefined) return undefined;
	return `"${metafield}" is no metafield: write namespace and key with a dot, such as custom.birthday.`;
}

/** The node's parameters for one item in the direction Wati to Shopify. */
export function readContactSettings(
	context: IExecuteFunctions,
	itemIndex: number,
): ContactMappingSettings | TagsFlaw {
	const parameter = <T>(name: string, fallback: T) =>
		context.getNodeParameter(name, itemIndex, fallback) as T;
	const { rule = [] } = parameter<{ rule?: readonly RuleParameter[] }>('contactRules', {});
	const rules = rule.map(ruleOf);
	const wrong = flaw(rules);
	if (wrong !== undefined) return { flaw: wrong };
	const tags = readTagRules(context, itemIndex);
	if (tags !== 'none' && 'flaw' in tags) return tags;
	const mapped = rules.flatMap(({ source }) =>
		'attribute' in source ? [source.attribute.toLowerCase()] : [],
	);
	return {
		rules,
		tags: tags === 'none' ? 'none' : { ...tags, reserved: [...RESERVED_ATTRIBUTES, ...mapped] },
		channel: parameter<ContactMappingSettings['channel']>('consentChannel', 'email'),
		subscribeNew: asFlag(parameter<unknown>('subscribeNew', true)),
		fillName: asFlag(parameter<unknown>('fillName', true)),
	};
}

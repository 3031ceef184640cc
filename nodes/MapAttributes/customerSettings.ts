import type { IExecuteFunctions } from 'n8n-workflow';
import { getCountries } from 'libphonenumber-js/max';
import type { AttributeType, FieldValue } from '../core/convert';
import type { MappingRule, MappingSettings } from '../core/toContact/mapCustomer';
import { asFlag, asText } from '../n8n/parameters';
import { RESERVED_ATTRIBUTES } from '../wati/linkNames';
import { readTagRules } from './tagRules';

interface RuleParameter {
	readonly source: string;
	readonly metafield?: string;
	readonly value?: FieldValue;
	readonly attribute: string;
	readonly type: AttributeType;
	readonly whenEmpty: 'clear' | 'keep' | 'write';
	readonly emptyValue?: string;
}

interface OptionsParameter {
	readonly addressPhone?: boolean;
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const isCountry = (code: string): boolean =>
	/^[A-Z]{2}$/.test(code) && code !== 'ZZ' && regions.of(code) !== undefined;

function sourceOf({ source, metafield, value }: RuleParameter): MappingRule['source'] {
	if (source === 'value') return { value: value ?? null };
	return { field: source === 'metafield' ? `metafields.${asText(metafield)}` : source };
}

const ruleOf = (rule: RuleParameter): MappingRule => ({
	source: sourceOf(rule),
	attribute: asText(rule.attribute),
	type: rule.type,
	whenEmpty: rule.whenEmpty === 'write' ? { write: rule.emptyValue ?? '' } : rule.whenEmpty,
});

/** What is wrong with the rules, in a sentence. */
function flaw(rules: readonly MappingRule[], country: string): string | undefined {
	const names = rules.map(({ attribute }) => attribute.toLowerCase());
	if (names.includes('')) return 'An attribute has no name: fill in "Attribute in Wati".';
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) return `Two rules write the attribute "${twice}": keep one of them.`;
	const reserved = names.find((name) => RESERVED_ATTRIBUTES.includes(name));
	if (reserved !== undefined)
		return `The attribute "${reserved}" is reserved: choose another name.`;
	if (country !== '' && !isCountry(country)) {
		return `"${country}" is not a country: the default country is two letters, such as DE.`;
	}
	return undefined;
}

/** The node's parameters for one item, or a sentence that names the wrong one. */
export function readCustomerSettings(
	context: IExecuteFunctions,
	itemIndex: number,
): MappingSettings | { readonly flaw: string } {
	const parameter = <T>(name: string, fallback: T) =>
		context.getNodeParameter(name, itemIndex, fallback) as T;
	const { rule = [] } = parameter<{ rule?: readonly RuleParameter[] }>('rules', {});
	const options = parameter<OptionsParameter>('options', {});
	const rules = rule.map(ruleOf);
	const country = asText(parameter('defaultCountry', '')).toUpperCase();
	const wrong = flaw(rules, country);
	if (wrong !== undefined) return { flaw: wrong };
	const tags = readTagRules(context, itemIndex);
	if (tags !== 'none' && 'flaw' in tags) return tags;
	return {
		rules,
		// A country without phone numbers of its own is no country to read numbers by.
		defaultCountry: getCountries().some((one) => one === country) ? country : '',
		addressPhone: asFlag(options.addressPhone),
		channel: parameter<MappingSettings['channel']>('consentChannel', 'email'),
		reserved: RESERVED_ATTRIBUTES,
		tags:
			tags === 'none'
				? 'none'
				: { ...tags, whenRemoved: parameter<'false' | 'empty'>('tagRemoved', 'false') },
	};
}

import type { Customer } from '../customer.mts';
import { type Refusal, type Result, done, refusal, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';
import { namespaceOf } from '../views/metafield.mts';
import {
	type MetafieldValue,
	metafieldOf,
	valueProblem,
	withMetafield,
} from '../writes/metafields.mts';
import type { MetafieldInput } from './customerInput.mts';

/** A metafield that can be written, or why it cannot; `path` leads to it in the input. */
export function readMetafield(
	shop: Shop,
	customer: Customer,
	input: MetafieldInput,
	path: readonly string[],
): Result<MetafieldValue> {
	const namespace = namespaceOf(input.namespace);
	const key = input.key ?? '';
	const value = input.value ?? '';
	const definition = shop.definitions.find((one) => one.namespace === namespace && one.key === key);
	const stored = metafieldOf(customer, namespace, key);
	const type = input.type ?? definition?.type ?? stored?.type ?? '';
	const refuse = (field: string, message: string, code: string): Refusal =>
		refusal([...path, field], message, code);
	const refusals: Refusal[] = [];
	if (key.length < 2) {
		refusals.push(refuse('key', 'Key is too short (minimum is 2 characters)', 'TOO_SHORT'));
	}
	if (key.length > 64) {
		refusals.push(refuse('key', 'Key is too long (maximum is 64 characters)', 'TOO_LONG'));
	}
	if (namespace.length < 3) {
		refusals.push(
			refuse('namespace', 'Namespace is too short (minimum is 3 characters)', 'TOO_SHORT'),
		);
	}
	if (value === '') refusals.push(refuse('value', "Value can't be blank.", 'BLANK'));
	if (type === '') refusals.push(refuse('type', "Type can't be blank", 'BLANK'));
	if (definition && definition.type !== type) {
		refusals.push(
			refuse(
				'type',
				`Type '${type}' must be consistent with the definition's type: '${definition.type}'.`,
				'INVALID_TYPE',
			),
		);
	}
	const problem = value === '' ? undefined : valueProblem(type, value);
	if (problem) refusals.push(refuse('value', problem, 'INVALID_VALUE'));
	if (type === 'id' && isTaken(shop, customer, { namespace, key, type, value })) {
		refusals.push(refuse('value', 'Value must be unique.', 'TAKEN'));
	}
	return refusals.length > 0 ? refused(...refusals) : done({ namespace, key, type, value });
}

export function withMetafields(
	shop: Shop,
	customer: Customer,
	inputs: readonly MetafieldInput[] | null | undefined,
): Result<Customer> {
	let draft = customer;
	const refusals: Refusal[] = [];
	for (const [index, input] of (inputs ?? []).entries()) {
		const read = readMetafield(shop, draft, input, ['metafields', String(index)]);
		if (read.kind === 'refused') refusals.push(...read.refusals);
		else draft = withMetafield(shop, draft, read.value);
	}
	return refusals.length > 0 ? refused(...refusals) : done(draft);
}

function isTaken(shop: Shop, owner: Customer, { namespace, key, value }: MetafieldValue): boolean {
	return shop.customers
		.all()
		.some((other) => other.id !== owner.id && metafieldOf(other, namespace, key)?.value === value);
}

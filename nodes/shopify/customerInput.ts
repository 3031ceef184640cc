import type { CustomerWrite } from '../core/toCustomer/decision';
import type { WriteStep } from './customerDocuments';
import { customerGid } from './findCustomers';

const METAFIELD = /^metafields\.([^.]+)\.(.+)$/;

interface Metafield {
	readonly namespace: string;
	readonly key: string;
}

const metafieldOf = (field: string): Metafield | undefined => {
	const [, namespace, key] = METAFIELD.exec(field) ?? [];
	return namespace && key ? { namespace, key } : undefined;
};

/** Fields of a customer in the order in which the input lists their metafields. */
export const metafieldsIn = ({ fields }: CustomerWrite): readonly string[] =>
	Object.keys(fields).filter((field) => metafieldOf(field) && fields[field] !== null);

function fieldsInput(write: CustomerWrite): Record<string, unknown> {
	const plain = Object.entries(write.fields).filter(([field]) => !metafieldOf(field));
	const metafields = metafieldsIn(write).map((field) => ({
		...metafieldOf(field),
		value: write.fields[field],
	}));
	return {
		// An empty text empties a field.
		...Object.fromEntries(plain.map(([field, value]) => [field, value ?? ''])),
		...(metafields.length > 0 ? { metafields } : {}),
	};
}

/** The time is left out of an opt-out: the most recent one counts, and the shop's clock is right. */
function consentInput({ channel, state, at }: NonNullable<CustomerWrite['consent']>): {
	readonly name: string;
	readonly value: Record<string, unknown>;
} {
	const subscribed = state === 'subscribed';
	const wanted = subscribed ? 'SUBSCRIBED' : 'UNSUBSCRIBED';
	const level = subscribed ? 'SINGLE_OPT_IN' : undefined;
	if (channel === 'whatsApp') {
		const value = {
			state: wanted,
			...(level && { optInLevel: level }),
			...(at && { updatedAt: at }),
		};
		return { name: 'whatsAppMarketingConsent', value };
	}
	const value = {
		marketingState: wanted,
		...(level && { marketingOptInLevel: level }),
		...(at && { consentUpdatedAt: at }),
	};
	return { name: `${channel}MarketingConsent`, value };
}

/** What `customerCreate` takes: all of it at once, the consent too. */
export function createInput(write: CustomerWrite): Record<string, unknown> {
	const consent = write.consent && consentInput(write.consent);
	return {
		...fieldsInput(write),
		...(write.addTags.length > 0 ? { tags: write.addTags } : {}),
		...(consent ? { [consent.name]: consent.value } : {}),
	};
}

export interface WriteInput {
	readonly steps: readonly WriteStep[];
	readonly variables: Readonly<Record<string, unknown>>;
}

/** The mutations that a write to an existing customer needs, and what they are told. */
export function writeInput(customerId: string, write: CustomerWrite): WriteInput {
	const id = customerGid(customerId);
	const input = fieldsInput(write);
	const cleared = Object.keys(write.fields).flatMap((field) => {
		const metafield = write.fields[field] === null ? metafieldOf(field) : undefined;
		return metafield ? [{ ownerId: id, ...metafield }] : [];
	});
	const variables: Partial<Record<WriteStep | 'id' | 'input', unknown>> = {};
	const steps: WriteStep[] = [];
	const add = (step: WriteStep, value: Record<string, unknown>) => {
		steps.push(step);
		Object.assign(variables, value);
	};
	if (cleared.length > 0) add('cleared', { cleared });
	// Clearing shows no customer, so an update that changes nothing else shows it.
	const updates = Object.keys(input).length + cleared.length > 0;
	if (updates) add('update', { input: { id, ...input } });
	if (write.consent) {
		const { name, value } = consentInput(write.consent);
		const step = `${write.consent.channel}Consent` as const;
		add(step, { [step]: { customerId: id, [name]: value } });
	}
	if (write.addTags.length > 0) add('added', { id, added: write.addTags });
	if (write.removeTags.length > 0) add('removed', { id, removed: write.removeTags });
	return { steps, variables };
}

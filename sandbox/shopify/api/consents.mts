import type { Channel, Customer } from '../customer.mts';
import { personal, requireCustomerAccess, requireScope } from '../graphql/access.mts';
import type { RequestContext } from '../graphql/context.mts';
import { legacyIdOf } from '../globalId.mts';
import type { Refusal } from '../refusal.mts';
import { customerView, phoneView } from '../views/customer.mts';
import { type ConsentRequest, withConsent } from '../writes/consent.mts';
import {
	type NewerConsentInput,
	type OlderConsentInput,
	newer,
	older,
	requireWritable,
} from './consentInput.mts';
import { userErrors } from './userErrors.mts';

interface EmailInput {
	readonly customerId: string;
	readonly emailMarketingConsent: OlderConsentInput;
}

interface SmsInput {
	readonly customerId: string;
	readonly smsMarketingConsent: OlderConsentInput;
}

interface WhatsAppInput {
	readonly customerId: string;
	readonly whatsAppMarketingConsent: NewerConsentInput;
}

/** Observed: the e-mail mutation names the field of an unknown customer, the SMS one does not. */
const NOT_FOUND: Readonly<Record<Channel, Refusal>> = {
	email: { field: ['customerId'], message: 'Customer not found', code: 'INVALID' },
	sms: { field: null, message: 'Customer not found', code: null },
	whatsApp: { field: ['customerId'], message: 'Customer not found', code: 'INVALID' },
};

export function consentMutations(context: RequestContext) {
	return {
		customerEmailMarketingConsentUpdate: ({ input }: { input: EmailInput }) => {
			const { emailMarketingConsent: consent, customerId } = input;
			allow(context, 'customerEmailMarketingConsentUpdate');
			requireWritable(consent.marketingState, older(consent));
			return shown(context, write(context, customerId, 'email', older(consent)));
		},
		customerSmsMarketingConsentUpdate: ({ input }: { input: SmsInput }) => {
			const { smsMarketingConsent: consent, customerId } = input;
			allow(context, 'customerSmsMarketingConsentUpdate');
			requireWritable(consent.marketingState, older(consent));
			return shown(context, write(context, customerId, 'sms', older(consent)));
		},
		customerWhatsAppMarketingConsentUpdate: ({ input }: { input: WhatsAppInput }) => {
			const { whatsAppMarketingConsent: consent, customerId } = input;
			allow(context, 'customerWhatsAppMarketingConsentUpdate');
			requireWritable(consent.state, newer(consent));
			const { customer, refusals } = write(context, customerId, 'whatsApp', newer(consent));
			const number = () => personal(context.shop.options, 'phoneNumber', customer?.phone ?? null);
			return {
				customerPhoneNumber: customer && refusals.length === 0 ? phoneView(customer, number) : null,
				userErrors: userErrors(refusals, ['input']),
			};
		},
	};
}

function allow({ shop }: RequestContext, field: string): void {
	requireScope(shop.options, field, 'write_customers');
	requireCustomerAccess(shop.options, field);
}

interface Written {
	readonly customer: Customer | undefined;
	readonly refusals: readonly Refusal[];
}

function write(
	{ shop }: RequestContext,
	gid: string,
	channel: Channel,
	request: ConsentRequest,
): Written {
	const customer = shop.customers.get(legacyIdOf('Customer', gid));
	if (customer === undefined) return { customer, refusals: [NOT_FOUND[channel]] };
	const result = withConsent(shop, customer, channel, request);
	return result.kind === 'refused'
		? { customer, refusals: result.refusals }
		: { customer: shop.commit(customer, result.value), refusals: [] };
}

function shown(context: RequestContext, { customer, refusals }: Written) {
	const field = refusals.some(({ field }) => field === null);
	return {
		customer: customer ? customerView(customer, context) : null,
		userErrors: field ? userErrors(refusals) : userErrors(refusals, ['input']),
	};
}

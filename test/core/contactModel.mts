import type { Plan } from '../../nodes/core/toContact/plan.ts';
import type { Contact, WantedContact } from '../../nodes/core/profile.ts';
import { verifyWrite } from '../../nodes/core/toContact/verify.ts';
import { settings } from './people.mts';

/** How the modelled service behaves where the real one's behaviour is unknown. */
export interface Service {
	/** Whether the parameter for Allow campaign does anything. */
	readonly campaign: 'obeyed' | 'ignored';
	readonly emptyValues: 'kept' | 'ignored';
}

/** The contact once attributes were written to it. */
export const stored = (
	contact: Contact,
	set: Readonly<Record<string, string>>,
	service: Service,
): Contact => {
	const taken = Object.entries(set).filter(
		([, text]) => text !== '' || service.emptyValues === 'kept',
	);
	const asked = set[settings.campaignParameter];
	const obeyed = asked !== undefined && service.campaign === 'obeyed';
	return {
		...contact,
		allowCampaign: obeyed ? asked === 'true' : contact.allowCampaign,
		attributes: { ...contact.attributes, ...Object.fromEntries(taken) },
	};
};

/** The contact once a plan was carried out, its correction included. */
export function carriedOut(
	plan: Plan,
	customer: WantedContact,
	service: Service,
): Contact | undefined {
	if (plan.action !== 'create' && plan.action !== 'update') return plan.contact;
	const before: Contact =
		plan.action === 'update'
			? plan.contact
			: { id: 'new', number: plan.number, name: plan.name, allowCampaign: true, attributes: {} };
	const after = stored(before, plan.write.set, service);
	const { correction } = verifyWrite(plan.write, after, customer.consent, settings);
	return stored(after, correction, service);
}

import type { Contact } from './contact.mts';
import type { WatiOptions } from './options.mts';

/** The v3 shape. `phone` is left out where there is none; all else is there, if need be null. */
export function contactDtoV3(contact: Contact, options: WatiOptions): Record<string, unknown> {
	const { channel, switches } = options;
	const phone = contact.number !== null && (switches.phonePlus ? '+' : '') + contact.number;
	return {
		...NO_CONTACT,
		id: contact.id,
		wa_id: contact.number,
		name: contact.name,
		...(phone !== false && { phone }),
		created: new Date(contact.created).toISOString(),
		last_updated: new Date(contact.lastUpdated).toISOString(),
		contact_status: 'active',
		source: contact.source,
		channel_id: channel.id,
		opted_in: contact.optedIn,
		allow_broadcast: contact.allowCampaign,
		allow_sms: contact.allowSms,
		teams: contact.teams,
		segments: [],
		custom_params: customParams(contact, options),
		channel_type: contact.channelType,
		display_name: contact.name,
		contact_link: {
			whats_app_contact_id: contact.channelType === 'whatsapp' ? contact.id : null,
			instagram_contact_id: contact.channelType === 'instagram' ? contact.id : null,
			messenger_contact_id: contact.channelType === 'messenger' ? contact.id : null,
		},
		bsuid: contact.bsuid,
		username: contact.username,
		parentBsuid: contact.parentBsuid,
	};
}

/** What a serializer makes of a contact that was not found. */
export const NO_CONTACT = {
	id: null,
	wa_id: null,
	name: null,
	photo: null,
	created: '0001-01-01T00:00:00Z',
	last_updated: '0001-01-01T00:00:00Z',
	contact_status: null,
	source: null,
	channel_id: null,
	ig_phone_source: null,
	mg_phone_source: null,
	opted_in: false,
	allow_broadcast: false,
	allow_sms: false,
	teams: null,
	segments: null,
	custom_params: null,
	channel_type: null,
	display_name: null,
	contact_link: null,
	// The schema says string, the official example shows a boolean.
	is_broadcast_limit_reached: false,
	bsuid: null,
	username: null,
	parentBsuid: null,
} as const;

function customParams(contact: Contact, { switches }: WatiOptions) {
	const params = switches.echoesNameAndPhoneAsParams
		? paramsWithNameAndPhone(contact)
		: contact.params;
	const list = Object.entries(params).map(([name, value]) => ({ name, value }));
	return list.length === 0 && switches.customParamsNullWhenEmpty ? null : list;
}

/** The two pseudo-attributes come first and hide attributes of the same name. */
export function paramsWithNameAndPhone({ name, number, params }: Contact): Record<string, string> {
	const pseudo = { name, ...(number !== null && { phone: number }) };
	return { ...pseudo, ...params, ...pseudo };
}

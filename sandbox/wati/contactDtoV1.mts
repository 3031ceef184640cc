import type { Contact } from './contact.mts';
import { paramsWithNameAndPhone } from './contactDtoV3.mts';
import { objectIdOf } from './objectId.mts';

/** The v1 shape, as captured from the live service. */
export function contactDtoV1(contact: Contact): Record<string, unknown> {
	return {
		id: contact.id,
		wAid: contact.number,
		firstName: contact.name.split(' ')[0],
		fullName: contact.name,
		phone: contact.number,
		source: contact.source,
		contactStatus: 'VALID',
		photo: null,
		created: monthDayYear(contact.created),
		customParams: Object.entries(paramsWithNameAndPhone(contact)).map(([name, value]) => ({
			name,
			value,
		})),
		optedIn: contact.optedIn,
		isDeleted: false,
		lastUpdated: new Date(contact.lastUpdated).toISOString(),
		allowBroadcast: contact.allowCampaign,
		allowSMS: contact.allowSms,
		teamIds: contact.teams.map(objectIdOf),
		isInFlow: false,
		lastFlowId: null,
		currentFlowNodeId: null,
		selectedHubspotId: null,
	};
}

/** `Oct-11-2024`: v1 gives no other date of creation. */
function monthDayYear(at: number): string {
	const [, day, month, year] = new Date(at).toUTCString().split(' ');
	return `${month}-${day}-${year}`;
}

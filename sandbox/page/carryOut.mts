import type { Action } from './actions.mts';
import type { Inbox } from './inbox.mts';
import type { Shop } from './world.mts';

export async function carryOut(shop: Shop, inbox: Inbox, action: Action): Promise<void> {
	switch (action.action) {
		case 'createCustomer':
			return await shop.createCustomer({
				...action.fields,
				tags: action.tags,
				emailConsent: action.emailConsent,
			});
		case 'updateCustomer':
			return await shop.updateCustomer(action.id, action.fields);
		case 'addTags':
			return await shop.addTags(action.id, action.tags);
		case 'removeTags':
			return await shop.removeTags(action.id, action.tags);
		case 'setConsent':
			return await shop.setConsent(action.id, action.channel, action.state);
		case 'deleteCustomer':
			return await shop.deleteCustomer(action.id);
		case 'writeMessage':
			return await inbox.write(action.from, action.text, action.name || undefined);
		case 'setAttribute':
			return await inbox.setAttribute(action.id, action.name, action.value);
		case 'removeAttribute':
			return await inbox.removeAttribute(action.id, action.name);
		case 'setAllowCampaign':
			return await inbox.setAllowCampaign(action.id, action.allowed);
	}
}

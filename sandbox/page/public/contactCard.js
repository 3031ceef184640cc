import { addAttributeForm } from './addAttribute.js';
import { agentOf } from './agent.js';
import { allowCampaignSwitch } from './allowCampaign.js';
import { attributeEditor } from './attributes.js';
import { element } from './element.js';
import { messageLine } from './messageLine.js';
import { avatar, markPerson } from './person.js';
import { problemPlace } from './problems.js';
import { syncRecord } from './syncRecord.js';
import { tagAttributes } from './tagAttributes.js';

export const WAITING = 'Reaches Shopify with the next message of this contact.';

export function contactCard() {
	let contact;
	const face = avatar();
	const number = element('h3', { className: 'number' });
	const name = element('p', { className: 'counterpart' });
	const problems = problemPlace();
	const agent = agentOf(() => contact.id, problems.tell);
	const adding = addAttributeForm(agent);
	const editing = {
		...agent,
		remove: async (name) => (await agent.remove(name)) && adding.focus(),
	};
	const campaign = allowCampaignSwitch(agent);
	const attributes = attributeEditor(editing);
	const tags = tagAttributes(editing);
	const record = syncRecord();
	const messages = messageLine(problems.tell);
	const hint = element('p', { className: 'hint' }, WAITING);
	const node = element(
		'article',
		{ className: 'card contact', tabIndex: -1 },
		element('header', {}, face.node, element('div', {}, number, name), campaign.node),
		attributes.node,
		element('div', { className: 'tags' }, tags.node, adding.node),
		record.node,
		hint,
		messages.node,
		problems.node,
	);
	return {
		node,
		patch(next) {
			contact = next;
			node.id = `contact-${next.id}`;
			markPerson(node, next.person ?? next.id);
			face.patch(next.name, next.person);
			number.textContent = next.number ?? 'No number';
			name.textContent = next.name;
			campaign.patch(next.allowCampaign);
			attributes.patch(next.attributes);
			tags.patch(next.tags);
			record.patch(next.syncRecord);
			messages.patch(next);
			hint.hidden = next.chat.edits === 'none';
		},
	};
}

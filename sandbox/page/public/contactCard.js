import { element } from './element.js';
import { keyedList } from './keyedList.js';
import { avatar, markPerson } from './person.js';

const stateWords = { true: 'true', false: 'false', empty: 'empty' };

export function contactCard() {
	const face = avatar();
	const number = element('h3', { className: 'number' });
	const name = element('p', { className: 'counterpart' });
	const campaign = element('span', { className: 'badge' });
	const attributes = attributeTable('Attributes');
	const chips = element('ul', { className: 'chips', 'aria-label': 'Tag attributes' });
	const showTags = keyedList(chips, { key: (tag) => tag.name, build: tagChip });
	const record = attributeTable('Sync record');
	const fold = element(
		'details',
		{ className: 'record' },
		element('summary', {}, 'Sync record'),
		record.node,
	);
	const node = element(
		'article',
		{ className: 'card contact', tabIndex: -1 },
		element('header', {}, face.node, element('div', {}, number, name), campaign),
		attributes.node,
		chips,
		fold,
	);
	return {
		node,
		patch(contact) {
			node.id = `contact-${contact.id}`;
			markPerson(node, contact.person);
			face.patch(contact.name, contact.person);
			number.textContent = contact.number ?? 'No number';
			name.textContent = contact.name;
			campaign.textContent = `Allow campaign: ${contact.allowCampaign ? 'yes' : 'no'}`;
			campaign.dataset.tone = contact.allowCampaign ? 'good' : 'off';
			attributes.patch(contact.attributes);
			showTags(contact.tags);
			chips.hidden = contact.tags.length === 0;
			record.patch(contact.syncRecord);
			fold.hidden = contact.syncRecord.length === 0;
		},
	};
}

function attributeTable(caption) {
	const body = element('tbody');
	const node = element(
		'table',
		{ className: 'attributes' },
		element('caption', { className: 'unseen' }, caption),
		body,
	);
	const showRows = keyedList(body, { key: ({ name }) => name, build: attributeRow });
	return {
		node,
		patch(attributes) {
			showRows(attributes);
			node.hidden = attributes.length === 0;
		},
	};
}

function attributeRow({ name }) {
	const value = element('td');
	return {
		node: element('tr', {}, element('th', { scope: 'row' }, ...breakable(name)), value),
		patch(attribute) {
			value.textContent = attribute.value === '' ? 'empty' : attribute.value;
			value.classList.toggle('none', attribute.value === '');
		},
	};
}

/** A long name breaks after an underscore rather than anywhere. @param {string} name */
const breakable = (name) => name.split(/(?<=_)/).flatMap((part) => [part, element('wbr')]);

function tagChip({ name, label }) {
	const state = element('span', { className: 'state' });
	const node = element('li', { className: 'chip', title: name }, label, state);
	return {
		node,
		patch(tag) {
			state.textContent = stateWords[tag.state];
			node.dataset.state = tag.state;
		},
	};
}

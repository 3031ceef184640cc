import { breakable } from './attributes.js';
import { element } from './element.js';
import { keyedList } from './keyedList.js';

/** What the sync keeps on the contact for itself: to be read, not edited. */
export function syncRecord() {
	const body = element('tbody');
	const table = element(
		'table',
		{ className: 'attributes' },
		element('caption', { className: 'unseen' }, 'Sync record'),
		body,
	);
	const node = element(
		'details',
		{ className: 'record' },
		element('summary', {}, 'Sync record'),
		table,
	);
	const showRows = keyedList(body, { key: ({ name }) => name, build: recordRow });
	return {
		node,
		patch(attributes) {
			showRows(attributes);
			node.hidden = attributes.length === 0;
		},
	};
}

function recordRow({ name }) {
	const value = element('td');
	return {
		node: element('tr', {}, element('th', { scope: 'row' }, ...breakable(name)), value),
		patch(attribute) {
			value.textContent = attribute.value === '' ? 'empty' : attribute.value;
			value.classList.toggle('none', attribute.value === '');
		},
	};
}

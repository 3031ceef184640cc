import { element } from './element.js';
import { keyedList } from './keyedList.js';

/** A click turns a tag attribute over. */
export function tagAttributes(agent) {
	const node = element('ul', { className: 'chips', 'aria-label': 'Tag attributes' });
	const build = ({ name, label }) => chip(name, label, agent);
	const showTags = keyedList(node, { key: (tag) => tag.name, build });
	return {
		node,
		patch(tags) {
			showTags(tags);
			node.hidden = tags.length === 0;
		},
	};
}

function chip(name, label, agent) {
	let next = 'true';
	const state = element('span', { className: 'state' });
	const toggle = element('button', { type: 'button', className: 'toggle' }, label, state);
	const remove = element(
		'button',
		{ type: 'button', className: 'icon', 'aria-label': `Remove ${name}` },
		'×',
	);
	toggle.addEventListener('click', () => agent.set(name, next));
	remove.addEventListener('click', () => agent.remove(name));
	const node = element('li', { className: 'chip' }, toggle, remove);
	return {
		node,
		patch(tag) {
			next = tag.state === 'true' ? 'false' : 'true';
			node.dataset.state = tag.state;
			state.textContent = tag.state;
			toggle.ariaLabel = `${label} ${tag.state}, set to ${next}`;
			toggle.title = `Set ${name} to ${next}`;
		},
	};
}

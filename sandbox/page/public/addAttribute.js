import { element } from './element.js';

export function addAttributeForm(agent) {
	const input = (label, placeholder) =>
		element('input', { type: 'text', 'aria-label': label, placeholder, autocomplete: 'off' });
	const name = input('Name of a new attribute', 'Add an attribute');
	const value = input('Value of the new attribute', 'value');
	const add = element('button', { type: 'submit', className: 'icon', 'aria-label': 'Add' }, '+');
	const node = element('form', { className: 'pill attribute' }, name, value, add);
	const focus = () => name.focus({ preventScroll: true });

	node.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (!(await agent.set(name.value.trim(), value.value.trim()))) return;
		node.reset();
		focus();
	});
	return { node, focus };
}

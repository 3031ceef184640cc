import { element } from './element.js';
import { keyedList } from './keyedList.js';

/** Attributes to type over: Enter or "Save" writes a value, Escape takes it back. */
export function attributeEditor(agent) {
	const body = element('tbody');
	const node = element(
		'table',
		{ className: 'attributes' },
		element('caption', { className: 'unseen' }, 'Attributes'),
		body,
	);
	const showRows = keyedList(body, {
		key: ({ name }) => name,
		build: ({ name }) => attributeRow(name, agent),
	});
	return {
		node,
		patch(attributes) {
			showRows(attributes);
			node.hidden = attributes.length === 0;
		},
	};
}

function attributeRow(name, agent) {
	let shown = '';
	const input = element('input', {
		type: 'text',
		'aria-label': name,
		placeholder: 'empty',
		autocomplete: 'off',
	});
	const save = element('button', { type: 'submit', className: 'button small' }, 'Save');
	const remove = element(
		'button',
		{ type: 'button', className: 'icon', 'aria-label': `Remove ${name}` },
		'×',
	);
	const form = element('form', { className: 'value' }, input, save, remove);

	const isEdited = () => input.value !== shown;
	const showState = () => {
		save.hidden = !isEdited();
		input.title = input.value;
	};
	const show = (text) => {
		input.value = text;
		showState();
	};
	input.addEventListener('input', showState);
	input.addEventListener('keydown', ({ key }) => key === 'Escape' && show(shown));
	remove.addEventListener('click', () => agent.remove(name));
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const value = input.value.trim();
		if (!isEdited() || !(await agent.set(name, value))) return;
		shown = value;
		show(value);
		input.focus({ preventScroll: true });
	});

	return {
		node: element(
			'tr',
			{},
			element('th', { scope: 'row' }, ...breakable(name)),
			element('td', {}, form),
		),
		patch({ value }) {
			const text = isEdited() ? input.value : value;
			shown = value;
			show(text);
		},
	};
}

/** A long name breaks after an underscore rather than anywhere. @param {string} name */
export const breakable = (name) => name.split(/(?<=_)/).flatMap((part) => [part, element('wbr')]);

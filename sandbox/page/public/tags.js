import { act } from './act.js';
import { element } from './element.js';
import { keyedList } from './keyedList.js';

/**
 * @param {() => string} customerId
 * @param {(problems: readonly import('./act.js').Problem[]) => void} tell
 */
export function tagEditor(customerId, tell) {
	const input = element('input', {
		type: 'text',

		placeholder: 'Add a tag',
		'aria-label': 'Add a tag',
		autocomplete: 'off',
	});
	const add = element('button', { type: 'submit', className: 'icon', 'aria-label': 'Add' }, '+');
	const form = element('form', { className: 'pill tag' }, input, add);
	const list = element('ul', { className: 'chips' });
	const node = element('div', { className: 'tags' }, list, form);

	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const tag = input.value.trim();
		if (tag === '') return;
		const problems = await act({ action: 'addTags', id: customerId(), tags: [tag] });
		if (problems.length === 0) input.value = '';
		tell(problems);
	});

	const chip = (tag) => {
		const remove = element(
			'button',
			{ type: 'button', className: 'icon', 'aria-label': `Remove the tag ${tag}` },
			'×',
		);
		remove.addEventListener('click', async () => {
			const problems = await act({ action: 'removeTags', id: customerId(), tags: [tag] });
			tell(problems);
			if (problems.length === 0) input.focus({ preventScroll: true });
		});
		return { node: element('li', { className: 'chip' }, tag, remove), patch() {} };
	};
	return { node, patch: keyedList(list, { key: (tag) => tag, build: chip }) };
}

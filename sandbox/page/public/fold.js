import { element } from './element.js';

/** As many as a narrow screen shows of a long list; a wide one scrolls each list by itself. */
const SHOWN = 8;

/**
 * A list whose end waits behind a button where everything stands in one column.
 *
 * @param {HTMLElement} list
 * @param {string} noun
 */
export function foldable(list, noun) {
	const button = element('button', { type: 'button', className: 'button more' });
	list.classList.add('is-folded');
	list.after(button);
	const patch = () => {
		const isFolded = list.classList.contains('is-folded');
		button.hidden = list.childElementCount <= SHOWN;
		button.textContent = isFolded
			? `Show all ${list.childElementCount} ${noun}`
			: `Show the newest ${SHOWN} ${noun}`;
		button.ariaExpanded = String(!isFolded);
	};
	button.addEventListener('click', () => {
		list.classList.toggle('is-folded');
		patch();
	});
	list.addEventListener('unfold', () => {
		list.classList.remove('is-folded');
		patch();
	});
	return { patch };
}

/** Opens the list that a node waits in. @param {HTMLElement} node */
export function unfold(node) {
	node.closest('.is-folded')?.dispatchEvent(new Event('unfold'));
}

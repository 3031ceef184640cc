import { flash } from './flash.js';

/**
 * Shows items as nodes, one node an item for as long as the item lives: what a person is typing
 * or has unfolded outlives an update. What changes after the first showing flashes.
 *
 * @template Item
 * @param {Element} parent
 * @param {object} list
 * @param {(item: Item) => string} list.key
 * @param {(item: Item) => { node: HTMLElement, patch(item: Item): void }} list.build
 * @param {(item: Item) => unknown} [list.content] what counts as a change
 * @param {(item: Item, what: 'new' | 'changed' | 'gone', node: HTMLElement) => void} [list.onChange]
 * @returns {(items: readonly Item[]) => void}
 */
export function keyedList(parent, { key, build, content = (item) => item, onChange = () => {} }) {
	const entries = new Map();
	let isFirstShowing = true;

	const show = (item, before) => {
		const known = entries.get(key(item));
		const entry = known ?? { ...build(item), text: '' };
		entries.set(key(item), entry);
		entry.item = item;
		entry.patch(item);

		const text = JSON.stringify(content(item));
		if (text !== entry.text && !isFirstShowing) {
			flash(entry.node);
			onChange(item, known ? 'changed' : 'new', entry.node);
		}
		entry.text = text;
		if (before === entry.node) return before.nextElementSibling;
		// A node that is moved loses the focus that is in it.
		const focused = entry.node.contains(document.activeElement) ? document.activeElement : null;
		parent.insertBefore(entry.node, before);
		if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
		return before;
	};

	return (items) => {
		const wanted = new Set(items.map(key));
		for (const [name, { item, node }] of entries) {
			if (wanted.has(name)) continue;
			node.remove();
			entries.delete(name);
			onChange(item, 'gone', node);
		}
		let next = parent.firstElementChild;
		for (const item of items) next = show(item, next);
		isFirstShowing = false;
	};
}

import { element } from './element.js';

const TONES = 8;

/** A customer and its contact wear the same colour: one sees the pair without a pointer. */
export function avatar() {
	const node = element('span', { className: 'avatar', 'aria-hidden': 'true' });
	return {
		node,
		/** @param {string} name @param {string | null} person */
		patch(name, person) {
			node.textContent = initials(name);
			node.dataset.tone = person === null ? 'none' : String(toneOf(person));
		},
	};
}

/** @param {string} name */
const initials = (name) => {
	const words = name.match(/\p{L}\p{M}*/gu)
		? name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
		: [];
	const first = words[0]?.[0] ?? '#';
	return (first + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
};

/** @param {string} person */
const toneOf = (person) => {
	let sum = 0;
	for (const sign of person) sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193) >>> 0;
	return (sum >>> 13) % TONES;
};

/** @param {HTMLElement} node @param {string | null} person */
export function markPerson(node, person) {
	if (person === null) delete node.dataset.person;
	else node.dataset.person = person;
}

/** Whatever belongs to the person under the pointer or the focus lights up together. */
for (const event of ['pointerover', 'focusin']) {
	document.addEventListener(event, ({ target }) => {
		const own = target instanceof Element ? target.closest('[data-person]') : null;
		const person = own instanceof HTMLElement ? own.dataset.person : undefined;
		for (const node of document.querySelectorAll('[data-person]')) {
			node.classList.toggle(
				'is-same-person',
				node instanceof HTMLElement && node.dataset.person === person,
			);
		}
	});
}

import { element } from './element.js';

/** A place that says in words why something was refused. */
export function problemPlace() {
	const node = element('p', { className: 'problem', role: 'alert', hidden: true });
	return {
		node,
		/** @param {readonly import('./act.js').Problem[]} problems */
		tell(problems) {
			node.textContent = problems.map(({ message }) => sentence(message)).join(' ');
			node.hidden = problems.length === 0;
		},
	};
}

/** @param {string} message */
const sentence = (message) => (/[.!?]$/.test(message) ? message : `${message}.`);

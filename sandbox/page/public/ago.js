import { element } from './element.js';

const REFRESH_MS = 5000;
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** @param {string} at */
const ago = (at) => {
	const seconds = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1000));
	if (seconds < 5) return 'now';
	if (seconds < MINUTE_S) return `${seconds} s ago`;
	if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min ago`;
	if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h ago`;
	return new Date(at).toLocaleDateString();
};

export function timeAgo() {
	const node = element('time', { className: 'ago' });
	return {
		node,
		/** @param {string} at */
		patch(at) {
			node.dateTime = at;
			node.title = new Date(at).toLocaleString();
			node.textContent = ago(at);
		},
	};
}

setInterval(() => {
	for (const node of document.querySelectorAll('time.ago')) {
		if (node instanceof HTMLTimeElement) node.textContent = ago(node.dateTime);
	}
}, REFRESH_MS);

import { byId } from './element.js';

const GATHER_MS = 400;

/** @type {Set<string>} */
const sentences = new Set();

/** Tells a screen reader in one go what changed in one go. @param {string} sentence */
export function announce(sentence) {
	if (sentences.size === 0) {
		setTimeout(() => {
			byId('announcer').textContent = [...sentences].join(' ');
			sentences.clear();
		}, GATHER_MS);
	}
	sentences.add(sentence);
}

import { unfold } from './fold.js';

/** Scrolls within the column only, and never under the hand of the person. @param {HTMLElement} node */
export function reveal(node) {
	const column = node.closest('.scroll');
	if (!column || column.matches(':hover, :focus-within')) return;
	if (getComputedStyle(column).overflowY !== 'auto') return;
	const own = node.getBoundingClientRect();
	const seen = column.getBoundingClientRect();
	if (own.top >= seen.top && own.bottom <= seen.bottom) return;
	column.scrollTo({ top: column.scrollTop + own.top - seen.top - 12, behavior: motion() });
}

/** @param {HTMLElement} node */
export function showTo(node) {
	unfold(node);
	node.scrollIntoView({ block: 'center', behavior: motion() });
	node.focus({ preventScroll: true });
}

const motion = () =>
	matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

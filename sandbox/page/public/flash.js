/** @param {HTMLElement} node */
export function flash(node) {
	node.classList.remove('flash');
	// Without a layout in between the browser would not begin the animation anew.
	void node.offsetWidth;
	node.classList.add('flash');
}

document.addEventListener('animationend', ({ animationName, target }) => {
	if (animationName !== 'flash' || !(target instanceof Element)) return;
	target.closest('.flash')?.classList.remove('flash');
});
